/** One learner's week as the end of a link: what was read and practised; no score and no answer. */

import type { Course, CourseLesson } from "../contract/course"
import { A_DAY, DAY_ZERO } from "../contract/handoff"
import { ANIMALS, COLOURS, LONGEST_NICKNAME, type Learner } from "../contract/learner"
import { isFields } from "../contract/quiz"
import { crc32 } from "./handoff/bytes"

/** The picture that the learner chose, and perhaps a nickname. */
export type Pictured = Pick<Learner, "animal" | "colour" | "nickname">

export interface Done {
  /** Short name of a lesson, or of a quiz that belongs to none. */
  readonly key: string
  readonly read: boolean
  readonly practised: boolean
}

export interface Week {
  /** The last of its seven days, on the learner's own calendar: days since 2026-01-01. */
  readonly day: number
  readonly who?: Pictured
  /** What was done last stands first. */
  readonly done: readonly Done[]
}

/** Why a link gives no week: it has none, it lost something on its way, or a newer site made it. */
export type Trouble = "none" | "damaged" | "newer"

export const MOST_DONE = 12
const VERSION = 1
const NOBODY = 255
const LONGEST = 400
const READ = 1
const PRACTISED = 2
/** Controls, and what turns the direction of the words around it: no part of a name. */
const UNSEEN = /[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu

/** The number of the day on the calendar of this device. */
export function dayOf(at: number): number {
  const date = new Date(at)
  return Math.floor((Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) - DAY_ZERO) / A_DAY)
}

/** The middle of a day, so that every time zone shows it as that day in UTC. */
export function timeOf(day: number): number {
  return DAY_ZERO + day * A_DAY + A_DAY / 2
}

/** Tells a link that lost a letter; it keeps nobody from writing one. */
function checkOf(bytes: readonly number[]): number[] {
  const crc = crc32(bytes)
  return [24, 16, 8, 0].map((shift) => (crc >>> shift) & 255)
}

function toText(bytes: readonly number[]): string {
  return btoa(String.fromCharCode(...bytes)).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "")
}

function toBytes(text: string): number[] | null {
  try {
    return Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (letter) => letter.charCodeAt(0))
  } catch {
    return null
  }
}

function pictureBytes(who: Pictured | undefined): number[] {
  const picture = who ? ANIMALS.indexOf(who.animal) * COLOURS.length + COLOURS.indexOf(who.colour) : NOBODY
  const nickname = Array.from(new TextEncoder().encode((who?.nickname ?? "").replace(UNSEEN, "")))
  return [picture, nickname.length, ...nickname]
}

function doneBytes({ key, read, practised }: Done): number[] {
  const bytes = [0, 2, 4, 6].map((at) => parseInt(key.slice(at, at + 2), 16))
  return [...bytes, (read ? READ : 0) | (practised ? PRACTISED : 0)]
}

/** The end of the address of week.html. */
export function encodeWeek(week: Week): string {
  const done = week.done.slice(0, MOST_DONE)
  const body = [VERSION, week.day >> 8, week.day & 255, ...pictureBytes(week.who), done.length, ...done.flatMap(doneBytes)]
  return `#w=${toText([...body, ...checkOf(body)])}`
}

/** Takes bytes from the front, and gives none where there are too few. */
function reader(bytes: readonly number[]) {
  let at = 0
  return {
    take: (n: number): number[] => bytes.slice(at, (at += n)),
    ended: (): boolean => at === bytes.length,
  }
}

function nicknameOf(bytes: readonly number[]): string | null {
  try {
    const name = new TextDecoder("utf-8", { fatal: true }).decode(new Uint8Array(bytes))
    return Array.from(name).length <= LONGEST_NICKNAME && name.search(UNSEEN) < 0 ? name : null
  } catch {
    return null
  }
}

function pictureOf(picture: number, nickname: string): Pictured | undefined | null {
  if (picture === NOBODY) return nickname ? null : undefined
  const animal = ANIMALS[Math.floor(picture / COLOURS.length)]
  const colour = COLOURS[picture % COLOURS.length]
  if (!animal || !colour) return null
  return nickname ? { animal, colour, nickname } : { animal, colour }
}

