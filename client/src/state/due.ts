/**
 * Which questions come back, and when: a fold of the log and nothing else, scheduled by FSRS.
 *
 * Only questions that were missed once take part. What counts is the first try of an attempt, or of
 * another day; a second try of the same day knows the answer already. FSRS is given whole days, so
 * that a question missed in the afternoon is there the next morning.
 */

import { createEmptyCard, fsrs, Rating, type Card, type Grade } from "ts-fsrs"
import type { DueQuiz } from "../contract/due"
import { readRecord, type LogRecord } from "../contract/log"
import { isFields } from "../contract/quiz"

/** What comes back of one quiz. */
export interface Due {
  readonly quiz: DueQuiz
  /** The questions of today, those that have waited longest first. */
  readonly now: readonly string[]
  /** In how many days the next of the others comes back; null when there is none. */
  readonly next: number | null
}

interface Track {
  /** Null until it is missed for the first time. */
  readonly card: Card | null
  /** The card as it was before `day`, and how that day went. */
  readonly before: Card | null
  readonly day: number
  readonly grade: Grade
}

const DAY = 86_400_000
/** No clock of a device is right beyond this. */
const LATEST = 4_102_444_800_000
/** Nothing random, nothing within a day, and nothing comes back later than in a year. */
const SCHEDULER = fsrs({ enable_fuzz: false, enable_short_term: false, maximum_interval: 365 })

/** The number of the day on the reader's own calendar. */
export function localDay(at: number): number {
  const date = new Date(at)
  return Math.floor(Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / DAY)
}

function isTime(at: unknown): at is number {
  return typeof at === "number" && at >= 0 && at <= LATEST
}

/** The records of all quizzes, each once, in the order in which they were kept. */
function recordsOf(stored: readonly unknown[]): LogRecord[] {
  const seen = new Set<string>()
  return stored.flatMap((value) => {
    const record = isFields(value) && typeof value.quiz === "string" ? readRecord(value, value.quiz) : null
    const name = record && JSON.stringify([record.quiz, record.attempt, record.n])
    if (!record || !name || seen.has(name)) return []
    seen.add(name)
    return [record]
  })
}

function rated(card: Card | null, day: number, grade: Grade): Card | null {
  if (!card && grade === Rating.Good) return null
  const date = new Date(day * DAY)
  return SCHEDULER.next(card ?? createEmptyCard(date), date, grade).card
}

/** One more first try. Of a day with several, the one that missed counts. */
function tried(track: Track | undefined, day: number, grade: Grade): Track {
  if (track?.day !== day) return { card: rated(track?.card ?? null, day, grade), before: track?.card ?? null, day, grade }
  if (track.grade === Rating.Again || grade === Rating.Good) return track
  return { ...track, card: rated(track.before, day, grade), grade }
}

type Answer = Extract<LogRecord, { readonly type: "answer" }>

function gradeOf({ verdict }: Answer): Grade | null {
  if (verdict === "correct") return Rating.Good
  return verdict === "partial" || verdict === "incorrect" ? Rating.Again : null
}

/** Follows the log of all quizzes; gives the track of each question and the last day in it. */
function follow(quizzes: readonly DueQuiz[], stored: readonly unknown[], dayOf: (at: number) => number) {
  const marks = new Map(quizzes.map(({ id, marks }) => [id, marks]))
  const tracks = new Map<string, Track>()
  let first = new Set<string>()
  let latest = 0
  let today = 0
  for (const record of recordsOf(stored)) {
    // A clock that was put back does not bring back what is done.
    latest = Math.max(latest, isTime(record.at) ? record.at : 0)
    const day = Math.max(today, dayOf(latest))
    if (day !== today) first = new Set()
    today = day
    if (record.type === "restart" || record.type === "retry") {
      first = new Set([...first].filter((name) => !name.startsWith(`${record.quiz}\n`)))
    }
    if (record.type !== "answer") continue
    const name = `${record.quiz}\n${record.question}`
    const grade = gradeOf(record)
    const mark = marks.get(record.quiz)?.get(record.question)
    if (grade === null || mark === undefined || mark !== record.mark || first.has(name)) continue
    first.add(name)
    tracks.set(name, tried(tracks.get(name), day, grade))
  }
  return { tracks, today }
}

/** What is due now and what comes later, quiz by quiz, in the order of the quizzes. */
export function dueOf(
  quizzes: readonly DueQuiz[],
  stored: readonly unknown[],
  now: number,
  dayOf: (at: number) => number = localDay,
): Due[] {
  const { tracks, today: last } = follow(quizzes, stored, dayOf)
  const today = Math.max(last, dayOf(isTime(now) ? now : 0))
  return quizzes.flatMap((quiz) => {
    const waiting = [...quiz.marks.keys()].flatMap((id) => {
      const card = tracks.get(`${quiz.id}\n${id}`)?.card
      return card ? [{ id, days: Math.round(card.due.getTime() / DAY) - today }] : []
    })
    const ready = waiting.filter(({ days }) => days <= 0).sort((one, other) => one.days - other.days)
    const later = waiting.map(({ days }) => days).filter((days) => days > 0)
    if (waiting.length === 0) return []
    return [{ quiz, now: ready.map(({ id }) => id), next: later.length > 0 ? Math.min(...later) : null }]
  })
}
