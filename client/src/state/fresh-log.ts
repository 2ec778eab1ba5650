/**
 * Chromium writes each change behind the others into a log. When a full disk or a power cut has torn the last one,
 * it goes on behind the tear, and the next time but one that it opens the log, it takes it for damaged and throws the
 * whole database away: answers, learners, all (decision 0023). To delete a database makes it begin a new log.
 */

import { deleteDB, openDB } from "idb"

const isChromium = typeof navigator !== "undefined" && /Chrom/.test(navigator.userAgent)

/** Resolves when the browser's log of the database is whole, whatever has happened to it; needs some room. */
export async function beginNewLog(database: string): Promise<void> {
  if (!isChromium) return
  const empty = `${database}~`
  ;(await openDB(empty, 1)).close()
  await deleteDB(empty)
}

const TEARS: readonly unknown[] = ["UnknownError", "QuotaExceededError"]

/** Whether this error may have torn the log: a disk without a byte is called a quota, too ("disk full while committing"). */
export function isTear(error: unknown): boolean {
  return isChromium && error instanceof Error && TEARS.includes(error.name)
}

/** More than a new log needs. */
const ROOM = "x".repeat(1 << 18)

/** Whether the disk has room again, asked without touching the log. False where a page cannot ask: until it is opened anew. */
export async function hasRoom(database: string): Promise<boolean> {
  if (typeof caches === "undefined") return false
  // A name that was refused once is refused until the browser is closed.
  const name = `${database}~${Date.now()}`
  try {
    await (await caches.open(name)).put("/room", new Response(ROOM))
    return true
  } catch {
    return false
  } finally {
    await caches.delete(name).catch(() => undefined)
  }
}
