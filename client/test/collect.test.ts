import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import type { Handoff, QuizResult, Sender } from "../src/contract/handoff"
import { DAY_ZERO } from "../src/contract/handoff"
import { collect } from "../src/state/handoff/collect"
import { encodeQr } from "../src/state/handoff/code"
import { decodeHandoff, isUnreadable } from "../src/state/handoff/decode"
import { drawSender, readSender } from "../src/state/handoff/sender"
import { COURSE } from "./handoffs"

const DAY = 86_400_000
const FOX: Sender = { id: "abcdefghij", animal: "fox", colour: "red" }
const QUIZ = COURSE.quizzes[0]!
let n = 0

function record(type: string, more: object = {}, day = 10): object {
  n += 1
  return { v: 1, quiz: QUIZ.id, attempt: "a", n, at: DAY_ZERO + day * DAY + 5, type, ...more }
}

function answer(at: number, response: unknown, verdict: string, day = 10): object {
  return record("answer", { question: `q${at}`, mark: `m${at}`, response, verdict }, day)
}

function collected(log: readonly unknown[], read: readonly string[] = []): Handoff {
  return collect(FOX, { log, read }, COURSE, DAY_ZERO + 20 * DAY + 1234)
}

function only(log: readonly unknown[]): QuizResult {
  const { results } = collected(log)
  assert.equal(results.length, 1)
  return results[0]!
}

test("the first checked answer counts, with the number of tries", () => {
  const { answers, day, attempts } = only([answer(0, "c2", "incorrect"), record("again", { question: "q0" }), answer(0, "c1", "correct", 11)])
  assert.deepEqual(answers[0], { verdict: "incorrect", chosen: [2], tries: 2 })
  assert.deepEqual([day, attempts], [11, 1])
})

test("choices are told by their places, sentences as true or false, and nothing typed is told", () => {
  const { answers } = only([answer(1, ["c4", "c0"], "partial"), answer(2, true, "incorrect"), answer(3, "my words", "incorrect"), answer(5, ["b", "a"], "partial")])
  assert.deepEqual(answers.slice(1, 4), [
    { verdict: "partial", chosen: [0, 4], tries: 1 },
    { verdict: "incorrect", chosen: [0], tries: 1 },
    { verdict: "incorrect", tries: 1 },
  ])
  assert.deepEqual(answers[5], { verdict: "partial", tries: 1 })
  assert.doesNotMatch(JSON.stringify(collected([answer(3, "my words", "incorrect")])), /my words/)
})

test("of several attempts the latest with an answer counts", () => {
  const log = [answer(0, "c2", "incorrect"), record("restart", { seed: 1 }), answer(2, true, "correct"), record("restart", { seed: 2 })]
  const { answers, attempts } = only(log)
  assert.deepEqual([answers[0]?.verdict, answers[2]?.verdict, attempts], ["blank", "correct", 2])
})

test("practice of what was missed goes on with the same attempt", () => {
  const { answers, attempts } = only([answer(0, "c2", "incorrect"), record("retry"), answer(0, "c1", "correct")])
  assert.deepEqual([answers[0]?.verdict, answers[0]?.tries, attempts], ["incorrect", 2, 1])
})

test("drafts, notes, other words, other quizzes and damaged records count for nothing", () => {
  const draft = record("draft", { question: "q0", mark: "m0", response: "c1" })
  const old = record("answer", { question: "q0", mark: "old", response: "c1", verdict: "correct" })
  const gone = { ...answer(0, "c1", "correct"), quiz: "gone" }
  assert.deepEqual(collected([draft, old, gone, answer(0, "mine", "noted"), null, 7, {}, { v: 2 }]).results, [])
})

test("a record kept twice counts once", () => {
  const once = answer(0, "c1", "correct")
  assert.equal(only([once, once]).answers[0]?.tries, 1)
})

test("lessons that the course does not name, and sensitive ones, are not told", () => {
  const lessons = COURSE.lessons.map((lesson, i) => (i === 1 ? { ...lesson, sensitive: true } : lesson))
  const { read } = collect(FOX, { log: [], read: ["topic/lesson-1", "gone", "topic/lesson-0"] }, { ...COURSE, lessons }, DAY_ZERO)
  assert.deepEqual(read, ["topic/lesson-0"])
})

test("a clock before the course began gives its first day", () => {
  assert.equal(only([answer(0, "c1", "correct", -9000)]).day, 0)
})

test("only the picture, the random name and the nickname say who it is", () => {
  const learner = { ...FOX, nickname: "Mo", secret: [1, 2, 3], made: 5, seen: 6 }
  assert.deepEqual(collect(learner, { log: [], read: [] }, COURSE, DAY_ZERO).learner, { ...FOX, nickname: "Mo" })
})

test("whatever the log holds, what comes of it can be handed over and read again", () => {
  const act = fc.record({
    type: fc.constantFrom("answer", "answer", "draft", "restart", "retry"),
    question: fc.constantFrom("q0", "q1", "q2", "q3", "q4", "q5", "q9"),
    response: fc.oneof(fc.boolean(), fc.constantFrom("c0", "c1", "c9"), fc.subarray(["c0", "c3", "c11"]), fc.anything()),
    verdict: fc.constantFrom("correct", "partial", "incorrect", "noted", "?"),
    day: fc.oneof(fc.integer({ min: -40, max: 4000 }), fc.double()),
  })
  const stored = fc.array(fc.oneof(fc.anything(), act.map(({ day, question, ...more }) => record(more.type, { ...more, question, mark: question.replace("q", "m"), seed: 1 }, day))))
  fc.assert(
    fc.property(stored, (log) => {
      const handoff = collected(log)
      const [code = ""] = encodeQr(handoff, COURSE)
      const read = decodeHandoff(code, COURSE)
      assert.ok(!isUnreadable(read), JSON.stringify([read, handoff]))
      assert.equal(read.results.length, handoff.results.length)
    }),
  )
})

test("a drawn picture is kept as it is, and a damaged one is drawn anew", () => {
  fc.assert(
    fc.property(fc.infiniteStream(fc.integer({ min: 0, max: 255 })), (numbers) => {
      const drawn = drawSender(() => numbers.next().value as number)
      assert.deepEqual(readSender(JSON.parse(JSON.stringify(drawn))), drawn)
    }),
  )
  fc.assert(fc.property(fc.anything(), (value) => assert.equal(readSender(value), null)))
})
