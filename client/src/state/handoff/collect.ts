/** From what is kept on the device of one learner to what a teacher is shown of it: a fold of the log. */

import type { Course, CourseQuestion, CourseQuiz } from "../../contract/course"
import type { Answered, Handoff, QuizResult, Sender } from "../../contract/handoff"
import { readRecord, type LogRecord } from "../../contract/log"
import { isFields, isTexts, type Verdict } from "../../contract/quiz"
import { dayOf } from "./code"

/** What is known of a quiz while its records are followed. */
interface Track {
  /** How often it was taken from the beginning and answered. */
  readonly attempts: number
  readonly day: number
  /** Begun anew, and not answered since. */
  readonly over: boolean
  readonly answers: ReadonlyMap<string, Answered>
}

type Answer = Extract<LogRecord, { readonly type: "answer" }>

const VERDICTS: readonly Verdict[] = ["correct", "partial", "incorrect"]

/** The places of the chosen choices, as the author wrote them; none for what was typed or put in order. */
function chosenOf([, , type, , ids = []]: CourseQuestion, response: unknown): readonly number[] | null {
  if (type === "true-false") return typeof response === "boolean" ? [response ? 0 : 1] : null
  const many = isTexts(response) ? response : []
  const given = type === "multiple-choice" ? many : typeof response === "string" ? [response] : []
  const places = given.map((id) => ids.indexOf(id)).sort((one, other) => one - other)
  return ids.length > 0 && places.length > 0 && !places.includes(-1) ? places : null
}

function answered(track: Track, question: CourseQuestion, { response, verdict, at }: Answer): Track {
  const answers = new Map(track.over ? [] : track.answers)
  const before = answers.get(question[0])
  const chosen = chosenOf(question, response)
  const first = before ?? { verdict, ...(chosen ? { chosen } : {}), tries: 0 }
  answers.set(question[0], { ...first, tries: first.tries + 1 })
  return { attempts: track.attempts + (track.over ? 1 : 0), day: Math.max(track.day, dayOf(at)), over: false, answers }
}

/** The latest attempt in which anything was answered; practice of what was missed goes on with the same one. */
function follow(quiz: CourseQuiz, records: readonly LogRecord[]): QuizResult | null {
  let track: Track = { attempts: 0, day: 0, over: true, answers: new Map() }
  for (const record of records) {
    if (record.type === "restart") track = { ...track, over: true }
    if (record.type !== "answer" || !VERDICTS.includes(record.verdict)) continue
    const question = quiz.questions.find(([id, mark]) => id === record.question && mark === record.mark)
    if (question) track = answered(track, question, record)
  }
  if (track.answers.size === 0) return null
  const answers = quiz.questions.map(([id]): Answered => track.answers.get(id) ?? { verdict: "blank", tries: 0 })
  return { quiz: quiz.id, mark: quiz.mark, day: track.day, attempts: track.attempts, answers }
}

/** The records of each quiz, each once, in the order in which they were kept. */
function byQuiz(stored: readonly unknown[]): Map<string, LogRecord[]> {
  const seen = new Set<string>()
  const quizzes = new Map<string, LogRecord[]>()
  for (const value of stored) {
    const record = isFields(value) && typeof value.quiz === "string" ? readRecord(value, value.quiz) : null
    const name = record && JSON.stringify([record.quiz, record.attempt, record.n])
    if (!record || !name || seen.has(name)) continue
    seen.add(name)
    const records = quizzes.get(record.quiz)
    if (records) records.push(record)
    else quizzes.set(record.quiz, [record])
  }
  return quizzes
}

export interface Kept {
  /** The records of this learner alone. */
  readonly log: readonly unknown[]
  /** The ids of the lessons that this learner has read. */
  readonly read: Iterable<string>
}

/** The hand-off of this learner. What the course does not name stays on the device: all that is sensitive, and open answers. */
export function collect(sender: Sender, { log, read }: Kept, course: Course, now: number): Handoff {
  const records = byQuiz(log)
  const results = course.quizzes.flatMap((quiz) => follow(quiz, records.get(quiz.id) ?? []) ?? [])
  const lessons = new Set(course.lessons.filter(({ sensitive }) => !sensitive).map(({ id }) => id))
  const { id, animal, colour, nickname } = sender
  return {
    learner: nickname === undefined ? { id, animal, colour } : { id, animal, colour, nickname },
    site: course.site,
    made: Math.floor(now / 1000) * 1000,
    results: [...results].sort((one, other) => other.day - one.day),
    read: [...new Set(read)].filter((lesson) => lessons.has(lesson)).sort(),
  }
}
