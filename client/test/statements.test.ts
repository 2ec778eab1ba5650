import assert from "node:assert/strict"
import { createHash } from "node:crypto"
import { test } from "node:test"
import fc from "fast-check"
import type { Handoff } from "../src/contract/handoff"
import { isFields, type Fields } from "../src/contract/quiz"
import { fileName, toFile, toStatements } from "../src/state/handoff/statements"
import { COURSE, handoffs } from "./handoffs"

const [sample] = fc.sample(handoffs(fc.constant([0, 1])), { numRuns: 1, seed: 9 }) as [Handoff]

// The rules of the xAPI specification, 1.0.3 part two (Data) and 2.0 (IEEE 9274.1.1), for what a statement of ours has.
const IRI = /^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`]+$/i
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/
const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/
const LANGUAGE = /^[a-z]{2,3}(-[A-Za-z0-9]+)*$/
const INTERACTIONS = ["true-false", "choice", "fill-in", "long-fill-in", "matching", "performance", "sequencing", "likert", "numeric", "other"]

type Rule = (value: unknown) => boolean

const text: Rule = (value) => typeof value === "string"
const flag: Rule = (value) => typeof value === "boolean"
const like = (form: RegExp): Rule => (value) => typeof value === "string" && form.test(value)
const oneOf = (...values: readonly string[]): Rule => (value) => values.includes(value as string)
const list = (rule: Rule): Rule => (value) => Array.isArray(value) && value.every(rule)
const map = (key: RegExp, rule: Rule): Rule => (value) => isFields(value) && Object.entries(value).every(([name, one]) => key.test(name) && rule(one))

/** An object with these properties and no other; `!` marks those that must be there. No value is null (2.2, table). */
function fields(rules: { readonly [name: string]: Rule }): Rule {
  const named = Object.entries(rules).map(([name, rule]) => [name.replace("!", ""), rule, name.endsWith("!")] as const)
  return (value) => {
    if (!isFields(value)) return false
    const known = Object.keys(value).every((key) => named.some(([name]) => name === key))
    return known && named.every(([name, rule, must]) => (name in value ? value[name] !== null && rule(value[name]) : !must))
  }
}

const extensions = map(IRI, (value) => value !== undefined)
const definition: Rule = fields({
  type: like(IRI),
  interactionType: oneOf(...INTERACTIONS),
  choices: list(fields({ "id!": like(/^[^\s[\]]+$/) })),
})
const activity = fields({ objectType: oneOf("Activity"), "id!": like(IRI), definition })
// An account's home page is an IRL: it must be the address of something, not only a name.
const account = fields({ "homePage!": like(/^https?:\/\/[^\s]+$/), "name!": text })
const scaled: Rule = (value) => typeof value === "number" && value >= -1 && value <= 1
const rules = fields({
  "id!": like(UUID),
  "actor!": fields({ objectType: oneOf("Agent"), name: text, "account!": account }),
  "verb!": fields({ "id!": like(IRI), display: map(LANGUAGE, text) }),
  "object!": activity,
  result: fields({ success: flag, completion: flag, response: text, score: fields({ scaled }), extensions }),
  context: fields({ contextActivities: fields({ parent: list(activity) }), extensions }),
  timestamp: like(TIME),
})

/** Choices are only of a choice interaction, and a response names them (appendix C). */
function isConsistent(statement: Fields): boolean {
  const { definition: asked } = statement.object as { definition: Fields }
  const result = isFields(statement.result) ? statement.result : {}
  if (typeof result.response !== "string") return true
  if (asked.interactionType === "true-false") return ["true", "false"].includes(result.response)
  const ids = (asked.choices as { id: string }[]).map(({ id }) => id)
  return asked.interactionType === "choice" && result.response.split("[,]").every((id) => ids.includes(id))
}

test("every statement keeps the rules of xAPI", () => {
  fc.assert(
    fc.property(handoffs(), (handoff) => {
      for (const statement of JSON.parse(JSON.stringify(toStatements(handoff, COURSE))) as Fields[]) {
        assert.ok(rules(statement) && isConsistent(statement), JSON.stringify(statement))
      }
    }),
  )
})

test("the rules of this test refuse what is not xAPI", () => {
  const [, statement = {}] = JSON.parse(JSON.stringify(toStatements(sample, COURSE))) as Fields[]
  assert.ok(rules(statement))
  const wrong = [{ id: "1" }, { actor: {} }, { verb: { id: "answered" } }, { timestamp: "today" }, { object: null }, { more: 1 }, { result: { score: { scaled: 2 } } }]
  for (const change of wrong) assert.ok(!rules({ ...statement, ...change }), JSON.stringify(change))
})

test("no statement has the id of another, and the same results have the same ids", () => {
  fc.assert(
    fc.property(handoffs(), (handoff) => {
      const ids = toStatements(handoff, COURSE).map(({ id }) => id)
      assert.equal(new Set(ids).size, ids.length)
      const later = toStatements({ ...handoff, made: handoff.made + 60_000 }, COURSE).map(({ id }) => id)
      // Only the first says when it was handed over.
      assert.deepEqual(later.slice(1), ids.slice(1))
      assert.notEqual(later[0], ids[0])
    }),
  )
})

test("an id is the UUID of version 5 of what the statement says", () => {
  for (const { id, ...said } of toStatements(sample, COURSE)) {
    const space = Buffer.from("0d5b6a525c1c4d6e9f0a3f3a1c7f2b11", "hex")
    const hash = createHash("sha1").update(space).update(JSON.stringify(said)).digest()
    hash[6] = (hash[6]! & 0x0f) | 0x50
    hash[8] = (hash[8]! & 0x3f) | 0x80
    assert.equal(id.replace(/-/g, ""), hash.subarray(0, 16).toString("hex"))
  }
})

test("the actor is a random name, with no more than the chosen nickname", () => {
  const { nickname: _, ...learner } = sample.learner
  const nameless = toStatements({ ...sample, learner }, COURSE)[0] as unknown as { actor: Fields }
  assert.deepEqual(nameless.actor, { objectType: "Agent", account: { homePage: "https://hornbook.invalid/course-1a2b", name: learner.id } })
  const named = toStatements({ ...sample, learner: { ...learner, nickname: "小明" } }, COURSE)[0] as unknown as { actor: Fields }
  assert.equal(named.actor.name, "小明")
})

test("an answer says what it was about, what was chosen and how it was graded", () => {
  const answers = [
    { verdict: "correct" as const, chosen: [2], tries: 1 },
    { verdict: "partial" as const, chosen: [0, 4], tries: 2 },
    { verdict: "incorrect" as const, chosen: [1], tries: 3 },
    { verdict: "incorrect" as const, tries: 1 },
    { verdict: "blank" as const, tries: 0 },
    { verdict: "blank" as const, tries: 0 },
  ]
  const { id, mark } = COURSE.quizzes[0]!
  const results = [{ quiz: id, mark, day: 325, attempts: 2, answers }]
  const [, whole, ...each] = toStatements({ ...sample, results, read: ["topic/lesson-0"] }, COURSE) as unknown as { verb: Fields; object: Fields; result: Fields; timestamp: string }[]
  assert.match(String(whole?.verb.id), /attempted$/)
  assert.equal(whole?.timestamp, "2026-11-22T00:00:00.000Z")
  assert.equal(each.length, 5)
  const extra = (verdict: string, tries: number): object => ({ extensions: { "urn:hornbook:verdict": verdict, "urn:hornbook:tries": tries } })
  assert.deepEqual(each.slice(0, 4).map(({ result }) => result), [
    { success: true, score: { scaled: 1 }, response: "2", ...extra("correct", 1) },
    { success: false, response: "0[,]4", ...extra("partial", 2) },
    { success: false, score: { scaled: 0 }, response: "false", ...extra("incorrect", 3) },
    { success: false, score: { scaled: 0 }, ...extra("incorrect", 1) },
  ])
  assert.equal(each[0]?.object.id, "urn:hornbook:course-1a2b:quiz:topic/quiz-0:question:q0")
  assert.match(String(each[4]?.verb.id), /experienced$/)
})

test("the file is JSON with a statement a line, and is named after the picture", () => {
  const file = toFile(sample, COURSE)
  assert.deepEqual(JSON.parse(file), JSON.parse(JSON.stringify(toStatements(sample, COURSE))))
  assert.equal(file.trim().split("\n").length, toStatements(sample, COURSE).length + 2)
  assert.equal(fileName({ id: "a", animal: "fox", colour: "red" }), "red-fox.hornbook.json")
})
