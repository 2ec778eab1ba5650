import "fake-indexeddb/auto"
import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import type { Log, LogRecord, QuizEvent } from "../src/contract/log"
import type { Question, Quiz, Response } from "../src/contract/quiz"
import { grade } from "../src/grading/grade"
import { openJournal, type Journal, type Keeping, type Surroundings } from "../src/state/journal"
import { begin, of, replay, score } from "../src/state/quiz"
import { openLog } from "../src/state/storage"

const QUESTIONS: readonly Question[] = [
  { id: "one", kind: "single-choice", correct: ["b"], choices: ["a", "b"] },
  { id: "many", kind: "multiple-choice", correct: ["a", "b"], choices: ["a", "b", "c"] },
  { id: "ring", kind: "true-false", correct: false },
  { id: "word", kind: "short-text", accept: ["help", "救命"] },
  { id: "min", kind: "number", value: 20, tolerance: 1, unit: "min" },
  { id: "gaps", kind: "cloze", gaps: [{ id: "a", accept: ["edge"] }, { id: "b", choices: ["up", "down"], answer: "up" }] },
  { id: "order", kind: "ordering", order: ["a", "b", "c", "d"], shown: ["c", "a", "d", "b"] },
  { id: "pairs", kind: "matching", pairs: { a: "a", b: "b" }, targets: ["b", "a", "d"] },
  { id: "groups", kind: "categorise", items: { x: "up", y: "up", z: "down" }, targets: ["up", "down"] },
]
const QUIZ: Quiz = { id: "safety/water", mastery: 80, questions: QUESTIONS }

const RESPONSES: { readonly [id: string]: readonly Response[] } = {
  one: ["a", "b"],
  many: [["a"], ["b", "a"], ["c"]],
  ring: [true, false],
  word: ["help!", "“救命！”", "no"],
  min: ["20", "２１ min", "7"],
  gaps: [{ a: "Edge", b: "up" }, { a: "edge" }, { b: "down" }],
  pairs: [{ a: "a", b: "b" }, { a: "d", b: "b" }, { a: "b" }],
  groups: [{ x: "up", y: "up", z: "down" }, { x: "down" }],
  order: [["a", "b", "c", "d"], ["c", "d", "a", "b"], ["d", "c", "b", "a"]],
}

function answer(question: Question, response: Response): QuizEvent {
  return { type: "answer", question: question.id, response, verdict: grade(question, response) }
}

const answers = fc
  .constantFrom(...QUESTIONS)
  .chain((question) => fc.constantFrom(...RESPONSES[question.id]!).map((response) => answer(question, response)))
const event: fc.Arbitrary<QuizEvent> = fc.oneof(
  { weight: 6, arbitrary: answers },
  fc.constantFrom(...QUESTIONS).map(({ id }): QuizEvent => ({ type: "again", question: id })),
  fc.constantFrom("retry", "restart", "results").map((type): QuizEvent => ({ type }) as QuizEvent),
)

let names = 0

function around(log: Log, heard: Keeping[] = []): Surroundings {
  return { log, fresh: () => `attempt-${(names += 1)}`, now: () => 0, watch: (keeping) => heard.push(keeping) }
}

/** A log in memory; `works` says of each write whether it succeeds. */
function memoryLog(works: () => boolean = () => true): Log & { rows: unknown[] } {
  const rows: unknown[] = []
  return {
    rows,
    read: async (quiz) => rows.filter((row) => (row as LogRecord).quiz === quiz),
    append: async (records) => {
      if (!works()) throw new Error("disk full")
      rows.push(...structuredClone(records))
    },
  }
}

/** Promises of a fake log settle in microtasks: after a macrotask they all have. */
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

test("the score is within its range and only of what is checked", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(event, { maxLength: 40 }), async (events) => {
      const journal = await openJournal(QUIZ, around(memoryLog()))
      journal.add(events)
      const { right, total, enough } = score(QUIZ, journal.state)
      const checked = QUESTIONS.filter(({ id }) => of(journal.state, id).verdict !== null).length
      assert.ok(right >= 0 && right <= checked && checked <= total)
      assert.equal(enough, right / total >= 0.8)
    }),
  )
})

