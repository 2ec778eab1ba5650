/** The search box: its pages are loaded when a reader first goes to it, and scanned as they type. */

import { excerpt, find, makeIndex, mark, terms, type Entry, type Index } from "../state/find"
import type { Words } from "../strings"
import { all, fill, make, on, one, together, type Undo } from "./dom"
import { mountDialog } from "./dialog"

const MOST = 20
const PAUSE = 120

declare global {
  interface Window {
    hornbookSearch?: (rows: unknown) => void
  }
}

/** A classic script with the data: a page opened from a disk may not fetch. */
function load(base: string, done: (rows: readonly unknown[]) => void, failed: () => void): void {
  window.hornbookSearch = (rows) => (Array.isArray(rows) ? done(rows) : failed())
  const script = make("script", { src: `${base}assets/hornbook/search-data.js` })
  on(script, "error", () => {
    script.remove()
    failed()
  })
  document.head.appendChild(script)
}

function marked(text: string, wanted: readonly string[]): Node[] {
  return mark(text, wanted).map(({ text: part, hit }) =>
    hit ? make("mark", {}, part) : document.createTextNode(part),
  )
}

function show({ url, title, topic, text }: Entry, base: string, wanted: readonly string[]): Node {
  return make(
    "li",
    {},
    make("a", { href: base + url }, ...marked(title, wanted)),
    ...(topic ? [" ", make("span", { class: "hb-search-topic" }, topic)] : []),
    make("p", { class: "hb-search-snippet" }, ...marked(excerpt(text, wanted), wanted)),
  )
}

function runSearch(
  input: HTMLInputElement,
  status: HTMLElement,
  list: HTMLElement,
  base: string,
  words: Words,
): Undo {
  let index: Index | null = null
  let asked = false
  let timer = 0

  function announce(found: number): string {
    const all = words(found === 0 ? "search_none" : "search_found", { n: found })
    return found > MOST ? words("search_first", { found: all, shown: MOST }) : all
  }

  function run(): void {
    const wanted = terms(input.value)
    if (!index || wanted.length === 0) {
      fill(list)
      if (index) status.textContent = ""
      return
    }
    const found = find(index, input.value)
    fill(list, ...found.slice(0, MOST).map((entry) => show(entry, base, wanted)))
    status.textContent = announce(found.length)
  }

  function prepare(): void {
    if (asked) return
    asked = true
    status.textContent = words("search_loading")
    const failed = (): void => {
      asked = false
      status.textContent = words("search_failed")
    }
    load(base, (rows) => ((index = makeIndex(rows)), (status.textContent = ""), run()), failed)
  }

  function soon(event: Event): void {
    // Half a Chinese word in Latin letters is not a query.
    if ((event as InputEvent).isComposing) return
    window.clearTimeout(timer)
    timer = window.setTimeout(run, PAUSE)
  }

  return together([
    on(input, "focus", prepare),
    on(input, "input", soon),
    on(input, "compositionend" as "input", soon),
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
  return together([
    ...all(root, ".hb-search-button").map((button) => mountDialog(button, dialog)),
    runSearch(input, status, list, base, words),
  ])
}
