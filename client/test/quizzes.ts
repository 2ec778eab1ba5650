/** Quizzes and children for tests of the state. */

import fc from "fast-check"
import type { Log, LogRecord, QuizEvent } from "../src/contract/log"
import type { Quiz } from "../src/contract/payload"
import type { Question, Response } from "../src/contract/quiz"
import { grade } from "../src/grading/grade"
import type { Keeping, Surroundings } from "../src/state/journal"

export const QUESTIONS: readonly Question[] = [
  { id: "one", kind: "single-choice", correct: ["b"], choices: ["a", "b"] },
  { id: "many", kind: "multiple-choice", correct: ["a", "b"], choices: ["a", "b", "c"] },
  { id: "ring", kind: "true-false", correct: false },
  { id: "word", kind: "short-text", accept: ["help", "救命"] },
  { id: "min", kind: "number", value: 20, tolerance: 1, unit: "min" },
  { id: "gaps", kind: "cloze", gaps: [{ id: "a", accept: ["edge"] }, { id: "b", choices: ["up", "down"], answer: "up" }] },
  { id: "order", kind: "ordering", order: ["a", "b", "c", "d"], shown: ["c", "a", "d", "b"] },
  { id: "pairs", kind: "matching", pairs: { a: "a", b: "b" }, targets: ["b", "a", "d"] },
  { id: "groups", kind: "categorise", items: { x: "up", y: "up", z: "down" }, targets: ["up", "down"] },
  { id: "place", kind: "hotspot", correct: ["ring", "rope"], choices: ["ring", "rope", "duck"] },
  { id: "mark", kind: "mark-the-words", correct: ["w1"], choices: ["w1", "w2"] },
  { id: "say", kind: "open", rubric: ["who"], graded: false },
  {
    id: "story",
    kind: "scenario",
    start: "bank",
    nodes: { bank: { wade: { safe: false }, leave: { safe: true, to: "shout" } }, shout: { call: { safe: true, to: "end" } }, end: {} },
  },
]

export const QUIZ: Quiz = {
  id: "safety/water",
  behaviour: "immediate",
  mastery: { percent: 80 },
  sections: [{ questions: QUESTIONS.map(({ id }) => id) }],
  questions: QUESTIONS,
}

/** A page's payload with these questions, which may be damaged. */
export function payloadOf(...questions: readonly unknown[]): string {
  return JSON.stringify({ ...QUIZ, version: 2, sections: [], questions })
}

export const RESPONSES: { readonly [id: string]: readonly Response[] } = {
  one: ["a", "b"],
  many: [["a"], ["b", "a"], ["c"], ["a", "c"], ["c", "b", "a"]],
  ring: [true, false],
  word: ["help!", "“救命！”", "no"],
  min: ["20", "２１ min", "7"],
  gaps: [{ a: "Edge", b: "up" }, { a: "edge" }, { b: "down" }],
  pairs: [{ a: "a", b: "b" }, { a: "d", b: "b" }, { a: "b" }],
  groups: [{ x: "up", y: "up", z: "down" }, { x: "down" }],
  place: [["ring", "rope"], ["duck"], ["ring", "duck"]],
  mark: [["w1"], ["w2", "w1"]],
  say: [{ text: "I call." }, { text: "I call.", who: "yes" }],
  story: [["bank.leave", "shout.call"], ["bank.wade", "bank.leave", "shout.call"]],
  order: [["a", "b", "c", "d"], ["c", "d", "a", "b"], ["d", "c", "b", "a"]],
}

export function answer(question: Question, response: Response): QuizEvent {
  const { id, mark } = question
  return { type: "answer", question: id, response, verdict: grade(question, response), ...(mark && { mark }) }
}

const question = fc.constantFrom(...QUESTIONS)
const given = question.chain((one) => fc.constantFrom(...RESPONSES[one.id]!).map((response) => [one, response] as const))
const seed = fc.integer({ min: 0, max: 0xffffffff })

/** Anything that a log can hold, in any order. */
export const event: fc.Arbitrary<QuizEvent> = fc.oneof(
  { weight: 6, arbitrary: given.map(([one, response]) => answer(one, response)) },
  { weight: 2, arbitrary: given.map(([one, response]): QuizEvent => ({ type: "draft", question: one.id, response })) },
  fc.tuple(fc.constantFrom("again", "hint"), question).map(([type, { id }]) => ({ type, question: id }) as QuizEvent),
  fc.constantFrom("retry", "results").map((type) => ({ type }) as QuizEvent),
  fc.tuple(fc.constantFrom("begin", "restart"), seed).map(([type, number]) => ({ type, seed: number }) as QuizEvent),
)

/** A part with the key, or without it: an optional key that is there and undefined is another thing. */
function maybe<T>(key: string, value: fc.Arbitrary<T>): fc.Arbitrary<object> {
  return fc.oneof(fc.constant({}), value.map((one) => ({ [key]: one })))
}

function parts(...all: fc.Arbitrary<object>[]): fc.Arbitrary<object> {
  return fc.tuple(...all).map((found) => Object.assign({}, ...found) as object)
}

const counting = parts(
  maybe("points", fc.constantFrom(0.5, 2, 10)),
  maybe("partial", fc.constant(true)),
  maybe("graded", fc.constant(false)),
  maybe("tries", fc.integer({ min: 1, max: 4 })),
  maybe("fixed", fc.constant(true)),
  maybe("mark", fc.constantFrom("11111111", "22222222")),
  maybe("fixedChoices", fc.constant(["a"])),
)
const split = fc.integer({ min: 1, max: 12 })
const pool = maybe("select", fc.integer({ min: 1, max: 4 }))

/** Quizzes of every behaviour, with pools, shuffles, tries, attempts, points. */
export const quiz: fc.Arbitrary<Quiz> = fc
  .tuple(
    fc.tuple(...QUESTIONS.map((one) => counting.map((more) => ({ ...one, ...more }) as Question))),
    split,
    fc.tuple(pool, pool),
    parts(
      fc.record({ behaviour: fc.constantFrom("immediate", "deferred", "interactive") }),
      fc.record({ mastery: fc.constantFrom({ percent: 80 }, { percent: 100 }, { right: 3 }) }),
      maybe("attempts", fc.integer({ min: 1, max: 3 })),
      maybe("penalty", fc.constantFrom(0, 50, 100)),
      maybe("shuffle", fc.constantFrom(["questions"], ["choices"], ["questions", "choices"])),
      maybe("bands", fc.constant([0, 60, 100])),
    ),
  )
  .map(([questions, at, [first, second], options]) => {
    const ids = questions.map(({ id }) => id)
    const sections = [{ questions: ids.slice(0, at), ...first }, { questions: ids.slice(at), ...second }]
    return { id: "safety/water", questions, sections, ...options } as unknown as Quiz
  })

let names = 0

export function around(log: Log, heard: Keeping[] = []): Surroundings {
  const next = (): number => (names += 1)
  return { log, fresh: () => `attempt-${next()}`, now: () => 0, seed: next, watch: (keeping) => heard.push(keeping) }
}

/** A log in memory; `works` says of each write whether it succeeds. */
export function memoryLog(works: () => boolean = () => true): Log & { rows: unknown[] } {
  const rows: unknown[] = []
  return {
    rows,
    read: async (id) => rows.filter((row) => (row as LogRecord).quiz === id),
    append: async (records) => {
      if (!works()) throw new Error("disk full")
      rows.push(...structuredClone(records))
    },
  }
}

/** Promises of a fake log settle in microtasks: after a macrotask they all have. */
export const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))
