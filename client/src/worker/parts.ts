/** Large files come in parts: they move the bar, a pause ends them soon, and what came of one stays for the next time. */

import { cacheOf, keyOf, type ListedFile } from "../contract/offline"
import { urlOf } from "./version"

/** From so many bytes on a file comes in parts. */
const LARGE = 2 ** 20
/** Bytes of a part: eight seconds at 64 KB a second. */
const PART = 2 ** 19

/** Where the parts of one file are kept, by the place of their first byte. */
interface Places {
  readonly find: (from: number) => Promise<Blob | null>
  readonly put: (from: number, part: Response) => Promise<void>
  readonly clear: () => Promise<void>
}

/** Told after each part how many bytes of a file are here; whether to go on. */
export type Came = (file: ListedFile, bytes: number) => boolean

type Ask = (headers: { readonly [name: string]: string }) => Promise<Response>

async function partAt(from: number, size: number, ask: Ask, places: Places): Promise<Blob | null> {
  const found = await places.find(from)
  if (found) return found
  const last = Math.min(from + PART, size) - 1
  const response = await ask({ range: `bytes=${from}-${last}` })
  if (response.status === 200) {
    await response.body?.cancel()
    return null
  }
  const part = response.status === 206 ? await response.blob() : null
  if (part?.size !== last + 1 - from) throw new TypeError(`${response.status}: not bytes ${from} to ${last}`)
  await places.put(from, new Response(part))
  return part
}

async function hashOf(blob: Blob): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", await blob.arrayBuffer()))
  return `sha256-${btoa(String.fromCharCode(...digest))}`
}

/**
 * A whole and right file, part by part, those that are here first; null where the server gives whole files only. The parts
 * stay until they are cleared. Rejects when the link breaks, when no more is wanted, and when the whole is not what its hash says.
 */
async function inParts(file: ListedFile, ask: Ask, places: Places, came: Came): Promise<Blob | null> {
  const [path, integrity, size] = file
  const parts: Blob[] = []
  for (let from = 0; from < size; from += PART) {
    const part = await partAt(from, size, ask, places)
    if (!part) return null
    parts.push(part)
    if (!came(file, Math.min(from + PART, size))) throw new DOMException("no more is wanted", "AbortError")
  }
  const whole = new Blob(parts)
  if ((await hashOf(whole)) === integrity) return whole
  await places.clear()
  throw new TypeError(`not what its hash says: ${path}`)
}

export interface Parts {
  /** Bytes that are here of files that are not whole yet, by their hash. */
  readonly begun: () => Promise<Map<string, number>>
  /** Keep a large file; false where it is small, or the server gives whole files only. */
  readonly fetchFile: (file: ListedFile, signal: AbortSignal, came: Came) => Promise<boolean>
  readonly drop: (hashes: Iterable<string>) => Promise<void>
}

/** The parts on the device of the site at `scope`. */
export async function openParts(scope: string): Promise<Parts> {
  const cache = await caches.open(cacheOf(scope))
  const below = keyOf(scope, "part")
  const keyAt = (hash: string, from: number): string => keyOf(scope, "part", `${hash} ${from}`)

  async function names(): Promise<string[]> {
    const urls = (await cache.keys()).map(({ url }) => url)
    return urls.filter((url) => url.startsWith(below)).map((url) => decodeURIComponent(url.slice(below.length)))
  }

  async function clear(hash: string): Promise<void> {
    const own = (await names()).filter((name) => name.startsWith(hash))
    await Promise.all(own.map((name) => cache.delete(keyOf(scope, "part", name))))
  }

  /** Where there is no room for the file and its parts, the parts go first. */
  async function putWhole(hash: string, whole: Blob): Promise<void> {
    const put = (): Promise<void> => cache.put(keyOf(scope, "file", hash), new Response(whole))
    await put().catch(() => clear(hash).then(put))
    await clear(hash)
  }

  return {
    begun: async () => {
      const found = new Map<string, number>()
      for (const name of await names()) {
        const [hash = ""] = name.split(" ")
        found.set(hash, (found.get(hash) ?? 0) + PART)
      }
      return found
    },
    fetchFile: async (file, signal, came) => {
      const [path, hash, bytes] = file
      if (bytes < LARGE) return false
      // The worker leaves "no-store" alone: a part of the old file must not become one of the new.
      const how = { redirect: "error", credentials: "same-origin", cache: "no-store", signal } as const
      const whole = await inParts(
        file,
        (headers) => fetch(urlOf(scope, path), { ...how, headers }),
        {
          find: async (from) => (await (await cache.match(keyAt(hash, from)))?.blob()) ?? null,
          put: (from, part) => cache.put(keyAt(hash, from), part),
          clear: () => clear(hash),
        },
        came,
      )
      if (whole) await putWhole(hash, whole)
      return whole !== null
    },
    drop: async (hashes) => {
      const gone = new Set(hashes)
      for (const hash of (await names()).map((name) => name.split(" ")[0] ?? "")) if (gone.has(hash)) await clear(hash)
    },
  }
}
