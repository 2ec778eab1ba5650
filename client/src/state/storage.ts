/** The log in IndexedDB: of the stores a page has, the only one that kept every answer when killed. */

import { openDB, type DBSchema, type IDBPDatabase } from "idb"
import type { DeviceLog, LogRecord } from "../contract/log"

interface Tables extends DBSchema {
  log: { key: number; value: LogRecord; indexes: { quiz: string } }
}

type Database = IDBPDatabase<Tables>

/** A database that neither opens nor fails within this time counts as refused. */
const PATIENCE = 4000

function inTime<T>(work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error("storage does not answer")), PATIENCE)
    work.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}

function open(lost: () => void): Promise<Database> {
  return openDB<Tables>("hornbook", 1, {
    upgrade(database) {
      database.createObjectStore("log", { autoIncrement: true }).createIndex("quiz", "quiz")
    },
    blocking(_now, _next, event) {
      ;(event.target as IDBDatabase).close()
      lost()
    },
    terminated: lost,
  })
}

/** The device's log. A connection that fails is thrown away, so that the next use opens a new one. */
export function openLog(): DeviceLog {
  let database: Database | null = null
  let opening: Promise<Database> | null = null
  const forget = (): void => {
    database = opening = null
  }

  async function connected<T>(use: (database: Database) => Promise<T>): Promise<T> {
    try {
      // Without a wait when it is open: the write must start before the page can go away.
      if (!database) {
        opening ??= open(forget)
        database = await inTime(opening)
      }
      return await inTime(use(database))
    } catch (error) {
      database?.close()
      forget()
      throw error
    }
  }

  return {
    read: (quiz) => connected((database) => database.getAllFromIndex("log", "quiz", quiz)),
    readAll: () => connected((database) => database.getAll("log")),
    append: (records) =>
      connected(async (database) => {
        const transaction = database.transaction("log", "readwrite", { durability: "strict" })
        const added = records.map((record) => transaction.store.add(record))
        // Without waiting for the requests' answers: a page that goes away now would abort the rest.
        transaction.commit?.()
        await Promise.all([...added, transaction.done])
      }),
  }
}