test("a reload at any moment gives the same state", async () => {
  const steps = fc.array(fc.oneof({ weight: 5, arbitrary: event }, fc.constant("reload" as const)), { maxLength: 40 })
  await fc.assert(
    fc.asyncProperty(steps, async (all) => {
      const log = memoryLog()
      let journal: Journal = await openJournal(QUIZ, around(log))
      for (const step of all) {
        if (step !== "reload") {
          journal.add([step])
          continue
        }
        await settled()
        const before = journal.state
        journal = await openJournal(QUIZ, around(log))
        assert.deepEqual(journal.state, before)
      }
    }),
  )
})

test("answers that a full disk refused are written once it has room", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(event, fc.boolean()), { maxLength: 20 }), async (steps) => {
      let room = true
      const heard: Keeping[] = []
      const log = memoryLog(() => room)
      const journal = await openJournal(QUIZ, around(log, heard))
      for (const [one, works] of [...steps, [{ type: "results" }, true] as [QuizEvent, boolean]]) {
        room = works
        journal.add([one])
        await settled()
        assert.equal(heard.at(-1), works ? "saved" : "refused")
      }
      assert.deepEqual(replay(QUIZ, log.rows), journal.state)
    }),
  )
})

test("nothing is called saved before the log has it", async () => {
  const heard: Keeping[] = []
  let finish: () => void = () => undefined
  const append = (): Promise<void> => new Promise((resolve) => (finish = resolve))
  const journal = await openJournal(QUIZ, around({ read: async () => [], append }, heard))
  journal.add([answer(QUESTIONS[0]!, "b")])
  await settled()
  assert.deepEqual(heard, ["nothing", "saving"])
  finish()
  await settled()
  assert.deepEqual(heard, ["nothing", "saving", "saved"])
})

test("without storage the answers live in memory", async () => {
  const refuse = async (): Promise<never> => {
    throw new Error("refused")
  }
  const heard: Keeping[] = []
  const journal = await openJournal(QUIZ, around({ read: refuse, append: refuse }, heard))
  journal.add([answer(QUESTIONS[0]!, "b")])
  await settled()
  assert.equal(of(journal.state, "one").verdict, "correct")
  assert.equal(heard.at(-1), "refused")
})

test("damaged records are ignored", () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.anything(), fc.record({ v: fc.constant(1), quiz: fc.constant(QUIZ.id), attempt: fc.string(), n: fc.integer(), type: fc.constantFrom("answer", "again", "melt"), question: fc.constantFrom("one", "gone"), response: fc.anything() }))), (rows) => {
      const { right, total } = score(QUIZ, replay(QUIZ, rows))
      assert.ok(right <= total)
    }),
  )
})

test("a record that was written twice counts once", () => {
  const record = { v: 1, quiz: QUIZ.id, attempt: "a", n: 1, at: 0, ...answer(QUESTIONS[0]!, "a") }
  assert.equal(of(replay(QUIZ, [record, record]), "one").tries, 1)
})

test("an answer to a choice that is gone counts for nothing", () => {
  const record = { v: 1, quiz: QUIZ.id, attempt: "a", n: 1, at: 0, type: "answer", question: "one", response: "z" }
  assert.deepEqual(replay(QUIZ, [record]), begin(QUIZ))
})

test("practising keeps what is right and empties the rest", async () => {
  const journal = await openJournal(QUIZ, around(memoryLog()))
  journal.add([answer(QUESTIONS[0]!, "b"), answer(QUESTIONS[2]!, true), { type: "results" }, { type: "retry" }])
  assert.equal(of(journal.state, "one").verdict, "correct")
  assert.deepEqual(of(journal.state, "ring"), { response: null, verdict: null, tries: 0 })
  assert.equal(journal.state.results, false)
})

test("two quizzes with the same question id do not mix in IndexedDB", async () => {
  const other: Quiz = { ...QUIZ, id: "safety/roads" }
  const water = await openJournal(QUIZ, around(openLog()))
  const heard: Keeping[] = []
  const roads = await openJournal(other, around(openLog(), heard))
  water.add([answer(QUESTIONS[0]!, "b")])
  roads.add([answer(QUESTIONS[0]!, "a")])
  while (heard.at(-1) !== "saved") await settled()
  assert.equal(of((await openJournal(QUIZ, around(openLog()))).state, "one").verdict, "correct")
  assert.equal(of((await openJournal(other, around(openLog()))).state, "one").verdict, "incorrect")
})
