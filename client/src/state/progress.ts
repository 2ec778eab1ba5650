/**
 * What a learner has read, practised and wants to do again: a fold of their rows, lesson by lesson.
 *
 * It counts nothing and compares nobody: a lesson is read or not, its questions were practised once or not.
 */

import type { Course, CourseLesson, CourseQuiz, CourseTopic } from "../contract/course"
import { readRecord, type LogRecord } from "../contract/log"
import { isFields } from "../contract/quiz"
import { MARKS } from "./marks"

/** One lesson on the path. */
export interface Step {
  readonly lesson: CourseLesson
  /** Those whose answers can be kept. */
  readonly quizzes: readonly CourseQuiz[]
  /** When it was last opened; null while it is new. */
  readonly opened: number | null
  readonly read: boolean
  /** Whether its questions were finished once; false where it has none. */
  readonly practised: boolean
  /** The learner wants to do it again. */
  readonly wanted: boolean
  /** Questions that were missed are due. */
  readonly due: boolean
}

/** A topic and its lessons in their order. */
export interface Path {
  readonly topic: CourseTopic
  readonly steps: readonly Step[]
  /** Whether anything of it was begun. */
  readonly begun: boolean
  /** Whether every lesson for children was read and all their questions practised. */
  readonly whole: boolean
}

/** Where to go on, and with what: the story's page, or how many questions are answered. */
export interface GoOn {
  readonly step: Step
  readonly what: "read" | "practise" | "quiz" | "next"
  readonly url: string
  readonly place: number | null
}

export interface Progress {
  readonly paths: readonly Path[]
  /** Null for somebody who has not begun, and when everything is done. */
  readonly goOn: GoOn | null
}

/** What the rows of a learner say of the questions: which quizzes were finished, which are left half-way. */
export interface Taken {
  readonly finished: ReadonlySet<string>
  /** By quiz: when it was last answered, and how many questions of this attempt are. */
  readonly open: ReadonlyMap<string, { readonly at: number; readonly answered: number }>
}

function timeOf(value: unknown, field: string): number | null {
  const time = isFields(value) ? value[field] : null
  return typeof time === "number" && Number.isFinite(time) ? time : null
}

interface Track {
  readonly answered: ReadonlySet<string>
  readonly at: number
}

const NOTHING: Track = { answered: new Set(), at: 0 }

function follow(track: Track, record: LogRecord): Track {
  if (record.type === "results" || record.type === "restart" || record.type === "retry") return NOTHING
  if (!("question" in record) || record.type === "hint") return track
  const answered = new Set(track.answered)
  // A question that is open again waits for its answer.
  if (record.type === "again") answered.delete(record.question)
  else answered.add(record.question)
  return { answered, at: record.at }
}

/** The log of all quizzes, read once. */
export function takenOf(stored: readonly unknown[]): Taken {
  const finished = new Set<string>()
  const tracks = new Map<string, Track>()
  for (const value of stored) {
    const record = isFields(value) && typeof value.quiz === "string" ? readRecord(value, value.quiz) : null
    if (!record) continue
    // Practice of missed questions, after the results, is not an attempt left half-way.
    if (record.type === "results") finished.add(record.quiz)
    tracks.set(record.quiz, follow(tracks.get(record.quiz) ?? NOTHING, record))
  }
  const open = [...tracks].filter(([quiz, { answered }]) => answered.size > 0 && !finished.has(quiz))
  return { finished, open: new Map(open.map(([quiz, { answered, at }]) => [quiz, { at, answered: answered.size }])) }
}

function stepOf(lesson: CourseLesson, course: Course, taken: Taken, kept: ReadonlyMap<string, unknown>, due: ReadonlySet<string>): Step {
  const quizzes = course.quizzes.filter((quiz) => quiz.lesson === lesson.id && quiz.questions.length > 0)
  return {
    lesson,
    quizzes,
    opened: timeOf(kept.get(MARKS.opened + lesson.id), "last"),
    read: kept.has(MARKS.read + lesson.id),
    practised: quizzes.length > 0 && quizzes.every(({ id }) => taken.finished.has(id)),
    wanted: kept.has(MARKS.again + lesson.id),
    due: quizzes.some(({ id }) => due.has(id)),
  }
}

