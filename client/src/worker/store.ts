/**
 * What is on the device of the site at one address: files by the hash of their bytes, versions, and which of them is
 * current. Pages write it, and the worker; it knows no page, no window and no worker.
 */

import {
  cacheOf,
  hashInName,
  keyOf,
  LIST,
  readFiles,
  readKept,
  readSiteList,
  type Delta,
  type Group,
  type Kept,
  type ListedFile,
  type ListedGroup,
  type SiteList,
  type Version,
} from "../contract/offline"
import { isFields } from "../contract/quiz"
import { filesOf, kindOf, olderThan, urlOf, wantedOf } from "./version"

/** How a file is asked for: whole and right, from this very place, or not at all. */
const PLAIN = { redirect: "error", credentials: "same-origin" } as const

export interface Store {
  readonly scope: string
  /** The list on the server; null where what came is not one. Rejects without a link. */
  readList(): Promise<SiteList | null>
  /** The files of a group, from the device or the server. Rejects when they are not what the list says. */
  readGroup(group: ListedGroup): Promise<Group>
  /** The edits at an address that begins with their hash; none where that is not what came. */
  readDeltas(address: string): Promise<readonly Delta[]>
  /** Hashes of the files that are here. */
  held(): Promise<Set<string>>
  /** Keep one file. Rejects when it cannot be had, is not what its hash says, or there is no room. */
  fetchFile(file: ListedFile, signal?: AbortSignal): Promise<void>
  /** Keep what was made here, and has this hash. */
  keepFile(hash: string, response: Response): Promise<void>
  /** A file as it was published; null where it is not here. */
  file(path: string, hash: string): Promise<Response | null>
  drop(hashes: Iterable<string>): Promise<void>
  /** What the reader wants of each group: "whole" is what a new version must have, too. */
  wishes(): Promise<{ readonly [group: string]: string }>
  setWishes(wishes: { readonly [group: string]: string }): Promise<void>
  versions(): Promise<Kept>
  version(name: string | null): Promise<Version | null>
  addVersion(version: Version): Promise<void>
  /** One change of what is current, next and previous, made alone. */
  change(how: (kept: Kept) => Kept): Promise<Kept>
  /** Whether all files of a version that a reader counts on are here. */
  isWhole(version: Version): Promise<boolean>
  /** Make the version that waits the current one, if it is whole. */
  take(): Promise<boolean>
  pins(): Promise<{ readonly [client: string]: string }>
  setPins(pins: { readonly [client: string]: string }): Promise<void>
  /** Drop the versions and files that are needed by none of the versions on the device, nor by those `open`. */
  tidy(open: Iterable<string>): Promise<void>
}

