/** The search button. What searches comes in a script of its own, when a reader first goes to the box. */

import type { Words } from "../strings"
import { mountDialog } from "./dialog"
import { all, make, on, one, together, type Undo } from "./dom"

/** Loads the script that searches; one that does not come is asked for again at the next letter. */
function makeLoad(base: string, status: HTMLElement, words: Words): () => void {
  let isAsked = false
  return () => {
    if (isAsked) return
    isAsked = true
    const script = make("script", { src: `${base}assets/hornbook/search.js` })
    on(script, "error", () => {
      script.remove()
      isAsked = false
      status.textContent = words("search_failed")
    })
    document.head.appendChild(script)
  }
}

export function mountSearch(root: Document, words: Words): Undo {
  const dialog = root.getElementById("hb-search")
  const input = dialog && one(dialog, "#hb-search-input")
  const status = dialog && one(dialog, ".hb-search-status")
  if (!input || !status) return () => undefined
  const load = makeLoad(root.documentElement.getAttribute("data-hb-base") ?? "", status, words)
  return together([
    ...all(root, ".hb-search-button").map((button) => mountDialog(button, dialog)),
    on(input, "focus", load),
    on(input, "input", load),
  ])
}
