import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { readQuiz } from "../src/contract/payload"
import { readResponse, type Question, type Scenario } from "../src/contract/quiz"
import { walk } from "../src/contract/story"
import { credit } from "../src/grading/credit"
import { grade } from "../src/grading/grade"
import { verdictKey } from "../src/ui/said"

const STORY: Scenario = {
  id: "s",
  kind: "scenario",
  partial: true,
  start: "bank",
  nodes: {
    bank: { wade: { safe: false }, reach: { safe: false, to: "mud" }, leave: { safe: true, to: "home" } },
    mud: { back: { safe: true, to: "bank" }, stay: { safe: false } },
    home: {},
  },
}
const NOTE: Question = { id: "n", kind: "open", rubric: ["place", "idea"] }
const STEPS = Object.entries(STORY.nodes).flatMap(([part, turns]) => Object.keys(turns).map((turn) => `${part}.${turn}`))

test("a path half-way is kept, one that cannot be walked is none", () => {
  assert.deepEqual(readResponse(STORY, ["bank.reach"]), ["bank.reach"])
  assert.deepEqual(walk(STORY, ["bank.reach"]), { at: "mud", steps: 1, safe: 0, ended: false })
  for (const value of [[], ["mud.back"], ["bank.leave", "bank.leave"], ["bank.toString"], ["bank"], [1], "bank.leave", {}, null]) {
    assert.equal(readResponse(STORY, value), null, JSON.stringify(value))
  }
})

test("whatever steps are taken, the share is between none and all, and all only without an unsafe one", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...STEPS), { maxLength: 12 }), (path) => {
      const share = credit(STORY, path)
      assert.ok(share >= 0 && share <= 1)
      assert.equal(share === 1, grade(STORY, path) === "correct")
      if (share > 0) assert.ok(walk(STORY, path)?.ended)
    }),
  )
})

test("from every part that can be reached, the ending can be reached", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...STEPS), { maxLength: 12 }), (steps) => {
      const path = steps.reduce<string[]>((sofar, step) => (walk(STORY, [...sofar, step]) ? [...sofar, step] : sofar), [])
      const at = walk(STORY, path)?.at
      const rest = at === "mud" ? ["mud.back", "bank.leave"] : at === "bank" ? ["bank.leave"] : []
      assert.equal(walk(STORY, [...path, ...rest])?.ended, true)
    }),
  )
})

test("both ways to the ending are told in the same words", () => {
  assert.equal(verdictKey(STORY, "correct"), "safe_way")
  assert.equal(verdictKey(STORY, "partial"), "safe_way")
  assert.equal(verdictKey(NOTE, "noted"), "noted")
})

test("written words are a response with the ticks that the question still has", () => {
  assert.deepEqual(readResponse(NOTE, { text: "我唱歌。", idea: "yes", old: "yes" }), { text: "我唱歌。", idea: "yes" })
  for (const value of [{}, { text: "  " }, { idea: "yes" }, { text: 1 }, "words", ["words"], null]) {
    assert.equal(readResponse(NOTE, value), null, JSON.stringify(value))
  }
})

test("a payload with a damaged story or rubric is not a quiz", () => {
  const quiz = (question: unknown): string =>
    JSON.stringify({ version: 2, id: "q", behaviour: "immediate", mastery: { percent: 80 }, sections: [{ questions: ["s"] }], questions: [question] })
  assert.ok(readQuiz(quiz(STORY)))
  assert.ok(readQuiz(quiz(NOTE)))
  assert.equal(readQuiz(quiz({ ...STORY, nodes: { bank: "x" } })), null)
  assert.equal(readQuiz(quiz({ ...STORY, start: 1 })), null)
  assert.equal(readQuiz(quiz({ ...NOTE, rubric: "x" })), null)
})
