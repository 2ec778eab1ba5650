/** Rows where IndexedDB is refused: one JSON text a site, in localStorage or in the page's memory. */

import { isFields, type Fields } from "../contract/quiz"
import { HandedOver, TABLES, type Change, type Rows, type Table } from "../contract/rows"
import { asideRow, isSound, learnerOf } from "./rows-sound"

/** What is used of localStorage. */
export type Texts = Pick<Storage, "getItem" | "setItem">

type Tables = { readonly [table in Table]?: readonly unknown[] }

/** The table that a change is about; null for all. */
function tableOf(change: Change): Table | null {
  if ("add" in change) return change.add
  if ("put" in change) return change.put
  return "drop" in change ? change.drop : "clear" in change ? change.clear : null
}

function keyOf(table: Table, row: unknown): string {
  const { id, name, learner } = isFields(row) ? row : {}
  return JSON.stringify(table === "kept" ? [learner, name] : table === "device" ? name : id)
}

function changed(table: Table, rows: readonly unknown[], change: Change): readonly unknown[] {
  const without = (key: string): readonly unknown[] => rows.filter((row) => keyOf(table, row) !== key)
  if ("clear" in change) return []
  if ("drop" in change) return without(JSON.stringify(change.key))
  if ("put" in change) return [...without(keyOf(table, change.row)), change.row]
  if ("wipe" in change) return rows.filter((row) => learnerOf(row) !== change.wipe && keyOf("class", row) !== `"${change.wipe}"`)
  if (table === "log") return [...rows, change.row]
  return [...rows, { ...change.row, id: 1 + Math.max(0, ...rows.map((row) => Number(isFields(row) && row.id) || 0)) }]
}

function applied(tables: Tables, changes: readonly Change[]): Tables {
  return changes.reduce((all: Tables, change) => {
    const about = tableOf(change)
    const names = about ? [about] : TABLES
    return { ...all, ...Object.fromEntries(names.map((table) => [table, changed(table, all[table] ?? [], change)])) }
  }, tables)
}

/** A text that is no JSON any more is set aside whole. */
function parse(text: string | null): Tables {
  try {
    const tables: unknown = JSON.parse(text ?? "{}")
    if (isFields(tables) && Object.keys(tables).every((table) => Array.isArray(tables[table]))) return tables as Tables
  } catch {
    // It is damaged, too.
  }
  return { aside: [{ ...asideRow("log", text), id: 1 }] }
}

/** The rows of a site in these texts. To write them all at once is to write all or nothing. */
export function smallRows(site: string, texts: Texts, lasts: "small" | "page"): Rows {
  const name = `hornbook.${site}`
  const write = (tables: Tables): void => texts.setItem(name, JSON.stringify(tables))

  function stored(): Tables {
    const tables = parse(texts.getItem(name))
    const damaged = TABLES.flatMap((table) =>
      (tables[table] ?? []).filter((row) => !isSound(table, row)).map((row): Change => ({ add: "aside", row: asideRow(table, row) })),
    )
    const sound = TABLES.map((table) => [table, (tables[table] ?? []).filter((row) => isSound(table, row))])
    return applied(Object.fromEntries(sound), damaged)
  }

  return {
    lasts,
    async read(table, { learner, quiz } = {}) {
      const isAsked = (row: Fields): boolean => (learner ?? row.learner) === row.learner && (quiz ?? row.quiz) === row.quiz
      return (stored()[table] ?? []).filter((row) => isAsked(row as Fields))
    },
    async change(changes, keeper) {
      const tables = stored()
      const now = tables.device?.find((row) => keyOf("device", row) === '"now"')
      if (keeper !== undefined && learnerOf(now) !== keeper) throw new HandedOver()
      write(applied(tables, changes))
    },
  }
}

/** Texts that last as long as the page. */
export function pageTexts(): Texts {
  const kept = new Map<string, string>()
  return { getItem: (name) => kept.get(name) ?? null, setItem: (name, text) => void kept.set(name, text) }
}
