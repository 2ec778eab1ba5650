import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { readQuiz } from "../src/contract/payload"
import { readResponse, type Cloze } from "../src/contract/quiz"
import { grade } from "../src/grading/grade"
import { rightParts } from "../src/grading/parts"
import { payloadOf } from "./quizzes"

const QUESTION: Cloze = {
  id: "rule",
  kind: "cloze",
  gaps: [
    { id: "place", accept: ["edge"] },
    { id: "way", choices: ["both", "one"], answer: "both" },
  ],
}

test("what is filled in known gaps is a response, and so is one gap alone", () => {
  for (const value of [{ place: "edge", way: "one" }, { place: "?" }, { way: "both" }]) {
    assert.deepEqual(readResponse(QUESTION, value), value)
  }
})

test("a gap or a word of an older quiz, blanks alone, and other kinds are no response", () => {
  const values = [{}, { place: " " }, { gone: "edge" }, { place: "edge", gone: "x" }, { way: "two" }, { place: 5 }, "edge", ["edge"], true, null]
  for (const value of values) assert.equal(readResponse(QUESTION, value), null, JSON.stringify(value))
})

test("each gap knows whether it is right, and the verdict is what they add up to", () => {
  const word = fc.constantFrom("edge", "EDGE!", "both", "one", "", "x")
  fc.assert(
    fc.property(fc.record({ place: word, way: word }, { requiredKeys: [] }), (response) => {
      const right = [...rightParts(QUESTION, response).values()].filter((isRight) => isRight).length
      assert.equal(grade(QUESTION, response), ["incorrect", "partial", "correct"][right])
    }),
  )
})

test("a payload with a gap that is neither typed into nor chosen from is not read", () => {
  const quiz = (gap: object): string => payloadOf({ ...QUESTION, gaps: [gap] })
  assert.ok(readQuiz(quiz({ id: "a", accept: ["x"] })))
  assert.ok(readQuiz(quiz({ id: "a", choices: ["x", "y"], answer: "x" })))
  for (const gap of [{ id: "a" }, { id: "a", choices: ["x"] }, { accept: ["x"] }, { id: "a", accept: "x" }]) {
    assert.equal(readQuiz(quiz(gap)), null, JSON.stringify(gap))
  }
})