function doneOf(bytes: readonly number[]): Done | null {
  const [flags = 0] = bytes.slice(4)
  if (bytes.length !== 5 || flags > (READ | PRACTISED)) return null
  const key = bytes.slice(0, 4).map((byte) => byte.toString(16).padStart(2, "0")).join("")
  return { key, read: (flags & READ) > 0, practised: (flags & PRACTISED) > 0 }
}

function weekIn(body: readonly number[]): Week | null {
  const { take, ended } = reader(body.slice(1))
  const [high = 0, low = 0, picture = 0, length = 0] = take(4)
  const nickname = nicknameOf(take(length))
  const who = nickname === null ? null : pictureOf(picture, nickname)
  const [count = 0] = take(1)
  if (who === null || count > MOST_DONE) return null
  const done = Array.from({ length: count }, () => doneOf(take(5)))
  const keys = new Set(done.map((one) => one?.key))
  if (!ended() || keys.size !== count || keys.has(undefined)) return null
  return { day: high * 256 + low, ...(who && { who }), done: done as Done[] }
}

/** The week in the end of an address, or what is wrong with it. Never throws. */
export function decodeWeek(fragment: string): Week | Trouble {
  if (!/^#?w=/.test(fragment)) return "none"
  // Behind it may stand what a chat has added: a full stop, a bracket, a blank.
  const text = /^#?w=([\w-]*)/.exec(fragment)?.[1] ?? ""
  const bytes = text.length <= LONGEST ? toBytes(text) : null
  if (!bytes || bytes.length < 10) return "damaged"
  const body = bytes.slice(0, -4)
  if (checkOf(body).join() !== bytes.slice(-4).join()) return "damaged"
  if (body[0] !== VERSION) return "newer"
  return weekIn(body) ?? "damaged"
}

/** What the device knows of one learner. */
export interface Kept {
  /** By the id of a lesson, when it was last opened. */
  readonly opened: ReadonlyMap<string, number>
  /** By the id of a lesson, when it was read to its end. */
  readonly read: ReadonlyMap<string, number>
  /** The log. */
  readonly records: readonly unknown[]
}

/** By the id of each quiz, when it was answered. */
function practisedAt(records: readonly unknown[]): [quiz: string, at: number][] {
  return records.flatMap((record): [string, number][] => {
    if (!isFields(record) || record.type !== "answer") return []
    return typeof record.quiz === "string" && typeof record.at === "number" ? [[record.quiz, record.at]] : []
  })
}

/** What was done in the seven days to now. What is for parents is left out; sensitive lessons are no part of the course. */
export function weekOf(kept: Kept, course: Course, now: number, who?: Pictured): Week {
  const today = dayOf(now)
  const lessons = new Map(course.lessons.filter(({ audience }) => audience !== "parent").map((one) => [one.id, one]))
  const quizzes = new Map(course.quizzes.map((one) => [one.id, one]))
  const found = new Map<string, Done & { readonly at: number }>()

  function add(key: string | undefined, at: number, what: Partial<Done>): void {
    const ago = today - dayOf(at)
    if (!key || !(ago >= 0 && ago < 7)) return
    const before = found.get(key) ?? { key, read: false, practised: false, at }
    found.set(key, { ...before, ...what, at: Math.max(before.at, at) })
  }

  const keyOf = (id: string): string | undefined => (lessons.get(id) as CourseLesson | undefined)?.key
  kept.opened.forEach((at, id) => add(keyOf(id), at, {}))
  kept.read.forEach((at, id) => add(keyOf(id), at, { read: true }))
  for (const [id, at] of practisedAt(kept.records)) {
    const quiz = quizzes.get(id)
    if (quiz) add(quiz.lesson === undefined ? quiz.key : keyOf(quiz.lesson), at, { practised: true })
  }
  const done = [...found.values()].sort((a, b) => b.at - a.at || (a.key < b.key ? -1 : 1))
  const plain = done.slice(0, MOST_DONE).map(({ key, read, practised }) => ({ key, read, practised }))
  return { day: today, ...(who && { who }), done: plain }
}
