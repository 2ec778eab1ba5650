import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { practiseHash, readDueQuizzes, readPractiseHash } from "../src/contract/due"
import { dueOf, localDay, type Due } from "../src/state/due"

const DAY = 86_400_000
const MONDAY = 20_000 * DAY
const QUIZZES = readDueQuizzes([
  ["water", "quizzes/water.html", "Water", [["ring", "m1"], ["word", "m2"]]],
  ["roads", "quizzes/roads.html", "Roads", [["ring", "m3"]]],
])
const inUtc = (at: number): number => Math.floor(at / DAY)
let n = 0

interface Act {
  readonly quiz?: string
  readonly question?: string
  readonly verdict?: string
  readonly mark?: string
  readonly type?: string
  readonly day: number
}

function record({ quiz = "water", question = "ring", mark = "m1", type = "answer", verdict, day }: Act): object {
  n += 1
  const about = type === "answer" ? { question, mark, response: "x", verdict } : type === "again" ? { question } : {}
  return { v: 1, type, quiz, attempt: "a", n, at: MONDAY + day * DAY, ...about }
}

const missed = (day: number): object => record({ verdict: "incorrect", day })
const knew = (day: number): object => record({ verdict: "correct", day })

function due(stored: readonly unknown[], day: number): Due[] {
  return dueOf(QUIZZES, stored, MONDAY + day * DAY, inUtc)
}

test("a missed question is there the next day, and not before", () => {
  assert.deepEqual(due([missed(0)], 0).map(({ now, next }) => [now, next]), [[[], 1]])
  assert.deepEqual(due([missed(0)], 1).map(({ now, next }) => [now, next]), [[["ring"], null]])
})

test("what was never missed never comes back", () => {
  assert.deepEqual(due([knew(0), knew(1)], 9), [])
})

test("each day on which it is known puts it further off", () => {
  const days: number[] = []
  let day = 0
  const stored = [missed(day)]
  for (let i = 0; i < 6; i += 1) {
    const next = due(stored, day)[0]?.next ?? 0
    days.push(next)
    day += next
    stored.push(knew(day))
  }
  assert.deepEqual(days, [...days].sort((a, b) => a - b))
  assert.ok((days[0] ?? 0) === 1 && (days.at(-1) ?? 0) > 30)
})

test("a second try of the same day knows the answer already", () => {
  const again = record({ type: "again", day: 0 })
  assert.deepEqual(due([missed(0), again, knew(0)], 1), due([missed(0)], 1))
})

test("a miss in another attempt of the same day counts", () => {
  const stored = [missed(0), knew(1), record({ type: "restart", day: 1 }), missed(1)]
  assert.deepEqual(due(stored, 2)[0]?.now, ["ring"])
})

test("a question with other words is forgotten", () => {
  assert.deepEqual(due([record({ verdict: "incorrect", mark: "old", day: 0 })], 1), [])
})

test("an open answer and a quiz that is gone take no part", () => {
  const gone = record({ quiz: "gone", verdict: "incorrect", day: 0 })
  assert.deepEqual(due([record({ verdict: "noted", day: 0 }), gone], 1), [])
})

test("quizzes with the same question ids do not mix", () => {
  const stored = [record({ quiz: "roads", mark: "m3", verdict: "incorrect", day: 0 })]
  assert.deepEqual(due(stored, 1).map(({ quiz }) => quiz.id), ["roads"])
})

test("what waits longest comes first", () => {
  const word = (day: number): object => record({ question: "word", mark: "m2", verdict: "incorrect", day })
  assert.deepEqual(due([word(0), missed(2)], 5)[0]?.now, ["word", "ring"])
})

test("a clock that is put back loses nothing and hides nothing", () => {
  assert.deepEqual(due([missed(9), knew(-5000)], 1)[0]?.now, [])
  assert.deepEqual(due([missed(0), missed(1)], -9).map(({ now, next }) => [now, next]), [[[], 1]])
})

test("a day begins at midnight where the reader is", () => {
  const evening = new Date(2026, 10, 23, 23, 59).getTime()
  assert.equal(localDay(evening + 60_000), localDay(evening) + 1)
})

const act = fc.record({
  quiz: fc.constantFrom("water", "roads", "gone"),
  question: fc.constantFrom("ring", "word", "gone"),
  verdict: fc.constantFrom("correct", "partial", "incorrect", "noted", "?"),
  mark: fc.constantFrom("m1", "m2", "m3"),
  type: fc.constantFrom("answer", "answer", "answer", "again", "retry", "restart"),
  day: fc.oneof(fc.integer({ min: -40, max: 400 }), fc.double()),
})
const stored = fc.array(fc.oneof({ weight: 9, arbitrary: act.map(record) }, fc.anything()), { maxLength: 60 })

test("whatever the log holds, the list is the same each time and holds known questions once", () => {
  fc.assert(
    fc.property(stored, fc.oneof(fc.integer({ min: -40, max: 900 }), fc.double()), (log, day) => {
      const found = due(log, day)
      assert.deepEqual(due([...log, ...log], day), found)
      for (const { quiz, now, next } of found) {
        assert.equal(new Set(now).size, now.length)
        assert.ok(now.every((id) => quiz.marks.has(id)))
        assert.ok(next === null ? now.length > 0 : next >= 1 && next <= 366)
      }
    }),
  )
})

test("rows that cannot be read are left out", () => {
  fc.assert(fc.property(fc.anything(), (rows) => assert.ok(Array.isArray(readDueQuizzes(rows)))))
  assert.deepEqual(readDueQuizzes([["a", "b", "c", [["q"]]], 7, ["a"]]), [])
})

test("the end of an address gives back the questions of its quiz and of no other", () => {
  const id = fc.string({ minLength: 1 })
  fc.assert(
    fc.property(id, fc.array(id, { minLength: 1 }), id, (quiz, questions, other) => {
      const hash = practiseHash(quiz, questions)
      assert.deepEqual(readPractiseHash(hash, quiz), questions)
      if (other !== quiz) assert.deepEqual(readPractiseHash(hash, other), [])
    }),
  )
})

test("another end of an address asks for nothing", () => {
  fc.assert(fc.property(fc.string(), (hash) => assert.deepEqual(readPractiseHash(hash, "water"), [])))
  assert.deepEqual(readPractiseHash("#practise=%=%", "water"), [])
})
