/** Rows in IndexedDB: of the stores a page has, the only one that kept every answer when killed. */

import { deleteDB, openDB, type IDBPDatabase, type IDBPTransaction } from "idb"
import { OWN } from "../contract/learner"
import { isFields } from "../contract/quiz"
import { HandedOver, type Change, type Range, type Rows, type Table } from "../contract/rows"
import { beginNewLog, hasRoom, isTear } from "./fresh-log"
import { asideRow, isSound, learnerOf } from "./rows-sound"

type Database = IDBPDatabase
type Reading = IDBPTransaction<unknown, string[], IDBTransactionMode>
type Writing = IDBPTransaction<unknown, string[], "readwrite">

/** Raised with each change of the tables; `upgrade` then brings any older database here, step by step. */
export const VERSION = 1
/** The one store beside the tables: who has handed the device over. */
const GONE = "gone"
/** The database of the first version, shared by all sites, of one reader. */
const OLD = "hornbook"
/** A database that neither opens nor fails within this time counts as refused. */
const PATIENCE = 8000
/** After this long no page of somebody who has handed over is still open, also where the clock was put right. */
const MONTH = 30 * 86_400_000

export function databaseName(site: string): string {
  return `hornbook-${site}`
}

function inTime<T>(work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error("does not answer")), PATIENCE)
    work.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}

function upgrade(database: Database, from: number): void {
  if (from >= 1) return
  const log = database.createObjectStore("log", { autoIncrement: true })
  log.createIndex("learner", "learner")
  log.createIndex("quiz", ["learner", "quiz"])
  database.createObjectStore("learners", { keyPath: "id" }).createIndex("picture", ["animal", "colour"], { unique: true })
  database.createObjectStore("kept", { keyPath: ["learner", "name"] })
  database.createObjectStore("device", { keyPath: "name" })
  database.createObjectStore("class", { keyPath: "id" })
  database.createObjectStore("aside", { keyPath: "id", autoIncrement: true })
  database.createObjectStore(GONE, { keyPath: "keeper" })
}

/** The records of the first version become those of the device's own reader, once. */
async function moveOld(database: Database): Promise<void> {
  if (await database.get("device", "moved")) return
  const old = await openDB(OLD, 1, { upgrade: (made) => void made.createObjectStore("log", { autoIncrement: true }) })
  const rows: unknown[] = await old.getAll("log")
  old.close()
  const moving = database.transaction(["log", "aside", "device"], "readwrite", { durability: "strict" })
  for (const row of rows) {
    const moved = isFields(row) ? { ...row, learner: OWN } : row
    void (isSound("log", moved) ? moving.objectStore("log").add(moved) : moving.objectStore("aside").add(asideRow("log", moved)))
  }
  // With the records, so that a page killed here neither loses nor doubles them.
  void moving.objectStore("device").put({ name: "moved", value: true })
  await moving.done
  void deleteDB(OLD).catch(() => undefined)
}

async function open(site: string, lost: () => void): Promise<Database> {
  const database = await openDB(databaseName(site), VERSION, {
    upgrade,
    blocking(_now, _next, event) {
      ;(event.target as IDBDatabase).close()
      lost()
    },
    terminated: lost,
  })
  await moveOld(database).catch((error: unknown) => {
    database.close()
    throw error
  })
  return database
}

/** Where the asked rows are found: an index or the table, and what of it. */
function found(transaction: Reading, table: Table, { learner, quiz }: Range) {
  const store = transaction.objectStore(table)
  if (learner === undefined) return { in: store, key: undefined }
  if (table === "kept") return { in: store, key: IDBKeyRange.bound([learner], [learner, []]) }
  if (quiz === undefined) return { in: store.index("learner"), key: IDBKeyRange.only(learner) }
  return { in: store.index("quiz"), key: IDBKeyRange.only([learner, quiz]) }
}

async function read(database: Database, table: Table, of: Range): Promise<unknown[]> {
  const place = found(database.transaction([table]), table, of)
  const rows: unknown[] = await place.in.getAll(place.key)
  const sound = rows.filter((row) => isSound(table, row))
  // A full disk cannot take them aside: then they stay, and are passed over again.
  if (sound.length < rows.length) await setAside(database, table, of).catch(() => undefined)
  return sound
}

async function setAside(database: Database, table: Table, of: Range): Promise<void> {
  const transaction: Writing = database.transaction([table, "aside"] as string[], "readwrite", { durability: "strict" })
  const place = found(transaction as unknown as Reading, table, of)
  const [rows, keys] = await Promise.all([place.in.getAll(place.key), place.in.getAllKeys(place.key)])
  rows.forEach((row: unknown, at) => {
    const key = keys[at]
    if (isSound(table, row) || key === undefined) return
    void transaction.objectStore("aside").add(asideRow(table, row))
    void transaction.objectStore(table).delete(key)
  })
  await transaction.done
}

function isNow(change: Change): boolean {
  if ("put" in change) return change.put === "device" && (change.row as { name?: unknown }).name === "now"
  if ("drop" in change) return change.drop === "device" && change.key === "now"
  return "wipe" in change || ("clear" in change && change.clear === "device")
}

