import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { readResponse, type Places } from "../src/contract/quiz"
import { readQuiz } from "../src/contract/payload"
import { credit } from "../src/grading/credit"
import { grade } from "../src/grading/grade"
import { rightParts } from "../src/grading/parts"

const REGIONS: Places = { id: "r", kind: "hotspot", correct: ["a", "c"], choices: ["a", "b", "c", "d"] }
const ONE: Places = { ...REGIONS, correct: ["a"] }
const WORDS: Places = { id: "w", kind: "mark-the-words", correct: ["w1"], choices: ["w0", "w1", "w2"] }

test("regions and words of the question are a response", () => {
  assert.deepEqual(readResponse(REGIONS, ["d", "a"]), ["d", "a"])
  assert.deepEqual(readResponse(WORDS, ["w2"]), ["w2"])
})

test("nothing taken, places of an older quiz and other kinds are no response", () => {
  for (const value of [[], ["a", "gone"], ["w0"], "a", { a: "a" }, [1], true, null, undefined]) {
    assert.equal(readResponse(REGIONS, value), null, JSON.stringify(value))
  }
})

test("each place taken is right or not by itself, and nothing is said of the others", () => {
  assert.deepEqual([...rightParts(REGIONS, ["a", "b"])], [["a", true], ["b", false]])
  assert.deepEqual([...rightParts(WORDS, ["w0"])], [["w0", false]])
})

test("of one right region nothing can be partly right", () => {
  assert.equal(grade(ONE, ["a"]), "correct")
  assert.equal(grade(ONE, ["a", "b"]), "incorrect")
  assert.equal(grade(REGIONS, ["a"]), "partial")
  assert.equal(grade(WORDS, ["w1", "w0"]), "partial")
})

test("whatever is taken, more right and fewer wrong places never earn less", () => {
  const shared = { ...REGIONS, partial: true }
  const taken = fc.subarray([...REGIONS.choices], { minLength: 1 })
  fc.assert(
    fc.property(taken, (ids) => {
      const earned = credit(shared, ids)
      assert.ok(earned >= 0 && earned <= 1)
      assert.equal(earned === 1, grade(shared, ids) === "correct")
      const better = [...new Set([...ids.filter((id) => REGIONS.correct.includes(id)), "a"])]
      assert.ok(credit(shared, better) >= earned)
    }),
  )
})

test("a payload with damaged places is not a quiz", () => {
  const quiz = (question: unknown): string =>
    JSON.stringify({
      version: 2,
      id: "q",
      behaviour: "immediate",
      mastery: { percent: 80 },
      sections: [{ questions: ["r"] }],
      questions: [question],
    })
  assert.ok(readQuiz(quiz(REGIONS)))
  assert.ok(readQuiz(quiz(WORDS)))
  assert.equal(readQuiz(quiz({ ...REGIONS, correct: "a" })), null)
  assert.equal(readQuiz(quiz({ ...WORDS, choices: [0, 1] })), null)
})
