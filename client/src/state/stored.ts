/** Everything that this site keeps on this device: how much there is of whom, and how it goes. */

import { readLearner, type Learner } from "../contract/learner"
import { cacheOf } from "../contract/offline"
import { isFields } from "../contract/quiz"
import { TABLES, type Rows, type Table } from "../contract/rows"

export type Found = { readonly [table in Table]: readonly unknown[] }

/** What is kept of one learner, counted. The lessons are named only where the learner looks at it. */
export interface Trace {
  readonly keeper: string
  /** Null for the reader of an own device, and for rows whose learner is lost. */
  readonly learner: Learner | null
  readonly answers: number
  readonly quizzes: number
  readonly opened: readonly string[]
  readonly read: readonly string[]
  readonly again: readonly string[]
  /** When something was done last; null when no row tells. */
  readonly last: number | null
}

/** After so long without use, the page offers to forget a learner. It never does so by itself. */
export const LONG_AGO = 180 * 86_400_000

const PREFIX = "hornbook."
/** As in rows-idb.ts; the stores of pages have the same name and more behind it. */
const databaseName = (site: string): string => `hornbook-${site}`
/** The database of the first version. */
const OLD = "hornbook"
/** A window that does not let go of the database in this time keeps its empty shell. */
const PATIENCE = 4000

/** All rows of all tables. */
export async function readAll(rows: Rows): Promise<Found> {
  const found = await Promise.all(TABLES.map(async (table) => [table, await rows.read(table)] as const))
  return Object.fromEntries(found) as unknown as Found
}

function isTime(at: unknown): at is number {
  return typeof at === "number" && at > 0 && at < 4_102_444_800_000
}

/** The ids behind `opened:`, `read:` or `again:`. */
function named(kept: readonly { readonly [key: string]: unknown }[], prefix: string): string[] {
  const names = kept.map(({ name }) => String(name)).filter((name) => name.startsWith(prefix))
  return names.map((name) => name.slice(prefix.length))
}

/** One trace a learner, those of the list first; also of those of whom only rows are left. */
export function tracesOf({ learners, log, kept }: Pick<Found, "learners" | "log" | "kept">): Trace[] {
  const listed = learners.map(readLearner).filter((one): one is Learner => one !== null)
  const records = log.filter(isFields)
  const rows = kept.filter(isFields)
  const keepers = new Set([...listed.map(({ id }) => id), ...[...records, ...rows].map(({ learner }) => String(learner))])
  return [...keepers].map((keeper) => {
    const own = records.filter(({ learner }) => learner === keeper)
    const mine = rows.filter(({ learner }) => learner === keeper)
    const learner = listed.find(({ id }) => id === keeper) ?? null
    const answers = own.filter(({ type }) => type === "answer")
    const times = [learner?.seen, ...own.map(({ at }) => at), ...mine.map(({ at }) => at)].filter(isTime)
    return {
      keeper,
      learner,
      answers: answers.length,
      quizzes: new Set(answers.map(({ quiz }) => quiz)).size,
      opened: named(mine, "opened:"),
      read: named(mine, "read:"),
      again: named(mine, "again:"),
      last: times.length > 0 ? times.reduce((a, b) => Math.max(a, b)) : null,
    }
  })
}

/** Whether nobody of that picture has been here for half a year, as far as this device's clock knows. */
export function isLongAgo({ last }: Trace, now: number): boolean {
  return last !== null && now - last > LONG_AGO
}

/** A copy of all rows as a file for grown-ups: without the secret pictures, which open nothing elsewhere. */
export function copyOf(site: string, found: Found, now: number): string {
  const learners = found.learners.map((row) => (isFields(row) ? { ...row, secret: undefined } : row))
  return JSON.stringify({ hornbook: 1, site, saved: new Date(now).toISOString(), ...found, learners }, null, 1)
}

function keysOf(storage: () => Storage): string[] {
  try {
    const kept = storage()
    const keys = Array.from({ length: kept.length }, (_, at) => kept.key(at) ?? "")
    return keys.filter((key) => key.startsWith(PREFIX)).sort()
  } catch {
    return []
  }
}

/** Another site at the same address has tables of its own. */
function isOthers(key: string, site: string): boolean {
  const table = TABLES.find((name) => key.endsWith(`.${name}`))
  return table !== undefined && key !== `${PREFIX}${site}.${table}`
}

/** The names of the settings that all pages share: scheme, reading, pinyin, speed. */
export function settings(site: string): string[] {
  const keys = keysOf(() => localStorage).filter((key) => !isOthers(key, site))
  return keys.map((key) => key.slice(PREFIX.length)).filter((name) => !name.startsWith(`${site}.`))
}

/** How many quizzes have answers that last as long as this window. */
export function inWindow(): number {
  return keysOf(() => sessionStorage).length
}

/** The stores in which pages are kept for reading without a network: of the site, and of its address. */
export async function pageStores(site: string, scope: string): Promise<string[]> {
  try {
    return (await caches.keys()).filter((name) => name.startsWith(databaseName(site)) || name === cacheOf(scope))
  } catch {
    return []
  }
}

/** Bytes that the site takes, and whether the browser has promised to keep them; null where it does not tell. */
export async function roomOf(): Promise<{ readonly bytes: number; readonly isSafe: boolean } | null> {
  try {
    const { usage } = await navigator.storage.estimate()
    return usage === undefined ? null : { bytes: usage, isSafe: await navigator.storage.persisted() }
  } catch {
    return null
  }
}

function drop(name: string): Promise<boolean> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(false), PATIENCE)
    const request = indexedDB.deleteDatabase(name)
    request.onsuccess = request.onerror = () => {
      clearTimeout(timer)
      resolve(request.error === null)
    }
  })
}

/** Clear every row, then the databases, settings and pages. False where another window held a database: it is empty. */
export async function clearAll(site: string, scope: string, rows: Rows): Promise<boolean> {
  await rows.change(TABLES.map((clear) => ({ clear })))
  for (const key of keysOf(() => localStorage).filter((one) => !isOthers(one, site))) localStorage.removeItem(key)
  for (const key of keysOf(() => sessionStorage)) sessionStorage.removeItem(key)
  for (const name of await pageStores(site, scope)) await caches.delete(name)
  if (rows.lasts !== "disk") return true
  const dropped = await Promise.all([databaseName(site), OLD].map(drop))
  return dropped.every(Boolean)
}
