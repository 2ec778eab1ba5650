/** How a reader likes to read, and the page reached in each story. Lost, not fatal, where storage is refused. */

const FLAGS = "hornbook.reading"
const PAGES = "hornbook.pages"

interface Pages {
  readonly [story: string]: number
}

/** Keep names such as `big` and `ruler`; scheme.js puts them on the next page before it is painted. */
export function keepFlags(flags: readonly string[]): void {
  try {
    localStorage.setItem(FLAGS, flags.join(" "))
  } catch {
    // Refused storage: they last as long as the page.
  }
}

/** What was kept, without anything that is no page number: others may have written there. */
function readPages(): Pages {
  const kept: unknown = JSON.parse(localStorage.getItem(PAGES) ?? "{}")
  if (typeof kept !== "object" || kept === null || Array.isArray(kept)) return {}
  return Object.fromEntries(Object.entries(kept).filter(([, page]) => Number.isInteger(page) && page > 0)) as Pages
}

/** The page that was open last, counted from 1; null when none is known. */
export function keptPage(story: string): number | null {
  try {
    const pages = readPages()
    return Object.prototype.hasOwnProperty.call(pages, story) ? (pages[story] ?? null) : null
  } catch {
    return null
  }
}

/** Keep the page of a story; the first is not worth keeping. Whether it is kept. */
export function keepPage(story: string, page: number): boolean {
  try {
    const { [story]: _, ...others } = around(readPages)
    localStorage.setItem(PAGES, JSON.stringify(page > 1 ? { ...others, [story]: page } : others))
    return true
  } catch {
    return false
  }
}

/** What is damaged is written anew. */
function around(read: () => Pages): Pages {
  try {
    return read()
  } catch {
    return {}
  }
}
