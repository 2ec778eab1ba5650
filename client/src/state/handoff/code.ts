/** A hand-off as the text of QR codes, and back. Byte by byte in docs/hand-off.md. */

import type { Course, CourseQuestion, CourseQuiz } from "../../contract/course"
import {
  A_DAY,
  DAY_ZERO,
  OUTCOMES,
  type Answered,
  type Handoff,
  type QuizResult,
  type Sender,
  type Unreadable,
} from "../../contract/handoff"
import { ANIMALS, COLOURS } from "../../contract/learner"
import { crc32, fixed, fromBase45, readerOf, toBase45, utf8, varied, type Reader } from "./bytes"
import { sendable } from "./nickname"

export const PREFIX = "HB1:"
/** So many bytes make a code that a cheap camera reads from a cheap screen: 61 x 61 modules at level M. */
export const CAMERA = 238
/** For a file, where no camera reads. */
export const FILE = 900
/** The first byte has room for the number of no more. */
export const MOST_PARTS = 16
/** A choice question with more choices is sent without them. */
export const MOST_CHOICES = 28
const MOST_TRIES = 15

/** Three bytes that stand for a site. */
export function siteTag(site: string): number {
  return crc32(utf8(site)) >>> 8
}

function answerBytes({ verdict, chosen, tries }: Answered): number[] {
  const few = chosen && verdict !== "blank" && chosen.every((place) => place < MOST_CHOICES) ? chosen : []
  const set = [...new Set(few)].reduce((sum, place) => sum + 2 ** place, 0)
  const first = OUTCOMES.indexOf(verdict) + 8 * (verdict === "blank" ? 0 : Math.min(MOST_TRIES, Math.max(1, tries)))
  return set > 0 ? [first + 128, ...varied(set)] : [first]
}

function resultBytes(key: string, { mark, day, attempts, answers }: QuizResult): number[] {
  const names = [...fixed(4, parseInt(key, 16)), ...fixed(2, parseInt(mark, 16))]
  return [...names, ...fixed(2, day), ...fixed(1, attempts), ...varied(answers.length), ...answers.flatMap(answerBytes)]
}

function senderBytes({ id, animal, colour, nickname = "" }: Sender): number[] {
  const name = utf8(sendable(nickname) ?? "")
  return [...fixed(7, parseInt(id, 36)), ANIMALS.indexOf(animal) * 16 + COLOURS.indexOf(colour), name.length, ...name]
}

/** What stands in one code. */
interface Part {
  results: number[][]
  read: number[][]
}

function sizeOf({ results, read }: Part): number {
  return [...results, ...read].reduce((sum, bytes) => sum + bytes.length, 0)
}

/** Fills one part after another, the newest results first; each part stands alone. */
function partsOf(handoff: Handoff, course: Course, room: number): Part[] {
  const keys = new Map(course.quizzes.map(({ id, key }) => [id, key]))
  const lessons = new Map(course.lessons.map(({ id, key }) => [id, key]))
  const newest = [...handoff.results].sort((one, other) => other.day - one.day)
  const results = newest.filter(({ quiz }) => keys.has(quiz)).map((result) => resultBytes(keys.get(result.quiz) ?? "", result))
  const read = handoff.read.flatMap((id) => (lessons.has(id) ? [fixed(4, parseInt(lessons.get(id) ?? "", 16))] : []))
  const parts: Part[] = [{ results: [], read: [] }]
  const put = (kind: keyof Part) => (bytes: number[]) => {
    // A quiz so long that no camera reads its code goes into none.
    if (bytes.length > FILE) return
    let last = parts[parts.length - 1] as Part
    if (sizeOf(last) > 0 && sizeOf(last) + bytes.length > room) parts.push((last = { results: [], read: [] }))
    last[kind].push(bytes)
  }
  results.forEach(put("results"))
  read.forEach(put("read"))
  return parts.slice(0, MOST_PARTS)
}

/** The texts of the QR codes: each can be read alone and in any order. */
export function encodeQr(handoff: Handoff, course: Course, size = CAMERA): string[] {
  const made = Math.round((handoff.made - DAY_ZERO) / 1000)
  const head = [...fixed(3, siteTag(handoff.site)), ...fixed(4, made), ...senderBytes(handoff.learner)]
  const parts = partsOf(handoff, course, size - head.length - 7)
  return parts.map(({ results, read }, n) => {
    const lists = [results, read].flatMap((list) => [...varied(list.length), ...list.flat()])
    const bytes = [n * 16 + parts.length - 1, ...head, ...lists]
    return PREFIX + toBase45([...bytes, ...fixed(4, crc32([...utf8(PREFIX), ...bytes]))])
  })
}

