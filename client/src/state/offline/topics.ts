/** What a reader keeps, topic by topic: how much is here, what is missing, what may go. Pure. */

import { isShell, SHELL, shellOf, topicOf, type Group, type ListedFile } from "../../contract/offline"

/** What the reader wants of a topic. `whole`: it was all here once, so what is missing now is new, or was lost. */
export type Wish = "wanted" | "paused" | "whole"

/** The wishes of a device, by topic. */
export interface Wishes {
  readonly [id: string]: Wish
}

export type Stage = "away" | "next" | "loading" | "waiting" | "paused" | "here" | "torn" | "full" | "lost"

/** What the page shows of a topic, or of the shells. */
export interface Row {
  readonly id: string
  readonly title: string
  readonly lang: string
  readonly stage: Stage
  readonly bytes: number
  readonly done: number
}

/** What is here and what happens now. */
export interface Now {
  readonly held: ReadonlySet<string>
  /** Bytes that are here of large files, by their hash. */
  readonly parts: ReadonlyMap<string, number>
  readonly wishes: Wishes
  /** The topics that are loaded next, the first of them now. */
  readonly line: readonly string[]
  readonly isWaiting: boolean
  /** The topics whose load came to no good end. */
  readonly ends: { readonly [id: string]: "full" | "lost" | undefined }
}

/** Only what is a wish; a page of another version may have written others. */
export function readWishes(texts: { readonly [id: string]: string }): Wishes {
  const isWish = (text: string): text is Wish => ["wanted", "paused", "whole"].includes(text)
  return Object.fromEntries(Object.entries(texts).filter((row): row is [string, Wish] => isWish(row[1])))
}

/** Each hash once: several pages may share a file. */
function once(files: readonly ListedFile[]): ListedFile[] {
  return [...new Map(files.map((file) => [file[1], file])).values()]
}

export function bytesOf(files: readonly ListedFile[]): number {
  return once(files).reduce((sum, [, , bytes]) => sum + bytes, 0)
}

/** The files that are not here yet, each once. */
export function missing(files: readonly ListedFile[], held: ReadonlySet<string>): ListedFile[] {
  return once(files).filter(([, hash]) => !held.has(hash))
}

function filesIn(ids: readonly string[], groups: readonly Group[]): ListedFile[] {
  return groups.filter(({ id }) => ids.includes(id)).flatMap(({ contents }) => contents)
}

/** Large and small files by turns: while small ones wait for their answers, large ones fill the link. */
function mixed(files: readonly ListedFile[]): ListedFile[] {
  const bySize = [...files].sort((a, b) => b[2] - a[2])
  const small = bySize.splice(Math.ceil(files.length / 2))
  return bySize.flatMap((large, place) => [large, ...small.slice(place, place + 1)])
}

/** All that must be here before a topic is of use, the shells first. */
export function needed(group: Group, groups: readonly Group[]): ListedFile[] {
  return [...mixed(filesIn([SHELL, shellOf(group.id)], groups)), ...mixed(group.contents)]
}

function stageOf(group: Group, groups: readonly Group[], now: Now): Stage {
  const wish = now.wishes[group.id]
  if (wish === undefined) return "away"
  const place = now.line.indexOf(group.id)
  if (place === 0) return now.isWaiting ? "waiting" : "loading"
  if (place > 0) return "next"
  if (missing(needed(group, groups), now.held).length === 0) return "here"
  return now.ends[group.id] ?? (wish === "whole" ? "torn" : "paused")
}

function measured(files: readonly ListedFile[], { held, parts }: Now): { bytes: number; done: number } {
  const bytes = bytesOf(files)
  const left = missing(files, held).map(([, hash, size]) => size - Math.min(parts.get(hash) ?? 0, size))
  return { bytes, done: bytes - left.reduce((sum, size) => sum + size, 0) }
}

/** What to show of each topic. */
export function rowsOf(groups: readonly Group[], now: Now): Row[] {
  const topics = groups.filter(({ id }) => !isShell(id))
  return topics.map((group) => {
    const { id, title, lang } = group
    return { id, title, lang, stage: stageOf(group, groups, now), ...measured(group.contents, now) }
  })
}

/** What to show of these shells, which all topics of a language share. */
export function shellRow(groups: readonly Group[], now: Now, ids: readonly string[]): Row {
  const { bytes, done } = measured(filesIn(ids, groups), now)
  const isBegun = now.line.some((id) => ids.includes(SHELL) || ids.includes(shellOf(id)))
  const stage = done === bytes ? "here" : !isBegun ? "away" : now.isWaiting ? "waiting" : "loading"
  return { id: "shell", title: "", lang: "", stage, bytes, done }
}

/** With these what they are nothing without: slides and sheets show the pictures of their topic, which comes first. */
export function withTopics(ids: readonly string[]): string[] {
  return [...new Set([...ids.flatMap((id) => topicOf(id) ?? []), ...ids])]
}

/** What goes with a group: with a topic its slides and sheets. */
export function goingWith(id: string, groups: readonly Group[]): string[] {
  return groups.map((group) => group.id).filter((one) => one === id || topicOf(one) === id)
}

/** The hashes that nothing but these groups need: what is freed when they go. */
export function spare(ids: readonly string[], groups: readonly Group[], wishes: Wishes): string[] {
  const others = groups.filter(({ id }) => !ids.includes(id) && (isShell(id) || wishes[id] !== undefined))
  const used = new Set(others.flatMap(({ contents }) => contents.map(([, hash]) => hash)))
  return once(filesIn(ids, groups)).map(([, hash]) => hash).filter((hash) => !used.has(hash))
}

/** The other topic that would make most room, for the words about a full device. */
export function largest(rows: readonly Row[], but: string): Row | null {
  const here = rows.filter(({ id, stage, done }) => id !== but && stage !== "away" && done > 0)
  return [...here].sort((a, b) => b.done - a.done)[0] ?? null
}

/** What goes on by itself when the page is opened: begun, and neither paused nor once whole. */
export function begun(groups: readonly Group[], { held, wishes }: Pick<Now, "held" | "wishes">): string[] {
  const isOpen = (group: Group): boolean => missing(needed(group, groups), held).length > 0
  const topics = groups.filter(({ id }) => !isShell(id))
  return topics.filter((group) => wishes[group.id] === "wanted" && isOpen(group)).map(({ id }) => id)
}
