import "fake-indexeddb/auto"
import assert from "node:assert/strict"
import { test } from "node:test"
import type { Learner } from "../src/contract/learner"
import { openRows } from "../src/state/rows"
import { clearAll, copyOf, isLongAgo, readAll, settings, tracesOf } from "../src/state/stored"

class Memory {
  readonly kept = new Map<string, string>()
  get length(): number { return this.kept.size }
  key(at: number): string | null { return [...this.kept.keys()][at] ?? null }
  getItem(name: string): string | null { return this.kept.get(name) ?? null }
  setItem(name: string, text: string): void { this.kept.set(name, text) }
  removeItem(name: string): void { this.kept.delete(name) }
}

const local = new Memory()
const session = new Memory()
Object.assign(globalThis, { localStorage: local, sessionStorage: session })

const NOW = Date.UTC(2026, 10, 23)
const DAY = 86_400_000
const BO: Learner = { id: "bo00000000", animal: "fox", colour: "teal", secret: [1, 2, 3], made: NOW - 9 * DAY, seen: NOW - DAY }
const record = (learner: string, n: number, more: object = {}): object =>
  ({ v: 1, type: "answer", quiz: "a/cat", question: "q", response: "x", verdict: "correct", attempt: "t", n, at: NOW, learner, ...more })
const kept = (learner: string, name: string, at = NOW): object => ({ learner, name, value: { at }, at })

test("what is kept of a learner is counted by what it is", () => {
  const log = [record(BO.id, 1), record(BO.id, 2, { quiz: "a/dog" }), record(BO.id, 3, { type: "draft" }), record("own", 1)]
  const rows = [kept(BO.id, "opened:a/cat"), kept(BO.id, "read:a/cat"), kept(BO.id, "again:a/dog"), kept(BO.id, "place:a/cat#s")]
  assert.deepEqual(tracesOf({ learners: [BO], log, kept: rows }), [
    { keeper: BO.id, learner: BO, answers: 2, quizzes: 2, opened: ["a/cat"], read: ["a/cat"], again: ["a/dog"], last: NOW },
    { keeper: "own", learner: null, answers: 1, quizzes: 1, opened: [], read: [], again: [], last: NOW },
  ])
})

test("rows whose learner is lost are shown, too", () => {
  const [trace] = tracesOf({ learners: [{ id: "damaged" }], log: [record("gone000000", 1)], kept: [] })
  assert.equal(trace?.keeper, "gone000000")
  assert.equal(trace?.learner, null)
})

test("half a year without use is long ago; a time that cannot be tells nothing", () => {
  const seen = (at: number) => tracesOf({ learners: [{ ...BO, seen: at }], log: [], kept: [] })[0]!
  assert.equal(isLongAgo(seen(NOW - 181 * DAY), NOW), true)
  assert.equal(isLongAgo(seen(NOW - 179 * DAY), NOW), false)
  assert.equal(seen(NaN).last, null)
  assert.equal(isLongAgo(seen(NaN), NOW), false)
})

test("a copy holds the rows and no secret picture", async () => {
  const rows = await openRows("copied")
  await rows.change([{ put: "learners", row: BO }, { add: "log", row: record(BO.id, 1) }])
  const copy = JSON.parse(copyOf("copied", await readAll(rows), NOW)) as { site: string; learners: object[]; log: object[] }
  assert.deepEqual([copy.site, copy.learners.length, copy.log.length], ["copied", 1, 1])
  assert.doesNotMatch(JSON.stringify(copy), /secret/)
})

test("only the settings of all pages are named as such", () => {
  for (const name of ["scheme", "reading", "school.log", "other.log"]) local.setItem(`hornbook.${name}`, "1")
  local.setItem("theirs", "1")
  assert.deepEqual(settings("school"), ["reading", "scheme"])
})

test("clearing takes every row, database and setting of the site, and nothing of another", async () => {
  session.setItem("hornbook.log.a/cat", "[]")
  const others = await openRows("other")
  await others.change([{ add: "log", row: record("own", 1) }])
  const rows = await openRows("school")
  await rows.change([{ put: "learners", row: BO }, { add: "log", row: record(BO.id, 1) }])
  for (const name of ["hornbook.scheme", "hornbook.school.log", "hornbook.other.log", "theirs"]) local.setItem(name, "[]")

  assert.equal(await clearAll("school", "https://school.example/", rows), true)
  const names = (await indexedDB.databases()).map(({ name }) => name)
  assert.ok(!names.includes("hornbook-school") && !names.includes("hornbook"))
  assert.deepEqual([...local.kept.keys()].sort(), ["hornbook.other.log", "theirs"])
  assert.equal(session.length, 0)
  assert.equal((await others.read("log")).length, 1)
})
