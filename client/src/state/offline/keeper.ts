/** Keeps topics on this device: one after another, the shells first, paused and gone on with as the reader wants. */

import type { Group, ListedFile } from "../../contract/offline"
import { load, type End, type Hands } from "./load"
import { begun, goingWith, missing, needed, rowsOf, shellRow, spare, withTopics, type Now, type Row, type Wish, type Wishes } from "./topics"

/** The store on this device and the link to the site: what a keeper needs from outside. */
export interface Shelf extends Pick<Hands<ListedFile>, "take" | "reach" | "rest"> {
  readonly held: () => Promise<ReadonlySet<string>>
  /** Bytes that are here of files that are not whole yet. */
  readonly begun: () => Promise<ReadonlyMap<string, number>>
  readonly drop: (hashes: readonly string[]) => Promise<void>
  readonly wishes: () => Promise<Wishes>
  readonly wish: (wishes: Wishes) => Promise<void>
  /** A topic is whole: from now on the site opens from here. */
  readonly settle: () => Promise<void>
}

export interface Keeper {
  readonly rows: () => Row[]
  /** These shells, as one row. */
  readonly shell: (ids: readonly string[]) => Row
  /** Look anew at what is here; go on with what was begun. */
  readonly open: () => Promise<void>
  /** Keep these, or go on with them, or mend them; with slides and sheets their topic. */
  readonly keep: (ids: readonly string[]) => Promise<void>
  readonly pause: (ids: readonly string[]) => Promise<void>
  /** Also the slides and sheets of a topic. */
  readonly remove: (id: string) => Promise<void>
}

/** A keeper of these groups. `changed` is called whenever a row may have. */
export function makeKeeper(groups: readonly Group[], shelf: Shelf, changed: () => void): Keeper {
  const byId = new Map(groups.map((group) => [group.id, group]))
  let now: Now = { held: new Set(), parts: new Map(), wishes: {}, line: [], isWaiting: false, ends: {} }
  let running: Promise<void> | null = null
  /** Ends a rest at once: the reader wants something else. */
  let stir = (): void => undefined

  function be(more: Partial<Now>): void {
    now = { ...now, ...more }
    changed()
  }

  async function wish(ids: readonly string[], value: Wish | null): Promise<void> {
    const others = Object.entries(now.wishes).filter(([id]) => !ids.includes(id))
    be({ wishes: Object.fromEntries([...others, ...(value ? ids.map((id) => [id, value] as const) : [])]) })
    await shelf.wish(now.wishes)
  }

  /** Take out of the line, and wait until nothing is fetched for them any more. */
  async function stop(ids: readonly string[]): Promise<void> {
    const isNow = ids.includes(now.line[0] ?? "")
    be({ line: now.line.filter((id) => !ids.includes(id)), isWaiting: false })
    stir()
    if (isNow) await running
  }

  function loadGroup(group: Group): Promise<End> {
    const isOver = (): boolean => now.line[0] !== group.id
    const done = ([, hash]: ListedFile): void => be({ held: new Set([...now.held, hash]), isWaiting: false })
    const came = ([, hash]: ListedFile, bytes: number): void => be({ parts: new Map([...now.parts, [hash, bytes]]), isWaiting: false })
    const waiting = (isWaiting: boolean): void => be({ isWaiting: isWaiting && !isOver() })
    const rest = (time: number): Promise<void> => Promise.race([shelf.rest(time), new Promise<void>((resolve) => (stir = resolve))])
    return load(missing(needed(group, groups), now.held), { ...shelf, rest, isOver }, { done, came, waiting })
  }

  async function next(id: string): Promise<void> {
    const group = byId.get(id)
    const end = group ? await loadGroup(group) : "stopped"
    if (end === "here") {
      await wish([id], "whole")
      await shelf.settle()
    }
    // A device without room may have thrown away what was kept.
    if (end === "full") be({ held: await shelf.held(), parts: await shelf.begun() })
    if (end === "full" || end === "lost") be({ ends: { ...now.ends, [id]: end } })
    if (end !== "stopped") be({ line: now.line.filter((one) => one !== id), isWaiting: false })
  }

  async function work(): Promise<void> {
    for (let id = now.line[0]; id !== undefined; id = now.line[0]) await next(id)
  }

  /** One at a time: the first topic is ready early. */
  function go(): void {
    running ??= work().finally(() => {
      running = null
      // Asked for in the last moment.
      if (now.line.length > 0) go()
    })
  }

  return {
    rows: () => rowsOf(groups, now),
    shell: (ids) => shellRow(groups, now, ids),
    open: async () => {
      const [held, parts, wishes] = await Promise.all([shelf.held(), shelf.begun(), shelf.wishes()])
      be({ held, parts, wishes, line: begun(groups, { held, wishes }) })
      go()
    },
    keep: async (ids) => {
      const isOpen = (id: string): boolean => byId.has(id) && !now.line.includes(id)
      const anew = withTopics(ids).filter((id) => isOpen(id) && (ids.includes(id) || now.wishes[id] !== "whole"))
      be({ line: [...now.line, ...anew], ends: { ...now.ends, ...Object.fromEntries(anew.map((id) => [id, undefined])) } })
      await wish(anew.filter((id) => now.wishes[id] !== "whole"), "wanted")
      go()
    },
    pause: async (ids) => {
      void wish(ids.filter((id) => now.wishes[id] === "wanted"), "paused")
      await stop(ids)
    },
    remove: async (id) => {
      const ids = goingWith(id, groups)
      await stop(ids)
      const free = spare(ids, groups, now.wishes)
      await wish(ids, null)
      await shelf.drop(free)
      const ends = Object.fromEntries(ids.map((one) => [one, undefined]))
      be({ held: await shelf.held(), parts: await shelf.begun(), ends: { ...now.ends, ...ends } })
    },
  }
}
