import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { readCourse, type Course } from "../src/contract/course"
import { firstSteps, progressOf, takenOf, type Step } from "../src/state/progress"

function lesson(id: string, more: object = {}): object {
  const topic = id.split("/")[0]
  return { id, title: id, url: `lessons/${id}.html`, topic, kind: "lecture", audience: "child", minutes: 5, key: "0", ...more }
}

function quiz(id: string, of: string, questions: unknown = [["one", "m", "true-false"]]): object {
  return { id, title: id, url: `quizzes/${id}.html`, lesson: of, topic: "water", key: "0", mark: "0", questions }
}

const COURSE = readCourse({
  v: 1,
  site: "demo",
  url: "",
  topics: [{ id: "water", title: "Water", url: "w.html" }, { id: "roads", title: "Roads", url: "r.html" }, { id: "home", title: "Home", url: "h.html" }],
  lessons: [
    lesson("water/rivers"),
    lesson("water/ponds"),
    lesson("water/talk", { audience: "parent" }),
    lesson("roads/bus", { kind: "reading" }),
    lesson("home/calls", { kind: "tool" }),
  ],
  quizzes: [quiz("rivers", "water/rivers"), quiz("unkept", "water/ponds", [])],
}) as Course

let n = 0

function record(type: string, at: number, of = "rivers", question = "one"): object {
  n += 1
  const about = ["answer", "draft"].includes(type) ? { question, response: "x", verdict: "correct" } : type === "again" ? { question } : {}
  return { v: 1, type, quiz: of, attempt: "a", n, at, ...about }
}

const opened = (id: string, last: number): [string, unknown] => [`opened:${id}`, { first: 1, last }]
const read = (id: string): [string, unknown] => [`read:${id}`, { at: 1 }]

function progress(kept: readonly [string, unknown][] = [], stored: readonly unknown[] = [], due: readonly string[] = []) {
  return progressOf(COURSE, stored, new Map(kept), new Set(due))
}

function step(id: string, ...given: Parameters<typeof progress>): Step {
  const found = progress(...given).paths.flatMap(({ steps }) => steps).find((each) => each.lesson.id === id)
  assert.ok(found)
  return found
}

function ids(...given: Parameters<typeof progress>): string[] {
  return progress(...given).paths.flatMap(({ steps }) => steps.map(({ lesson }) => lesson.id))
}

test("a new learner has a path, nothing on it, and a first lesson in each topic", () => {
  const found = progress()
  assert.deepEqual(ids(), ["water/rivers", "water/ponds", "roads/bus"])
  assert.deepEqual(firstSteps(found).map(({ lesson }) => lesson.id), ["water/rivers", "roads/bus"])
  assert.deepEqual(found.paths.map(({ begun }) => begun), [false, false])
  assert.equal(found.goOn, null)
})

test("opened, read, practised and wanted again are told apart", () => {
  const { opened: last, read: isRead, practised, wanted } = step("water/rivers", [opened("water/rivers", 5)])
  assert.deepEqual([last, isRead, practised, wanted], [5, false, false, false])
  assert.equal(step("water/rivers", [read("water/rivers")]).read, true)
  assert.equal(step("water/rivers", [], [record("answer", 1), record("results", 2)]).practised, true)
  assert.equal(step("water/rivers", [], [record("answer", 1)]).practised, false)
  assert.equal(step("water/rivers", [["again:water/rivers", { at: 1 }]]).wanted, true)
  assert.equal(step("water/rivers", [], [], ["rivers"]).due, true)
})

test("a lesson for parents is on the path of those who opened it, and a tool on nobody's", () => {
  assert.ok(!ids().includes("water/talk"))
  assert.ok(ids([opened("water/talk", 1)]).includes("water/talk"))
  assert.ok(!ids([opened("home/calls", 1)]).includes("home/calls"))
})

test("one goes on with the lesson that was open last and is not finished", () => {
  const goOn = progress([opened("water/rivers", 1), opened("roads/bus", 9), ["place:roads/bus#story", 4]]).goOn
  assert.deepEqual([goOn?.what, goOn?.url, goOn?.place], ["read", "lessons/roads/bus.html", 4])
})

test("after reading come the questions", () => {
  const goOn = progress([opened("water/rivers", 1), read("water/rivers")]).goOn
  assert.deepEqual([goOn?.what, goOn?.url], ["practise", "quizzes/rivers.html"])
})

test("one goes on with the quiz that was left half-way, at its place", () => {
  const stored = [record("begin", 1), record("answer", 2), record("draft", 7, "rivers", "two")]
  const goOn = progress([opened("water/rivers", 1), opened("roads/bus", 3)], stored).goOn
  assert.deepEqual([goOn?.what, goOn?.url, goOn?.place], ["quiz", "quizzes/rivers.html", 2])
})

test("a quiz that was finished once is not left half-way, whatever is practised in it later", () => {
  const stored = [record("answer", 1), record("results", 2), record("again", 3), record("answer", 4)]
  assert.equal(takenOf(stored).open.size, 0)
  assert.ok(takenOf(stored).finished.has("rivers"))
})

test("a quiz begun anew has no place", () => {
  assert.equal(takenOf([record("answer", 1), record("restart", 2)]).open.size, 0)
})

test("with nothing left half-way, the next new lesson of the same topic comes", () => {
  const done: [string, unknown][] = [opened("roads/bus", 9), read("roads/bus")]
  assert.equal(progress(done).goOn?.step.lesson.id, "water/rivers")
  const wet = [opened("water/ponds", 9), read("water/ponds")] as [string, unknown][]
  assert.deepEqual([progress(wet).goOn?.what, progress(wet).goOn?.step.lesson.id], ["next", "water/rivers"])
})

test("when all is done there is nothing to go on with", () => {
  const all = ["water/rivers", "water/ponds", "roads/bus"].flatMap((id) => [opened(id, 1), read(id)])
  const found = progress(all, [record("results", 1)])
  assert.equal(found.goOn, null)
  assert.deepEqual(firstSteps(found), [])
})

test("a topic is whole when its lessons for children were read and their questions practised", () => {
  const both = [read("water/rivers"), read("water/ponds")]
  const whole = (...given: Parameters<typeof progress>): boolean => progress(...given).paths[0]?.whole ?? false
  assert.equal(whole(both), false)
  assert.equal(whole([read("water/rivers")], [record("results", 1)]), false)
  assert.equal(whole(both, [record("results", 1)]), true)
  assert.equal(whole([...both, opened("water/talk", 1)], [record("results", 1)]), true)
})

test("damaged rows and a damaged course are passed over", () => {
  const damaged: [string, unknown][] = [["opened:water/rivers", "x"], ["opened:roads/bus", { last: Number.NaN }], ["place:roads/bus#s", {}]]
  assert.equal(progress(damaged, [null, 7, { quiz: "rivers" }]).goOn, null)
  assert.equal(readCourse({ v: 2 }), null)
  assert.deepEqual(readCourse({ v: 1, site: "s", lessons: [7, {}], quizzes: "x" })?.lessons, [])
  fc.assert(fc.property(fc.anything(), (value) => void readCourse(value)))
})

test("a path holds no number that could rank anybody", () => {
  const counted = Object.values(step("water/rivers")).filter((value) => typeof value === "number")
  assert.deepEqual(counted, [])
})
