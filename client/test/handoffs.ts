/** A course and hand-offs of it, for the tests. */

import fc from "fast-check"
import { readCourse, type Course, type CourseQuestion } from "../src/contract/course"
import { DAY_ZERO, type Answered, type Handoff } from "../src/contract/handoff"
import { ANIMALS, COLOURS } from "../src/contract/learner"

export const SITE = "course-1a2b"

function question(type: string, n: number, choices = 0): CourseQuestion {
  if (type === "true-false") return [`q${n}`, `m${n}`, type, 2]
  return choices > 0 ? [`q${n}`, `m${n}`, type, choices, Array.from({ length: choices }, (_, i) => `c${i}`)] : [`q${n}`, `m${n}`, type]
}

function quiz(n: number, questions: readonly CourseQuestion[]): object {
  const key = (0x01020304 * (n + 1)).toString(16).padStart(8, "0")
  return { id: `topic/quiz-${n}`, title: `Quiz ${n}`, url: `quizzes/${n}.html`, topic: "topic", key, mark: (0xa1b0 + n).toString(16), questions }
}

const MIXED = [
  question("single-choice", 0, 4),
  question("multiple-choice", 1, 5),
  question("true-false", 2),
  question("number", 3),
  question("multiple-choice", 4, 12),
  question("ordering", 5),
]

export function courseOf(quizzes: readonly object[], lessons = 6): Course {
  const rows = Array.from({ length: lessons }, (_, n) => ({
    id: `topic/lesson-${n}`, title: `Lesson ${n}`, url: `lessons/${n}.html`, topic: "topic", kind: "lecture", audience: "child", minutes: 5, key: (0xf0000001 + n).toString(16),
  }))
  const course = readCourse({ v: 1, site: SITE, url: "", topics: [], lessons: rows, quizzes })
  if (!course) throw new Error("no course")
  return course
}

const SIX = Array.from({ length: 6 }, (_, n) => question("single-choice", n, 4))
const TEN = Array.from({ length: 10 }, (_, n) => question("single-choice", n, 4))

/** Quiz 0 has questions of all kinds, 1 has six and the others ten single choices of four. */
export const COURSE = courseOf([quiz(0, MIXED), quiz(1, SIX), ...Array.from({ length: 30 }, (_, n) => quiz(n + 2, TEN))])

export function answeredTo([, , type, choices = 0]: CourseQuestion): fc.Arbitrary<Answered> {
  const blank = fc.constant<Answered>({ verdict: "blank", tries: 0 })
  const tries = fc.integer({ min: 1, max: 15 })
  if (choices === 0) return fc.oneof(blank, fc.record({ verdict: fc.constantFrom("correct" as const, "partial" as const, "incorrect" as const), tries }))
  const place = fc.integer({ min: 0, max: choices - 1 })
  const many = type === "multiple-choice"
  const chosen = many ? fc.uniqueArray(place, { minLength: 1 }).map((all) => all.sort((a, b) => a - b)) : place.map((one) => [one])
  const verdict = many ? fc.constantFrom("correct" as const, "partial" as const, "incorrect" as const) : fc.constantFrom("correct" as const, "incorrect" as const)
  return fc.oneof(blank, fc.record({ verdict, chosen, tries }))
}

const sender = fc.record(
  {
    id: fc.stringMatching(/^[a-z0-9]{10}$/),
    animal: fc.constantFrom(...ANIMALS),
    colour: fc.constantFrom(...COLOURS),
    nickname: fc.constantFrom("Mo", "小明", "𠮷野 🐟", "a".repeat(12)),
  },
  { requiredKeys: ["id", "animal", "colour"] },
)

/** The numbers of the quizzes that are in it decide how large it is. */
export function handoffs(numbers = fc.uniqueArray(fc.integer({ min: 0, max: 31 }))): fc.Arbitrary<Handoff> {
  const results = numbers.chain((places) =>
    fc.tuple(
      ...places.map((n) => {
        const { id, mark, questions } = COURSE.quizzes[n]!
        const answers = fc.tuple(...questions.map(answeredTo))
        return fc.record({ quiz: fc.constant(id), mark: fc.constant(mark), day: fc.integer({ min: 0, max: 4000 }), attempts: fc.integer({ min: 1, max: 8 }), answers })
      }),
    ),
  )
  const made = fc.integer({ min: 0, max: 300_000_000 }).map((seconds) => DAY_ZERO + seconds * 1000)
  const read = fc.subarray(COURSE.lessons.map(({ id }) => id))
  return fc.record({ learner: sender, site: fc.constant(SITE), made, results, read })
}
