/** The search box in use: its pages are loaded once, and scanned as a reader types. */

import { excerpt, mark, wantedOf } from "../state/excerpt"
import { find, makeIndex, type Hit, type Index } from "../state/find"
import { terms } from "../state/query"
import type { Words } from "../strings"
import { fill, make, on, type Undo, together } from "./dom"

const MOST = 20
const PAUSE = 120

declare global {
  interface Window {
    hornbookSearch?: (rows: unknown) => void
  }
}

export interface Box {
  readonly input: HTMLInputElement
  readonly status: HTMLElement
  readonly list: HTMLElement
  readonly base: string
  /** Address of the words of all pages, from the root of the site. */
  readonly data: string
  readonly words: Words
}

/** What is known of the pages: nothing yet, the script that brings it, or all. */
interface Known {
  index: Index | null
  script: HTMLScriptElement | null
}

function marked(text: string, wanted: readonly string[]): Node[] {
  return mark(text, wanted).map(({ text: part, hit }) =>
    hit ? make("mark", {}, part) : document.createTextNode(part),
  )
}

function itemOf(hit: Hit, base: string, query: string): Node {
  const { url, title, topic, text } = hit.entry
  const wanted = wantedOf(hit, query)
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

function run({ input, status, list, base, words }: Box, index: Index): void {
  const query = input.value
  const found = find(index, query)
  fill(list, ...found.slice(0, MOST).map((hit) => itemOf(hit, base, query)))
  status.textContent = terms(query).length > 0 ? countOf(found.length, words) : ""
}

/** Loads the data, as a classic script: a page opened from a disk may not fetch. Until it is there, each call may try again. */
function prepare(box: Box, known: Known): void {
  if (known.script) return
  const script = (known.script = make("script", { src: box.base + box.data }) as HTMLScriptElement)
  box.status.textContent = box.words("search_loading")
  window.hornbookSearch = (rows) => {
    known.index = makeIndex(Array.isArray(rows) ? rows : [])
    run(box, known.index)
  }
  on(script, "error", () => {
    // One that comes in parts may fail in several, and after the next try has begun.
    if (known.script !== script || known.index) return
    script.remove()
    known.script = null
    box.status.textContent = box.words("search_failed")
  })
  document.head.appendChild(script)
}

/** Begins at once: the reader is in the box already. */
export function mountBox(box: Box): Undo {
  const known: Known = { index: null, script: null }
  let timer = 0
  const soon = (event: Event): void => {
    // Half a Chinese word in Latin letters is not a query.
    if ((event as InputEvent).isComposing) return
    prepare(box, known)
    window.clearTimeout(timer)
    timer = window.setTimeout(() => known.index && run(box, known.index), PAUSE)
  }
  prepare(box, known)
  return together([
    on(box.input, "focus", () => prepare(box, known)),
    on(box.input, "input", soon),
    on(box.input, "compositionend" as "input", soon),
    () => window.clearTimeout(timer),
  ])
}