/** The store of the site at `scope`, an address that ends in a slash. */
export async function openStore(scope: string): Promise<Store> {
  const cache = await caches.open(cacheOf(scope))
  const state = keyOf(scope, "state")
  const fileKey = (hash: string): string => keyOf(scope, "file", hash)
  const files = keyOf(scope, "file")

  async function json(key: string): Promise<unknown> {
    try {
      return await (await cache.match(key))?.json()
    } catch {
      return null
    }
  }

  async function keep(key: string, value: object): Promise<void> {
    await cache.put(key, new Response(JSON.stringify(value), { headers: { "content-type": "application/json" } }))
  }

  async function texts(key: string): Promise<{ [name: string]: string }> {
    const value = await json(key)
    const rows = isFields(value) ? Object.entries(value) : []
    return rows.reduce((all, [name, text]) => (typeof text === "string" ? { ...all, [name]: text } : all), {})
  }

  async function keysBelow(prefix: string): Promise<string[]> {
    const urls = (await cache.keys()).map(({ url }) => url)
    return urls.filter((url) => url.startsWith(prefix)).map((url) => decodeURIComponent(url.slice(prefix.length)))
  }

  /** What stands at an address that begins with its hash. */
  async function hashed(address: string): Promise<unknown> {
    const response = await fetch(scope + address, { ...PLAIN, cache: "no-cache" })
    const text = await response.text()
    const digest = await digestOf(new TextEncoder().encode(text))
    const hex = Array.from(digest.slice(0, 8), (byte) => byte.toString(16).padStart(2, "0")).join("")
    return hex === hashInName(address) ? JSON.parse(text) : null
  }

  const store: Store = {
    scope,
    readList: async () => {
      const response = await fetch(scope + LIST, { ...PLAIN, cache: "no-store" })
      try {
        return response.ok ? readSiteList(await response.json()) : null
      } catch {
        return null
      }
    },
    readGroup: async (group) => {
      const contents = readFiles(await hashed(group.list))
      if (!contents) throw new TypeError(`not the list of ${group.id}`)
      return { ...group, contents }
    },
    readDeltas: async (address) => ((await hashed(address)) as readonly Delta[] | null) ?? [],
    held: async () => new Set(await keysBelow(files)),
    fetchFile: async ([path, integrity], signal) => {
      const asked = { ...PLAIN, integrity, cache: "no-cache", ...(signal && { signal }) } as const
      const response = await fetch(urlOf(scope, path), asked)
      if (!response.ok) throw new TypeError(`${response.status}: ${path}`)
      await store.keepFile(integrity, response)
    },
    keepFile: (hash, response) => cache.put(fileKey(hash), response),
    file: async (path, hash) => {
      const found = await cache.match(fileKey(hash))
      // A response of its own: the same bytes may stand at another address, and be of another kind there.
      const type = found && (kindOf(path) ?? found.headers.get("content-type") ?? "application/octet-stream")
      return found && type ? new Response(found.body, { headers: { "content-type": type } }) : null
    },
    drop: async (hashes) => {
      await Promise.all([...hashes].map((hash) => cache.delete(fileKey(hash))))
    },
    wishes: () => texts(keyOf(scope, "kept")),
    setWishes: (wishes) => keep(keyOf(scope, "kept"), wishes),
    versions: async () => readKept(await json(state)),
    version: async (name) => {
      const found = name && (await json(keyOf(scope, "version", name)))
      return isFields(found) && Array.isArray(found.groups) ? (found as unknown as Version) : null
    },
    addVersion: (version) => keep(keyOf(scope, "version", version.version), version),
    change: (how) =>
      alone(state, async () => {
        const kept = how(await store.versions())
        await keep(state, { v: 1, ...kept })
        return kept
      }),
    isWhole: async (version) => {
      const [held, wishes] = await Promise.all([store.held(), store.wishes()])
      return wantedOf(version, wishes).every(([, hash]) => held.has(hash))
    },
    take: async () => {
      const { next } = await store.versions()
      const version = await store.version(next)
      if (!version || !(await store.isWhole(version))) return false
      const kept = await store.change((now) => (now.next === next ? { current: next, next: null, previous: now.current } : now))
      return kept.current === next
    },
    pins: () => texts(keyOf(scope, "pins")),
    setPins: (pins) => keep(keyOf(scope, "pins"), pins),
    tidy: async (open) => {
      const { current, next, previous } = await store.versions()
      if (!current) return
      const used = new Set([current, next, previous, ...open].filter((name): name is string => name !== null))
      const [wishes, held, versions] = await Promise.all([store.wishes(), store.held(), keysBelow(keyOf(scope, "version"))])
      const needed = new Set<string>()
      for (const name of used) {
        const version = await store.version(name)
        for (const [, hash] of version ? filesOf(version, (id) => wishes[id] !== undefined) : []) needed.add(hash)
      }
      await store.drop(olderThan(held, needed))
      await Promise.all(olderThan(versions, used).map((name) => cache.delete(keyOf(scope, "version", name))))
    },
  }
  return store
}

export async function digestOf(bytes: BufferSource): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", bytes))
}

/** Do work that no other tab and no worker does at the same time; where browsers have no locks, just do it. */
async function alone<T>(name: string, work: () => Promise<T>): Promise<T> {
  return "locks" in navigator ? navigator.locks.request(name, work) : work()
}