function hex(value: number, digits: number): string {
  return value.toString(16).padStart(digits, "0")
}

function readSender(reader: Reader): Sender {
  const id = reader.fixed(7).toString(36).padStart(10, "0")
  const picture = reader.fixed(1)
  const animal = ANIMALS[Math.floor(picture / 16)]
  const colour = COLOURS[picture % 16]
  const nickname = reader.text(reader.fixed(1))
  if (id.length !== 10 || !animal || !colour || (nickname && sendable(nickname) !== nickname)) throw new RangeError("sender")
  return nickname ? { id, animal, colour, nickname } : { id, animal, colour }
}

function readAnswer(reader: Reader): Answered {
  const first = reader.fixed(1)
  const verdict = OUTCOMES[first % 8]
  const tries = Math.floor(first / 8) % 16
  if (!verdict || (verdict === "blank") !== (tries === 0)) throw new RangeError("answer")
  if (first < 128) return { verdict, tries }
  const set = reader.varied()
  const chosen = Array.from({ length: MOST_CHOICES }, (_, place) => place).filter((place) => Math.floor(set / 2 ** place) % 2 === 1)
  if (verdict === "blank" || chosen.length === 0 || set >= 2 ** MOST_CHOICES) throw new RangeError("choices")
  return { verdict, chosen, tries }
}

/** Whether a child could have chosen so: known places, and one only where one can be chosen. */
function fits([, , type, choices = 0]: CourseQuestion, { chosen }: Answered): boolean {
  return !chosen || (chosen.every((place) => place < choices) && (type === "multiple-choice" || chosen.length === 1))
}

function readList<T>(reader: Reader, read: () => T): T[] {
  return Array.from({ length: Math.min(reader.varied(), 10_000) }, read)
}

/** A result of the code; `quiz` is null when this course has none with its key. */
function readResult(reader: Reader, quizzes: ReadonlyMap<string, CourseQuiz>): QuizResult | null {
  const quiz = quizzes.get(hex(reader.fixed(4), 8))
  const mark = hex(reader.fixed(2), 4)
  const [day, attempts] = [reader.fixed(2), reader.fixed(1)]
  const answers = readList(reader, () => readAnswer(reader))
  if (!quiz) return null
  const same = answers.length === quiz.questions.length && quiz.questions.every((question, i) => fits(question, answers[i] as Answered))
  // Of the same words, it must be what could be answered there.
  if (mark === quiz.mark && !same) throw new RangeError("quiz")
  return { quiz: quiz.id, mark, day, attempts, answers }
}

function isOnce(ids: readonly string[]): boolean {
  return new Set(ids).size === ids.length
}

function readBody(reader: Reader, course: Course): Handoff | Unreadable {
  const place = reader.fixed(1)
  const part = { n: Math.floor(place / 16) + 1, of: (place % 16) + 1 }
  if (reader.fixed(3) !== siteTag(course.site)) return { why: "other-site" }
  const made = DAY_ZERO + reader.fixed(4) * 1000
  const learner = readSender(reader)
  const quizzes = new Map(course.quizzes.map((quiz) => [quiz.key, quiz]))
  const lessons = new Map(course.lessons.map(({ key, id }) => [key, id]))
  const found = readList(reader, () => readResult(reader, quizzes))
  const seen = readList(reader, () => lessons.get(hex(reader.fixed(4), 8)))
  const results = found.filter((result): result is QuizResult => result !== null)
  const read = seen.filter((id): id is string => id !== undefined)
  if (!reader.ended || part.n > part.of || !isOnce(results.map(({ quiz }) => quiz)) || !isOnce(read)) return { why: "damaged" }
  if (found.length + seen.length > 0 && results.length + read.length === 0) return { why: "other-version" }
  return { learner, site: course.site, made, results, read, part }
}

/** One code. Never throws. */
export function decodeCode(text: string, course: Course): Handoff | Unreadable {
  if (!text.startsWith(PREFIX)) return { why: /^HB\d+:/.test(text) ? "other-version" : "not-ours" }
  const bytes = fromBase45(text.slice(PREFIX.length))
  if (!bytes || bytes.length < 5) return { why: "damaged" }
  const body = bytes.subarray(0, -4)
  if (crc32([...utf8(PREFIX), ...body]) !== readerOf(bytes.subarray(-4)).fixed(4)) return { why: "damaged" }
  try {
    return readBody(readerOf(body), course)
  } catch {
    return { why: "damaged" }
  }
}

/** Days since 2026-01-01, in UTC. */
export function dayOf(at: number): number {
  return Math.min(65_535, Math.max(0, Math.floor((at - DAY_ZERO) / A_DAY) || 0))
}
