/** The search box: its pages are loaded when a reader first goes to it, and scanned as they type. */

import { excerpt, find, makeIndex, mark, terms, wantedOf, type Entry, type Index } from "../state/find"
import type { Words } from "../strings"
import { mountDialog } from "./dialog"
import { all, fill, make, on, one, together, type Undo } from "./dom"

const MOST = 20
const PAUSE = 120

declare global {
  interface Window {
    hornbookSearch?: (rows: unknown) => void
  }
}

interface Box {
  readonly input: HTMLInputElement
  readonly status: HTMLElement
  readonly list: HTMLElement
  readonly base: string
  /** Address of the words of all pages, from the root of the site. */
  readonly data: string
  readonly words: Words
  index: Index | null
  asked: boolean
}

function marked(text: string, wanted: readonly string[]): Node[] {
  return mark(text, wanted).map(({ text: part, hit }) =>
    hit ? make("mark", {}, part) : document.createTextNode(part),
  )
}

function itemOf(entry: Entry, base: string, query: string): Node {
  const { url, title, topic, text } = entry
  const wanted = wantedOf(entry, query)
  return make(
    "li",
    {},
    make("a", { href: base + url }, ...marked(title, wanted)),
    ...(topic ? [" ", make("span", { class: "hb-search-topic" }, topic)] : []),
    make("p", { class: "hb-search-snippet" }, ...marked(excerpt(text, wanted), wanted)),
  )
}

function countOf(found: number, words: Words): string {
  const count = words(found === 0 ? "search_none" : "search_found", { n: found })
  return found > MOST ? words("search_first", { found: count, shown: MOST }) : count
}

function run({ input, status, list, base, words, index }: Box): void {
  if (!index) return
  const query = input.value
  const found = find(index, query)
  fill(list, ...found.slice(0, MOST).map((entry) => itemOf(entry, base, query)))
  status.textContent = terms(query).length > 0 ? countOf(found.length, words) : ""
}

/** Loads the data once, as a classic script: a page opened from a disk may not fetch. */
function prepare(box: Box): void {
  if (box.asked) return
  box.asked = true
  box.status.textContent = box.words("search_loading")
  window.hornbookSearch = (rows) => {
    box.index = makeIndex(Array.isArray(rows) ? rows : [])
    run(box)
  }
  const script = make("script", { src: box.base + box.data })
  on(script, "error", () => {
    script.remove()
    box.asked = false
    box.status.textContent = box.words("search_failed")
  })
  document.head.appendChild(script)
}

function wire(box: Box): Undo {
  let timer = 0
  const soon = (event: Event): void => {
    // Half a Chinese word in Latin letters is not a query.
    if ((event as InputEvent).isComposing) return
    window.clearTimeout(timer)
    timer = window.setTimeout(() => run(box), PAUSE)
  }
  return together([
    on(box.input, "focus", () => prepare(box)),
    on(box.input, "input", soon),
    on(box.input, "compositionend" as "input", soon),
    () => window.clearTimeout(timer),
  ])
}

export function mountSearch(root: Document, words: Words): Undo {
  const dialog = root.getElementById("hb-search")
  const input = dialog && one(dialog, "#hb-search-input")
  const status = dialog && one(dialog, ".hb-search-status")
  const list = dialog && one(dialog, ".hb-search-results")
  if (!(input instanceof HTMLInputElement) || !status || !list) return () => undefined
  const base = root.documentElement.getAttribute("data-hb-base") ?? ""
  const data = root.documentElement.getAttribute("data-hb-search") ?? ""
  return together([
    ...all(root, ".hb-search-button").map((button) => mountDialog(button, dialog)),
    wire({ input, status, list, base, data, words, index: null, asked: false }),
  ])
}
