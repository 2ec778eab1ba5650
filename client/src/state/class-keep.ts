/** The class on the teacher's device: kept until it is cleared; in memory where the device keeps nothing. */

import type { Handoff } from "../contract/handoff"
import type { Change, Rows } from "../contract/rows"
import { readClass, readIn, undone, type Class, type Import } from "./class"

export interface ClassKeep {
  readonly children: () => Class
  /** Whether it outlives the page. */
  readonly lasts: () => boolean
  readIn(handoffs: readonly Handoff[]): Promise<Import>
  undo(before: Import["before"]): Promise<void>
  /** Each resolves to whether it is really gone from the device. */
  drop(id: string): Promise<boolean>
  clear(): Promise<boolean>
}

function changesOf(ids: Iterable<string>, after: Class): Change[] {
  return [...ids].map((id): Change => {
    const row = after.get(id)
    return row ? { put: "class", row } : { drop: "class", key: id }
  })
}

/** The class of this device. `open` may fail, and so may every write: then the page's memory holds the class. */
export async function openClass(open: () => Promise<Rows>): Promise<ClassKeep> {
  const rows = await open().catch(() => null)
  let lasting = rows !== null && rows.lasts !== "page"
  let children: Class = new Map()
  let turn: Promise<unknown> = Promise.resolve()

  /** What another window has read in is there, too. */
  async function refresh(): Promise<void> {
    try {
      if (rows && lasting) children = readClass(await rows.read("class"))
    } catch {
      lasting = false
    }
  }

  async function write(changes: readonly Change[]): Promise<boolean> {
    if (!rows) return true
    try {
      if (changes.length > 0) await rows.change(changes)
      return true
    } catch {
      return false
    }
  }

  /** One after another, so that two readings never start from the same class. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = turn.then(work)
    turn = mine.catch(() => undefined)
    return mine
  }

  async function keep(ids: Iterable<string>, after: Class): Promise<void> {
    children = after
    if (lasting && !(await write(changesOf(ids, after)))) lasting = false
  }

  await refresh()
  return {
    children: () => children,
    lasts: () => lasting,
    readIn: (handoffs) =>
      inTurn(async () => {
        await refresh()
        const read = readIn(children, handoffs)
        await keep(read.before.keys(), read.after)
        return read
      }),
    undo: (before) =>
      inTurn(async () => {
        await refresh()
        await keep(before.keys(), undone(children, before))
      }),
    drop: (id) =>
      inTurn(async () => {
        await refresh()
        children = new Map([...children].filter(([other]) => other !== id))
        return write([{ drop: "class", key: id }])
      }),
    clear: () =>
      inTurn(async () => {
        const gone = await write([{ clear: "class" }])
        if (gone) children = new Map()
        return gone
      }),
  }
}
