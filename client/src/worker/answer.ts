/**
 * What the worker answers. A page is answered from the current version and stays with it (its pin) as long as it is open:
 * its scripts, pictures and recordings are of that version, whatever becomes current meanwhile. A page that came from the
 * network takes everything from there.
 */

import { notSaved, NOT_FOUND, type Version } from "../contract/offline"
import { partOf } from "./range"
import type { Store } from "./store"
import { addressesOf, isOfShell, languagesOf, meant, pathOf, urlOf } from "./version"

/** What the worker needs from the browser. */
export interface Around {
  readonly open: () => Promise<Store>
  readonly ask: (request: Request | string, how?: RequestInit) => Promise<Response>
  /** The pages of this site that are open. */
  readonly pages: () => Promise<readonly { readonly id: string; readonly url: string }[]>
}

/** One request of a page, or for one. */
export interface Asked {
  readonly request: Request
  readonly path: string
  /** Who asks. */
  readonly client: string
  /** Who a new page will be; empty where none is asked for. */
  readonly page: string
}

export interface Answers {
  readonly page: (asked: Asked) => Promise<Response>
  readonly file: (asked: Asked) => Promise<Response>
  readonly tidy: () => Promise<void>
  /** Resolves when all pins are written. */
  readonly written: () => Promise<void>
}

interface Known {
  readonly version: Version
  readonly addresses: ReadonlyMap<string, string>
}

/** The pin of a page that came from the network. */
const NETWORK = ""

/**
 * The latest pins are kept, whether their pages are there or not: a page may come back from the browser's memory, and one
 * that is on its way is not among the open ones yet (with 20, a browser that opened 30 tabs at once broke some).
 */
const LATEST = 100

/** How a file that is not kept may be had for a page of a version: right, or not at all. */
function exactly(integrity: string): RequestInit {
  return { integrity, redirect: "error", cache: "no-cache", credentials: "same-origin" }
}

export function makeAnswers(scope: string, { open, ask, pages }: Around): Answers {
  const known = new Map<string, Known>()
  let pins: { [client: string]: string } | null = null
  let writing: Promise<void> = Promise.resolve()

  async function knownOf(store: Store, name: string | null | undefined): Promise<Known | null> {
    if (!name) return null
    const found = known.get(name)
    if (found) return found
    const version = await store.version(name)
    if (!version) return null
    const made = { version, addresses: addressesOf(version) }
    known.set(name, made)
    return made
  }

  async function pinsOf(store: Store): Promise<{ [client: string]: string }> {
    const read = pins ?? { ...(await store.pins()) }
    return (pins ??= read)
  }

  async function pin(store: Store, client: string, name: string): Promise<void> {
    if (client === "") return
    const all = await pinsOf(store)
    all[client] = name
    writing = writing.then(() => writePins(store)).catch(() => undefined)
  }

  async function writePins(store: Store): Promise<void> {
    const living = new Set((await pages()).map(({ id }) => id))
    const names = Object.keys(pins ?? {})
    names.slice(0, -LATEST).filter((id) => !living.has(id)).forEach((id) => delete pins?.[id])
    await store.setPins(pins ?? {})
  }

  function fileOf({ addresses }: Known, path: string): string | null {
    return meant(path, (way) => addresses.has(way))
  }

  /** Whether anybody is in a lesson or quiz: on a page that is of no shell. The one that is left does not count. */
  async function isQuiet(now: Known, leaving: string): Promise<boolean> {
    const others = (await pages()).filter(({ id }) => id !== leaving)
    return others.every(({ url }) => {
      const found = fileOf(now, pathOf(scope, url) ?? "")
      return found !== null && isOfShell(now.version, found)
    })
  }

  /** The version to answer a page from; the one that waits becomes current on the way to a home or a shelf. */
  async function currentFor(store: Store, asked: Asked): Promise<Known | null> {
    const { current, next } = await store.versions()
    const now = await knownOf(store, current)
    if (!now || !next) return now
    const found = fileOf(now, asked.path)
    if (!found || !isOfShell(now.version, found) || !(await isQuiet(now, asked.client))) return now
    return (await store.take()) ? knownOf(store, next) : now
  }

  async function kept(store: Store, { addresses }: Known, path: string): Promise<Response | null> {
    const hash = addresses.get(path)
    return hash === undefined ? null : store.file(path, hash)
  }

  async function asVersion({ addresses }: Known, path: string): Promise<Response | null> {
    try {
      const response = await ask(urlOf(scope, path), exactly(addresses.get(path) ?? ""))
      return response.ok ? response : null
    } catch {
      return null
    }
  }

  async function fromNetwork(store: Store, asked: Asked, otherwise: () => Promise<Response>): Promise<Response> {
    try {
      const response = await ask(asked.request)
      await pin(store, asked.page, NETWORK)
      return response
    } catch {
      return otherwise()
    }
  }

  async function unknown(store: Store, now: Known): Promise<Response> {
    const page = await kept(store, now, NOT_FOUND)
    return page ? new Response(page.body, { status: 404, headers: page.headers }) : Response.error()
  }

  /** In place of a page that is not here: the words for it in its language, or in one that is here. They can lead back. */
  async function missing(store: Store, now: Known, path: string): Promise<Response> {
    const languages = languagesOf(now.version)
    for (const like of [path, "", ...languages]) {
      const page = notSaved(like, languages)
      // Its links are relative, so the reader goes to it.
      if (await kept(store, now, page)) return Response.redirect(`${urlOf(scope, page)}#${encodeURI(path)}`)
    }
    return Response.error()
  }

  async function fromVersion(store: Store, now: Known, asked: Asked, path: string): Promise<Response> {
    const response = (await kept(store, now, path)) ?? (await asVersion(now, path))
    if (!response) return fromNetwork(store, asked, () => missing(store, now, path))
    await pin(store, asked.page, now.version.version)
    return response
  }

  async function page(asked: Asked): Promise<Response> {
    const store = await open()
    const now = await currentFor(store, asked)
    if (!now) return ask(asked.request)
    const found = fileOf(now, asked.path)
    if (!found) return fromNetwork(store, asked, () => unknown(store, now))
    const isThere = found === asked.path || found === `${asked.path}index.html`
    if (!isThere) return Response.redirect(urlOf(scope, found) + new URL(asked.request.url).search)
    return fromVersion(store, now, asked, found)
  }

  async function file(asked: Asked): Promise<Response> {
    const store = await open()
    const now = await knownOf(store, (await pinsOf(store))[asked.client])
    if (!now?.addresses.has(asked.path)) return ask(asked.request)
    const range = asked.request.headers.get("range")
    const here = await kept(store, now, asked.path)
    if (here) return partOf(here, range)
    // Part of a file has no hash to check. It is a recording, and an old page may play the new one.
    return range === null ? ((await asVersion(now, asked.path)) ?? Response.error()) : ask(asked.request)
  }

  async function tidy(): Promise<void> {
    const store = await open()
    const all = await pinsOf(store)
    const living = await pages()
    await store.tidy(living.map(({ id }) => all[id] ?? NETWORK).filter((name) => name !== NETWORK))
  }

  return { page, file, tidy, written: () => writing }
}
