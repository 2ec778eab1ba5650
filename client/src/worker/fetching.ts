/** Brings a version of the site to the device: only what is missing, six files at a time. Runs in a page, never while a worker is installed. */

import type { ListedFile, SiteList, Version } from "../contract/offline"
import { makeOfOld } from "./delta"
import type { Store } from "./store"
import { wantedOf } from "./version"

/** How many files are asked for at once. */
const AT_ONCE = 6

/** Do this for each item, a few at a time; the first failure stops the rest. */
export async function each<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const line = [...items]
  async function one(): Promise<void> {
    for (let item = line.shift(); item !== undefined; item = line.shift()) {
      try {
        await work(item)
      } catch (error) {
        line.length = 0
        throw error
      }
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, one))
}

/** The version that a list names, with the files of all its groups; those of the current one are not asked for again. */
export async function readVersion(store: Store, list: SiteList): Promise<Version> {
  const current = await store.version((await store.versions()).current)
  const known = new Map(current?.groups.map((group) => [group.list, group.contents]))
  const groups = [...list.groups]
  await each([...groups.keys()], async (place) => {
    const group = list.groups[place]
    if (!group) return
    const contents = known.get(group.list)
    groups[place] = contents ? { ...group, contents } : await store.readGroup(group)
  })
  return { version: list.version, groups: groups as unknown as Version["groups"] }
}

/** Fetch what a version lacks. Rejects at the first file that cannot be had; what came stays. */
export async function fetchMissing(store: Store, files: readonly ListedFile[], signal?: AbortSignal): Promise<void> {
  const held = await store.held()
  await each(files.filter(([, hash]) => !held.has(hash)), (file) => store.fetchFile(file, signal))
}

/** A wish of a page, which takes back none that is stronger. */
async function wish(store: Store, id: string, value: "wanted" | "whole"): Promise<void> {
  const wishes = await store.wishes()
  if (wishes[id] !== value && wishes[id] !== "whole") await store.setWishes({ ...wishes, [id]: value })
}

/**
 * Ask whether the server has another version, and bring it here whole: it becomes current where there was none, and waits
 * as the next one else. Gives whether a version waits now. Rejects when the link breaks: ask again later. `own` is the
 * shell of the language that is read, which comes along from now on; those of others are for who reads these.
 */
export async function renew(store: Store, signal?: AbortSignal, own = ""): Promise<boolean> {
  const list = await store.readList()
  if (!list) return (await store.versions()).next !== null
  const version = await readVersion(store, list)
  const isListed = version.groups.some(({ id }) => id === own)
  if (isListed) await wish(store, own, "wanted") // so that nothing of it is tidied away if the link breaks
  const wanted = wantedOf(version, { ...(await store.wishes()), [own]: "whole" })
  await makeOfOld(store, list, wanted, signal).catch(() => undefined) // then as if there were no edits
  await fetchMissing(store, wanted, signal)
  await store.addVersion(version)
  if (isListed) await wish(store, own, "whole")
  // Nothing may stand between this and what was fetched: a page that was removed meanwhile is asked for anew.
  if (!(await store.isWhole(version))) return false
  const { next } = await store.change((kept) => placed(kept, version.version))
  return next !== null
}

/** A whole version takes its place: current where there is none, next where it is another one. */
export function placed(kept: { readonly current: string | null; readonly next: string | null; readonly previous: string | null }, name: string): typeof kept {
  if (kept.current === null) return { ...kept, current: name, next: null }
  return { ...kept, next: kept.current === name ? null : name }
}
