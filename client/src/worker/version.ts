/** What is in a version of the site, and which of its files an address means. Pure. */

import { isShell, SHELL, shellOf, type ListedFile, type Version } from "../contract/offline"

const KINDS: { readonly [ending: string]: string } = {
  html: "text/html; charset=utf-8",
  css: "text/css; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  json: "application/json",
  webmanifest: "application/manifest+json",
  svg: "image/svg+xml",
  png: "image/png",
  jpg: "image/jpeg",
  jpeg: "image/jpeg",
  webp: "image/webp",
  avif: "image/avif",
  gif: "image/gif",
  ico: "image/x-icon",
  woff2: "font/woff2",
  mp3: "audio/mpeg",
  m4a: "audio/mp4",
  ogg: "audio/ogg",
  opus: "audio/ogg",
  wav: "audio/wav",
  mp4: "video/mp4",
  webm: "video/webm",
  vtt: "text/vtt; charset=utf-8",
  txt: "text/plain; charset=utf-8",
  xml: "application/xml",
  pdf: "application/pdf",
}

/** The media type of a file, by the ending of its name. */
export function kindOf(path: string): string | undefined {
  return KINDS[path.slice(path.lastIndexOf(".") + 1).toLowerCase()]
}

export function urlOf(scope: string, path: string): string {
  return scope + path.split("/").map(encodeURIComponent).join("/")
}

/** The path of an address inside the site at `scope`; null outside. The query says nothing: no page is made by a server. */
export function pathOf(scope: string, address: string): string | null {
  const [bare = ""] = address.split(/[?#]/)
  if (!bare.startsWith(scope)) return null
  try {
    return decodeURIComponent(bare.slice(scope.length))
  } catch {
    return bare.slice(scope.length)
  }
}

/** Files of the groups that are asked for and of the shells that they need, each hash once. */
export function filesOf(version: Version, isAsked: (group: string) => boolean): ListedFile[] {
  const asked = version.groups.map(({ id }) => id).filter(isAsked)
  const ids = new Set([SHELL, ...asked, ...asked.map(shellOf)])
  const groups = version.groups.filter(({ id }) => ids.has(id))
  const files = groups.flatMap(({ contents }) => contents)
  return [...new Map(files.map((file) => [file[1], file])).values()]
}

/** The files that a version must have before it is shown. */
export function wantedOf(version: Version, wishes: { readonly [group: string]: string }): ListedFile[] {
  return filesOf(version, (id) => wishes[id] === "whole")
}

export function olderThan(names: Iterable<string>, used: ReadonlySet<string>): string[] {
  return [...names].filter((name) => !used.has(name))
}

/** Every address of a version and the hash of what stands there. */
export function addressesOf(version: Version): Map<string, string> {
  return new Map(version.groups.flatMap(({ contents }) => contents.map(([path, hash]) => [path, hash] as const)))
}

/** The file that an address means: itself, or the page that was meant by `x`, `x/` or a folder. */
export function meant(path: string, has: (path: string) => boolean): string | null {
  const bare = path.replace(/\/+$/, "")
  const folder = bare === "" ? "index.html" : `${bare}/index.html`
  const ways = [path, ...(bare === path ? [`${bare}.html`, folder] : [folder, `${bare}.html`, bare])]
  return ways.find((way) => way !== "" && has(way)) ?? null
}

/** Beginnings of the addresses of other languages: `zh/`. */
export function languagesOf(version: Version): string[] {
  return version.groups.map(({ id }) => id).filter((id) => isShell(id) && id !== SHELL).map((id) => id.slice(0, -SHELL.length))
}

/** Whether a page is of the shell: a home, a shelf or a tool, where nobody is in the middle of something. */
export function isOfShell(version: Version, path: string): boolean {
  return version.groups.some(({ id, contents }) => isShell(id) && contents.some(([one]) => one === path))
}
