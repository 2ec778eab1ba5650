/** The script of the search: the button loads it, when a reader first goes to the box. */

import { wordsIn } from "./ui/catalogue"
import { one } from "./ui/dom"
import { mountBox } from "./ui/search-box"

const input = one(document, "#hb-search-input")
const status = one(document, ".hb-search-status")
const list = one(document, ".hb-search-results")
if (input instanceof HTMLInputElement && status && list) {
  const { hbBase: base = "", hbSearch: data = "" } = document.documentElement.dataset
  mountBox({ input, status, list, base, data, words: wordsIn(document, "#hb-strings") })
}
