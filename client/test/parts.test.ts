import assert from "node:assert/strict"
import { test } from "node:test"
import { readQuiz } from "../src/contract/payload"
import { readResponse, type Question } from "../src/contract/quiz"
import { rightParts } from "../src/grading/parts"
import { payloadOf } from "./quizzes"

const PAIRS: Question = { id: "p", kind: "matching", pairs: { a: "a", b: "b" }, targets: ["b", "d", "a"] }
const GROUPS: Question = { id: "g", kind: "categorise", items: { x: "up", y: "down" }, targets: ["up", "down"] }

test("rows of the question with its targets are a response, also when some are blank", () => {
  assert.deepEqual(readResponse(PAIRS, { a: "a", b: "d" }), { a: "a", b: "d" })
  assert.deepEqual(readResponse(GROUPS, { y: "up" }), { y: "up" })
})

test("no row, a row or target of an older quiz, and damaged values are no response", () => {
  const wrong: unknown[] = [{}, { c: "a" }, { a: "c" }, { a: "a", c: "b" }, { a: 1 }, { constructor: "a" }, ["a"], "a", null, true]
  for (const value of wrong) assert.equal(readResponse(PAIRS, value), null, JSON.stringify(value))
})

test("each row is right or not by itself", () => {
  assert.deepEqual([...rightParts(PAIRS, { a: "a", b: "d" })], [["a", true], ["b", false]])
  assert.deepEqual([...rightParts(GROUPS, { y: "down" })], [["x", false], ["y", true]])
  assert.equal(rightParts({ id: "t", kind: "true-false", correct: true }, true).size, 0)
})

test("a payload with damaged rows is not a quiz", () => {
  const quiz = payloadOf
  assert.ok(readQuiz(quiz(PAIRS)))
  assert.ok(readQuiz(quiz(GROUPS)))
  assert.equal(readQuiz(quiz({ ...PAIRS, pairs: ["a"] })), null)
  assert.equal(readQuiz(quiz({ ...GROUPS, items: { x: 1 } })), null)
  assert.equal(readQuiz(quiz({ ...GROUPS, targets: "up" })), null)
})
