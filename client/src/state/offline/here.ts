/** The store of this device as a keeper wants it: links that hang are given up, rests end when the link is back. */

import type { ListedFile, Version } from "../../contract/offline"
import { placed, readVersion } from "../../worker/fetching"
import type { Came, Parts } from "../../worker/parts"
import type { Store } from "../../worker/store"
import type { Shelf } from "./keeper"
import { restOf } from "./load"
import { readWishes } from "./topics"

/** A link that gives nothing for so long is lost; a long recording on a slow link has longer. */
const PATIENCE = 60_000
const SLOWEST = 2

/** What can be kept: of the newest version where the site is reached, else of the one that is here. */
export interface Offer {
  readonly version: Version
  readonly isLinked: boolean
}

/** Null where neither the site nor this device has a list. */
export async function offerOf(store: Store): Promise<Offer | null> {
  try {
    const list = await store.readList()
    if (list) return { version: await readVersion(store, list), isLinked: true }
  } catch {
    // No link, or one that breaks: what is here can be shown.
  }
  const version = await store.version((await store.versions()).current)
  return version && { version, isLinked: false }
}

async function take(store: Store, parts: Parts, file: ListedFile, came: Came): Promise<void> {
  const over = new AbortController()
  const timer = setTimeout(() => over.abort(), PATIENCE + file[2] / SLOWEST)
  try {
    if (!(await parts.fetchFile(file, over.signal, came))) await store.fetchFile(file, over.signal)
  } finally {
    clearTimeout(timer)
  }
}

/** This version becomes the one that the site opens from: keep.html is a page on which nobody learns. */
async function settle(store: Store, version: Version): Promise<void> {
  await store.addVersion(version)
  const { next } = await store.change((kept) => ({ ...kept, ...placed(kept, version.version) }))
  if (next === version.version) await store.take()
}

/** The shelf of one version. `back` resolves when the browser says that there is a network again. */
export function shelfOf(store: Store, parts: Parts, version: Version, back: () => Promise<void>): Shelf {
  return {
    take: (file, came) => take(store, parts, file, came),
    reach: () => store.readList().then(Boolean, () => false),
    rest: (time) => Promise.race([back(), new Promise<void>((resolve) => setTimeout(resolve, restOf(time)))]),
    held: () => store.held(),
    begun: () => parts.begun(),
    drop: async (hashes) => {
      await Promise.all([store.drop(hashes), parts.drop(hashes)])
    },
    wishes: async () => readWishes(await store.wishes()),
    wish: (wishes) => store.setWishes(wishes),
    settle: () => settle(store, version),
  }
}

/** Whether a topic that was once whole lacks something now. */
export async function isTorn(store: Store): Promise<boolean> {
  const version = await store.version((await store.versions()).current)
  return version !== null && !(await store.isWhole(version))
}

