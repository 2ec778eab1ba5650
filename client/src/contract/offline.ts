/** What the pages, the worker and the site agree on for reading without a network: the lists of files, and where things are kept. */

import { isFields } from "./quiz"

/** Address from the root of the site, what its bytes must hash to (`sha256-…`, as in `integrity`), and their number. */
export type ListedFile = readonly [path: string, hash: string, bytes: number]

/** A part of the site that is kept or not: a shell, a topic in one language, or the slides and sheets of that topic. */
export interface ListedGroup {
  /** `shell`, `./shell` and `zh/shell`, `topic:safety/water`, `zh/topic:safety/water`, `zh/class:safety/water`. */
  readonly id: string
  readonly title: string
  readonly lang: string
  /** Address of its list, which begins with the hash of that list. */
  readonly list: string
  readonly files: number
  readonly bytes: number
}

/** `offline/list.json`: the version of a site that stands on its server. */
export interface SiteList {
  readonly site: string
  readonly version: string
  readonly groups: readonly ListedGroup[]
  /** Address of the edits that make files of it of those of an older version. */
  readonly delta?: string
}

/** One file of the new version: its hash, that of the old file, and what it is made of: start and length of a copy, or a text. */
export type Delta = readonly [to: string, from: string, edits: readonly (number | string)[]]

export interface Group extends ListedGroup {
  readonly contents: readonly ListedFile[]
}

/** Every file of one version of the site, by group. Never changed once written. */
export interface Version {
  readonly version: string
  readonly groups: readonly Group[]
}

/** Which versions are on the device: one small text, so that a switch is one write. */
export interface Kept {
  /** What a page is answered with. */
  readonly current: string | null
  /** Whole, and waiting for a moment at which nobody is in a lesson. */
  readonly next: string | null
  /** The one before, for the way back. */
  readonly previous: string | null
}

export const NOTHING: Kept = { current: null, next: null, previous: null }

export const LIST = "offline/list.json"
export const WORKER = "sw.js"
export const NOT_FOUND = "404.html"

/** From a page to the worker: drop the files that no version and no open page needs. */
export interface Tidy {
  readonly hb: "tidy"
}

export function isTidy(value: unknown): value is Tidy {
  return isFields(value) && value.hb === "tidy"
}

/** The cache of the site at this address; one of its own for each site, whatever else stands at the origin. */
export function cacheOf(scope: string): string {
  return `hornbook-files ${new URL(scope).pathname}`
}

/** The page, below a language or not, that a reader sees in place of one that is not on the device. */
export function notSaved(path: string, languages: readonly string[]): string {
  const first = path.slice(0, path.indexOf("/") + 1)
  return `${languages.includes(first) ? first : ""}not-saved.html`
}

/** What the topics of all languages need. A site in several languages has a shell for each beside it. */
export const SHELL = "shell"

export function isShell(id: string): boolean {
  return !id.includes(":")
}

/** The shell of the language whose addresses begin so: `zh/`, or nothing. Not there on a site in one language. */
export function shellAt(prefix: string): string {
  return (prefix || "./") + SHELL
}

/** The shell of the language that a group is in. */
export function shellOf(id: string): string {
  return isShell(id) ? id : shellAt(id.slice(0, id.lastIndexOf("/", id.indexOf(":")) + 1))
}

const CLASS = /^([^:]*)class:/

/** The topic whose slides and sheets a group is; null for any other group. */
export function topicOf(id: string): string | null {
  return CLASS.test(id) ? id.replace(CLASS, "$1topic:") : null
}

/** Where in a cache something stands. */
export function keyOf(scope: string, kind: "file" | "part" | "version" | "state" | "kept" | "pins", name = ""): string {
  return `${scope}~/${kind}/${encodeURIComponent(name)}`
}

const HASH = /^sha256-[A-Za-z0-9+/]{43}=$/
const GROUP_LIST = /^offline\/([0-9a-f]{16})\.json$/
const NAME = /^[A-Za-z0-9_-]{1,64}$/

/** An address inside the site: no way up, no other server. */
function isPath(value: unknown): value is string {
  return typeof value === "string" && value !== "" && !/[\\:?#]|^\/|\/\/|(^|\/)\.\.?(\/|$)/.test(value)
}

function isCount(value: unknown): value is number {
  return typeof value === "number" && Number.isInteger(value) && value >= 0
}

function isListedFile(value: unknown): value is ListedFile {
  return Array.isArray(value) && isPath(value[0]) && HASH.test(String(value[1])) && isCount(value[2])
}

function isListedGroup(value: unknown): value is ListedGroup {
  return (
    isFields(value) &&
    [value.id, value.title, value.lang].every((text) => typeof text === "string") &&
    GROUP_LIST.test(String(value.list)) &&
    isCount(value.files) &&
    isCount(value.bytes)
  )
}

/** What `offline/list.json` says; null for anything else, such as the login page of a network. */
export function readSiteList(value: unknown): SiteList | null {
  if (!isFields(value) || value.v !== 1 || typeof value.site !== "string" || !NAME.test(String(value.version))) return null
  const { groups } = value
  return Array.isArray(groups) && groups.every(isListedGroup) ? (value as unknown as SiteList) : null
}

/** The files of a group; null for anything else. */
export function readFiles(value: unknown): readonly ListedFile[] | null {
  return Array.isArray(value) && value.every(isListedFile) ? value : null
}

/** With what the hash of a group's list begins, in hexadecimal. */
export function hashInName(list: string): string {
  return GROUP_LIST.exec(list)?.[1] ?? ""
}

/** The versions that a device says it has; nothing where that cannot be read. */
export function readKept(value: unknown): Kept {
  if (!isFields(value) || value.v !== 1) return NOTHING
  const name = (one: unknown): string | null => (typeof one === "string" && NAME.test(one) ? one : null)
  return { current: name(value.current), next: name(value.next), previous: name(value.previous) }
}