/** Whether nothing of it is left to do. */
export function isDone({ read, practised, quizzes }: Step): boolean {
  return read && (practised || quizzes.length === 0)
}

function isBegun({ opened, read, practised }: Step): boolean {
  return opened !== null || read || practised
}

/** A path shows what is for children, and what this reader has opened besides. */
function belongs(step: Step): boolean {
  if (step.lesson.kind === "tool" || step.lesson.sensitive) return false
  return isBegun(step) || step.lesson.audience === "child"
}

function pathOf(topic: CourseTopic, steps: readonly Step[]): Path {
  const asked = steps.filter(({ lesson }) => lesson.audience === "child")
  return { topic, steps, begun: steps.some(isBegun), whole: asked.length > 0 && asked.every(isDone) }
}

/** The page of a story that was open last, of any story of the lesson. */
function pageOf({ lesson }: Step, kept: ReadonlyMap<string, unknown>): number | null {
  const found = [...kept].find(([name]) => name.startsWith(`${MARKS.place}${lesson.id}#`))
  const page = found?.[1]
  return typeof page === "number" && page > 1 ? page : null
}

interface Candidate {
  readonly at: number
  readonly goOn: GoOn
}

function candidates(step: Step, taken: Taken, kept: ReadonlyMap<string, unknown>): Candidate[] {
  const open = step.quizzes.flatMap((quiz): Candidate[] => {
    const half = taken.open.get(quiz.id)
    return half ? [{ at: half.at, goOn: { step, what: "quiz", url: quiz.url, place: half.answered } }] : []
  })
  if (step.opened === null || isDone(step) || open.length > 0) return open
  const left = step.quizzes.find(({ id }) => !taken.finished.has(id))
  const goOn: GoOn = step.read && left
    ? { step, what: "practise", url: left.url, place: null }
    : { step, what: "read", url: step.lesson.url, place: pageOf(step, kept) }
  return [{ at: step.opened, goOn }]
}

/** The first lesson that is new: in the topic that was open last, then in the others. */
function nextOf(paths: readonly Path[]): GoOn | null {
  const last = (path: Path): number => Math.max(0, ...path.steps.map(({ opened }) => opened ?? 0))
  const inOrder = [...paths].sort((one, other) => last(other) - last(one))
  const step = inOrder.flatMap(({ steps }) => steps).find((each) => !isBegun(each))
  return step ? { step, what: "next", url: step.lesson.url, place: null } : null
}

function goOnOf(paths: readonly Path[], taken: Taken, kept: ReadonlyMap<string, unknown>): GoOn | null {
  const steps = paths.flatMap((path) => path.steps)
  const found = steps.flatMap((step) => candidates(step, taken, kept))
  const [latest] = found.sort((one, other) => other.at - one.at)
  if (latest) return latest.goOn
  return paths.some(({ begun }) => begun) ? nextOf(paths) : null
}

/** Everything the page "My path" shows. `due`: the quizzes of which missed questions are due. */
export function progressOf(
  course: Course,
  stored: readonly unknown[],
  kept: ReadonlyMap<string, unknown>,
  due: ReadonlySet<string> = new Set(),
): Progress {
  const taken = takenOf(stored)
  const paths = course.topics.flatMap((topic): Path[] => {
    const lessons = course.lessons.filter((lesson) => lesson.topic === topic.id)
    const steps = lessons.map((lesson) => stepOf(lesson, course, taken, kept, due)).filter(belongs)
    return steps.length > 0 ? [pathOf(topic, steps)] : []
  })
  return { paths, goOn: goOnOf(paths, taken, kept) }
}

/** Where to begin something new: the first lesson of each topic in which nothing was begun. */
export function firstSteps({ paths }: Progress): Step[] {
  return paths.filter(({ begun }) => !begun).flatMap(({ steps }) => steps.slice(0, 1))
}
