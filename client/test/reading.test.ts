import assert from "node:assert/strict"
import { test } from "node:test"
import { keepFlags, keepPage, keptPage } from "../src/state/reading"
import { fits, readChoice, writeChoice } from "../src/ui/filter"
import { lineAt, linesOf, raised } from "../src/ui/ruler"
import { swiped, turnOf } from "../src/ui/turning"

const kept = new Map<string, string>()
const storage = {
  getItem: (key: string) => kept.get(key) ?? null,
  setItem: (key: string, value: string) => void kept.set(key, value),
}
Object.assign(globalThis, { localStorage: storage })

test("each story finds its own page again, and the first page leaves nothing", () => {
  kept.clear()
  assert.ok(keepPage("reading/a#story", 3))
  assert.ok(keepPage("reading/b#story", 2))
  assert.deepEqual([keptPage("reading/a#story"), keptPage("reading/b#story"), keptPage("toString")], [3, 2, null])
  keepPage("reading/a#story", 1)
  assert.equal(kept.get("hornbook.pages"), '{"reading/b#story":2}')
})

test("damaged places are passed over and written anew", () => {
  for (const damaged of ["{", "[]", "null", '{"a":"x","b":-1,"c":1.5}', "7"]) {
    kept.set("hornbook.pages", damaged)
    assert.equal(keptPage("a"), null)
    assert.ok(keepPage("a", 2))
    assert.equal(keptPage("a"), 2)
  }
})

test("refused storage is lost, not fatal", () => {
  const refuse = (): never => {
    throw new Error("refused")
  }
  Object.assign(globalThis, { localStorage: { getItem: refuse, setItem: refuse } })
  keepFlags(["big"])
  assert.equal(keepPage("a", 2), false)
  assert.equal(keptPage("a"), null)
  Object.assign(globalThis, { localStorage: storage })
})

test("a swipe turns the page, a scroll and a slip do not", () => {
  const from = { x: 200, y: 200 }
  assert.equal(swiped(from, { x: 100, y: 220 }, false), 1)
  assert.equal(swiped(from, { x: 300, y: 180 }, false), -1)
  assert.equal(swiped(from, { x: 100, y: 220 }, true), -1)
  assert.equal(swiped(from, { x: 170, y: 200 }, false), 0)
  assert.equal(swiped(from, { x: 120, y: 300 }, false), 0)
})

test("arrow keys follow the direction of the script", () => {
  assert.deepEqual(["ArrowRight", "ArrowLeft", "a"].map((key) => turnOf(key, false)), [1, -1, 0])
  assert.deepEqual(["ArrowRight", "ArrowLeft"].map((key) => turnOf(key, true)), [-1, 1])
})

test("boxes of words make lines", () => {
  const boxes = [{ top: 40, bottom: 60 }, { top: 10, bottom: 30 }, { top: 12, bottom: 28 }, { top: 31, bottom: 39 }]
  const lines = linesOf(boxes)
  assert.deepEqual(lines, [{ top: 10, bottom: 30 }, { top: 31, bottom: 39 }, { top: 40, bottom: 60 }])
  assert.equal(lineAt(lines, 0), 0)
  assert.equal(lineAt(lines, 58), 2)
  assert.equal(lineAt([], 5), -1)
})

test("a line begins where its pinyin begins", () => {
  const lines = [{ top: 10, bottom: 30 }, { top: 50, bottom: 70 }]
  assert.deepEqual(raised(lines, [{ top: 2, bottom: 12 }, { top: 40, bottom: 52 }]), [{ top: 2, bottom: 30 }, { top: 40, bottom: 70 }])
})

test("the choice of lessons goes into the address and back", () => {
  const keys = ["level", "topic"]
  assert.deepEqual(readChoice("#level=2&topic=a%2Fb&other=1&level=", keys), { level: "2", topic: "a/b" })
  assert.deepEqual(readChoice("#content", keys), {})
  assert.deepEqual(readChoice("#" + writeChoice({ level: "2", topic: "a/b" }), keys), { level: "2", topic: "a/b" })
  assert.equal(fits({ level: "2", topic: "a" }, { level: "2" }), true)
  assert.equal(fits({ level: "", topic: "a" }, { level: "2" }), false)
})
