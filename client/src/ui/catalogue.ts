/** The words that a page carries as JSON. */

import { makeWords, type Words } from "../strings"
import { one } from "./dom"

function read(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // A missing word shows its key.
    return {}
  }
}

/** The words in this element, counted by the rules of the page's language. */
export function wordsIn(root: Document, selector: string): Words {
  return makeWords(read(one(root, selector)?.textContent ?? ""), root.documentElement.lang || "en")
}
