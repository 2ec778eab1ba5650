/** The most lasting rows that this device allows. */

import { TABLES, type Change, type Rows, type Table } from "../contract/rows"
import { isFields } from "../contract/quiz"
import { openIdbRows } from "./rows-idb"
import { pageTexts, smallRows, type Texts } from "./rows-small"

/** localStorage where it takes what is written, or null. */
function usableTexts(): Texts | null {
  try {
    localStorage.setItem("hornbook.try", "1")
    localStorage.removeItem("hornbook.try")
    return localStorage
  } catch {
    return null
  }
}

function putting(table: Table, row: object): Change {
  return table === "log" || table === "aside" ? { add: table, row } : { put: table, row }
}

/** What was kept in a small way while IndexedDB was refused goes where it lasts. */
async function moveUp(small: Rows, rows: Rows): Promise<void> {
  const found = await Promise.all(TABLES.map(async (table) => (await small.read(table)).map((row) => putting(table, row as object))))
  const changes = found.flat()
  if (changes.length === 0) return
  await rows.change(changes)
  await small.change(TABLES.map((clear) => ({ clear })))
}

/** A newer Hornbook's database is not touched, and nothing is kept beside it. */
function isNewer(error: unknown): boolean {
  return isFields(error) && error.name === "VersionError"
}

/** Open the rows of a site; never fails. */
export async function openRows(site: string): Promise<Rows> {
  const texts = usableTexts()
  const small = texts && smallRows(site, texts, "small")
  try {
    const rows = await openIdbRows(site)
    if (small) await moveUp(small, rows).catch(() => undefined)
    return rows
  } catch (error) {
    return small && !isNewer(error) ? small : smallRows(site, pageTexts(), "page")
  }
}
