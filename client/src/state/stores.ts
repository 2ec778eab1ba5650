/** Where a quiz's records go: each question's answers where its author keeps them, and nowhere else. */

import type { Log, LogRecord } from "../contract/log"
import type { Quiz } from "../contract/payload"
import type { Store } from "../contract/quiz"

const NAME = "hornbook.log."

function sessionRows(quiz: string): unknown[] {
  const rows: unknown = JSON.parse(sessionStorage.getItem(NAME + quiz) ?? "[]")
  return Array.isArray(rows) ? rows : []
}

/** The log of this window: gone when it is closed. Refused storage is an error, as it is on the device. */
const sessionLog: Log = {
  read: async (quiz) => sessionRows(quiz),
  async append(records) {
    const quiz = records[0]?.quiz ?? ""
    sessionStorage.setItem(NAME + quiz, JSON.stringify([...sessionRows(quiz), ...records]))
  },
}

/** Forget the answers of this window, of every quiz: somebody else comes to it. */
export function forgetSession(): void {
  try {
    const names = Array.from({ length: sessionStorage.length }, (_, at) => sessionStorage.key(at) ?? "")
    names.filter((name) => name.startsWith(NAME)).forEach((name) => sessionStorage.removeItem(name))
  } catch {
    // Refused storage has kept nothing.
  }
}

/** Keeps nothing: the journal itself is the memory of the page. */
const noLog: Log = { read: async () => [], append: async () => undefined }

/** Every store that the quiz uses, the most lasting first. */
export function storesOf(quiz: Quiz): Store[] {
  const used = new Set(quiz.questions.map(({ store = "device" }) => store))
  return (["device", "session", "none"] as const).filter((store) => used.has(store))
}

function timeOf(record: unknown): number {
  return (record as Partial<LogRecord> | null)?.at ?? 0
}

/** The log of one quiz. What is about no question goes to the most lasting store. */
export function logOf(quiz: Quiz, device: Log): Log {
  const logs: { readonly [store in Store]: Log } = { device, session: sessionLog, none: noLog }
  const stores = storesOf(quiz)
  const home = stores[0] ?? "device"
  if (stores.length < 2) return logs[home]
  const place = new Map(quiz.questions.map(({ id, store = "device" }) => [id, store]))
  const storeFor = (record: LogRecord): Store => ("question" in record ? (place.get(record.question) ?? home) : home)
  return {
    async read(id) {
      const rows = await Promise.all(stores.map((store) => logs[store].read(id)))
      // The journal's times only grow, so that they tell the order across stores.
      return rows.flat().sort((a, b) => timeOf(a) - timeOf(b))
    },
    async append(records) {
      await Promise.all(stores.map((store) => {
        const own = records.filter((record) => storeFor(record) === store)
        return own.length > 0 ? logs[store].append(own) : undefined
      }))
    },
  }
}
