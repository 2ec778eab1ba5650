/** A device and a server in memory: small stand-ins for `caches` and `fetch`, and sites of a few files. */

import { createHash } from "node:crypto"

export const SCOPE = "https://school.test/course/"

export interface Site {
  readonly [path: string]: string
}

export function hash(text: string): string {
  return `sha256-${createHash("sha256").update(text).digest("base64")}`
}

/**
 * A published site: its files, and the lists of them. What stands below `lessons/` is the topic `topic:road`; what stands
 * below `zh/` makes it a site in two languages.
 */
export function published(version: string, files: Site): Site {
  const rows = Object.entries(files).map(([path, text]) => [path, hash(text), text.length] as const)
  const isRoad = ([path]: readonly [string, ...unknown[]]): boolean => path.startsWith("lessons/")
  const isChinese = ([path]: readonly [string, ...unknown[]]): boolean => path.startsWith("zh/")
  const isPage = (row: readonly [string, ...unknown[]]): boolean => row[0] !== "404.html" && row[0].endsWith(".html") && !isChinese(row)
  const shell = rows.filter((row) => !isRoad(row))
  const shells = shell.some(isChinese)
    ? ([["shell", shell.filter((row) => !isPage(row) && !isChinese(row))], ["./shell", shell.filter(isPage)], ["zh/shell", shell.filter(isChinese)]] as const)
    : ([["shell", shell]] as const)
  const groups = [...shells, ["topic:road", rows.filter(isRoad)] as const]
  const lists = groups.map(([id, contents]) => {
    const text = JSON.stringify(contents)
    const name = `offline/${createHash("sha256").update(text).digest("hex").slice(0, 16)}.json`
    return { row: { id, title: id, lang: "en", list: name, files: contents.length, bytes: 1 }, text }
  })
  const list = { v: 1, site: "s", version, groups: lists.map(({ row }) => row) }
  return { ...files, "offline/list.json": JSON.stringify(list), ...Object.fromEntries(lists.map(({ row, text }) => [row.list, text])) }
}

/** The site with edits, as `hornbook delta` writes them. */
export function withDelta(site: Site, deltas: readonly (readonly [to: string, from: string, edits: readonly (number | string)[]])[]): Site {
  const text = JSON.stringify(deltas.map(([to, from, edits]) => [hash(to), hash(from), edits]))
  const delta = `offline/${createHash("sha256").update(text).digest("hex").slice(0, 16)}.json`
  const list = { ...JSON.parse(site["offline/list.json"] ?? ""), delta }
  return { ...site, "offline/list.json": JSON.stringify(list), [delta]: text }
}

/** What a server gives: its site, and what is wrong with it at the n-th request. */
export interface Server {
  site: Site
  asked: string[]
  /** Gives the answer in place of the right one; undefined for the right one. */
  fault: (path: string, n: number) => Response | Error | undefined
}

function fakeCache(): Cache {
  const rows = new Map<string, { readonly body: string; readonly headers: [string, string][] }>()
  const address = (key: RequestInfo | URL): string => (typeof key === "object" && "url" in key ? key.url : String(key))
  return {
    match: async (key: RequestInfo | URL) => {
      const row = rows.get(address(key))
      return row && new Response(row.body, { headers: row.headers })
    },
    put: async (key: RequestInfo | URL, response: Response) => {
      rows.set(address(key), { body: await response.text(), headers: [...response.headers] })
    },
    delete: async (key: RequestInfo | URL) => rows.delete(address(key)),
    keys: async () => [...rows.keys()].map((url) => new Request(url)),
  } as unknown as Cache
}

/** An empty device, and a server with this site. `fetch` checks hashes as browsers do. */
export function device(site: Site): Server {
  const all = new Map<string, Cache>()
  const open = async (name: string): Promise<Cache> => {
    if (!all.has(name)) all.set(name, fakeCache())
    return all.get(name) as Cache
  }
  const server: Server = { site, asked: [], fault: () => undefined }
  globalThis.navigator ??= {} as Navigator // Node 20 has none
  globalThis.caches = { open, keys: async () => [...all.keys()] } as unknown as CacheStorage
  globalThis.fetch = async (asked: RequestInfo | URL, how: RequestInit = {}) => {
    const url = typeof asked === "object" && "url" in asked ? asked.url : String(asked)
    const path = decodeURIComponent(new URL(url).pathname.slice(new URL(SCOPE).pathname.length)) || "index.html"
    server.asked.push(path)
    const fault = server.fault(path, server.asked.length)
    if (fault instanceof Error) throw fault
    const text = server.site[path]
    const response = fault ?? (text === undefined ? new Response("lost", { status: 404 }) : new Response(text))
    if (how.integrity && hash(await response.clone().text()) !== how.integrity) throw new TypeError("integrity")
    return response
  }
  return server
}