function tablesOf(changes: readonly Change[]): string[] {
  const tables = changes.flatMap((change): string[] => {
    if ("add" in change) return [change.add]
    if ("put" in change) return [change.put]
    if ("drop" in change) return [change.drop]
    return "clear" in change ? [change.clear] : ["log", "learners", "kept", "class", "aside"]
  })
  return [...new Set([...tables, GONE, ...(changes.some(isNow) ? ["device"] : [])])]
}

/** Whoever is there now is so no more, unless it is `next`. */
async function leave(writing: Writing, next: unknown): Promise<void> {
  const before: unknown = (await writing.objectStore("device").get("now"))?.value
  const gone = writing.objectStore(GONE)
  for (const { keeper, at } of await gone.getAll()) if (Math.abs(Date.now() - at) > MONTH) await gone.delete(keeper)
  if (isFields(before) && typeof before.learner === "string" && before.learner !== next) {
    await gone.put({ keeper: before.learner, at: Date.now() })
  }
  if (typeof next === "string") await gone.delete(next)
}

async function wipe(writing: Writing, learner: string): Promise<void> {
  const now: unknown = (await writing.objectStore("device").get("now"))?.value
  if (isFields(now) && now.learner === learner) await writing.objectStore("device").delete("now")
  await writing.objectStore(GONE).put({ keeper: learner, at: Date.now() })
  for (const key of await writing.objectStore("log").index("learner").getAllKeys(learner)) {
    await writing.objectStore("log").delete(key)
  }
  for (const row of await writing.objectStore("aside").getAll()) {
    if (learnerOf(row) === learner) await writing.objectStore("aside").delete(row.id)
  }
  await writing.objectStore("kept").delete(IDBKeyRange.bound([learner], [learner, []]))
  await writing.objectStore("class").delete(learner)
  await writing.objectStore("learners").delete(learner)
}

async function apply(writing: Writing, change: Change): Promise<unknown> {
  if ("add" in change) return writing.objectStore(change.add).add(change.row)
  if ("put" in change) return writing.objectStore(change.put).put(change.row)
  if ("drop" in change) return writing.objectStore(change.drop).delete(change.key)
  return "clear" in change ? writing.objectStore(change.clear).clear() : wipe(writing, change.wipe)
}

async function inTurn(writing: Writing, changes: readonly Change[]): Promise<void> {
  for (const change of changes) {
    const next = "put" in change ? (change.row as { value?: { learner?: unknown } }).value?.learner : null
    if (isNow(change) && !("wipe" in change)) await leave(writing, next)
    await apply(writing, change)
  }
}

/**
 * Write all changes in one transaction. Whoever has handed over has a row in `gone`: to add it once more
 * fails, and with it the transaction. So nothing waits for an answer, and a page that goes away now
 * still has its last words written.
 */
async function write(database: Database, changes: readonly Change[], keeper?: string): Promise<void> {
  const writing = database.transaction(tablesOf(changes), "readwrite", { durability: "strict" })
  let handedOver = false
  const gone = writing.objectStore(GONE)
  const guard = keeper === undefined ? [] : [gone.add({ keeper, at: 0 }).catch((error) => {
    handedOver = true
    throw error
  }), gone.delete(keeper)]
  const plain = !changes.some(isNow)
  const requests = plain ? changes.map((change) => apply(writing, change)) : [inTurn(writing, changes)]
  // Without waiting for the requests' answers: a page that goes away now would abort the rest.
  if (plain) writing.commit?.()
  try {
    await Promise.all([...guard, ...requests, writing.done])
  } catch (error) {
    throw handedOver ? new HandedOver() : error
  }
}

/** The rows of a site; rejects where IndexedDB is refused. A connection that fails is thrown away, so that the next use opens a new one. */
export async function openIdbRows(site: string): Promise<Rows> {
  const name = databaseName(site)
  let database: Database | null = null
  let opening: Promise<Database> | null = null
  /** Settled when the browser's log is whole. */
  let log: Promise<void> | null = null
  let tear: unknown = null
  const forget = (): void => {
    database = opening = log = null
  }

  async function reopen(): Promise<Database> {
    // To open a torn log again and again on a full disk would make the browser throw it away.
    if (tear !== null && !(await hasRoom(name))) throw tear
    opening ??= open(site, forget)
    const opened = (database = await inTime(opening))
    log ??= inTime(beginNewLog(name))
    log.catch(() => undefined)
    // Nothing is written behind a tear.
    if (tear !== null) await log
    tear = null
    return opened
  }

  async function connected<T>(use: (database: Database) => Promise<T>): Promise<T> {
    try {
      // Without a wait when it is open: the write must start before the page can go away.
      return await inTime(use(database ?? (await reopen())))
    } catch (error) {
      if (!(error instanceof HandedOver)) {
        if (isTear(error)) tear = error
        database?.close()
        forget()
      }
      throw error
    }
  }

  async function keep(database: Database, changes: readonly Change[], keeper?: string): Promise<void> {
    await write(database, changes, keeper)
    await log
  }

  await connected(async () => undefined)
  return {
    lasts: "disk",
    read: (table, of = {}) => connected((database) => read(database, table, of)),
    change: (changes, keeper) => connected((database) => keep(database, changes, keeper)),
  }
}
