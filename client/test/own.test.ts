import assert from "node:assert/strict"
import { beforeEach, test } from "node:test"
import { forgetAll, isOwn, keepTicks, makeOwn, ticksOf } from "../src/state/own"

let kept = new Map<string, string>()
let refuses = false

function storage(): object {
  const guard = (): void => {
    if (refuses) throw new Error("refused")
  }
  return {
    getItem: (key: string) => (guard(), kept.get(key) ?? null),
    setItem: (key: string, value: string) => (guard(), kept.set(key, value)),
    removeItem: (key: string) => (guard(), kept.delete(key)),
  }
}

beforeEach(() => {
  kept = new Map()
  refuses = false
  Object.defineProperty(globalThis, "localStorage", { value: storage(), configurable: true })
})

test("nothing is kept before the reader says that the device is their own", () => {
  assert.equal(keepTicks("a#week", 1, [0]), false)
  assert.deepEqual([...kept.keys()], [])
  assert.equal(isOwn(), false)
})

test("ticks of each list stay on an own device, in one key", () => {
  assert.equal(makeOwn(), true)
  keepTicks("a#week", 1, [0])
  keepTicks("a#list", 5, [1, 3])

  assert.deepEqual(ticksOf("a#week", 1), [0])
  assert.deepEqual(ticksOf("a#list", 5), [1, 3])
  assert.deepEqual([...kept.keys()], ["hornbook.own-device"])
})

test("saying it twice forgets nothing", () => {
  makeOwn()
  keepTicks("a#week", 1, [0])
  makeOwn()

  assert.deepEqual(ticksOf("a#week", 1), [0])
})

test("a list that an author made longer begins anew", () => {
  makeOwn()
  keepTicks("a#list", 5, [1, 3])

  assert.deepEqual(ticksOf("a#list", 6), [])
})

test("forgetting leaves nothing behind", () => {
  makeOwn()
  keepTicks("a#week", 1, [0])
  forgetAll()

  assert.equal(kept.size, 0)
  assert.equal(isOwn(), false)
  assert.deepEqual(ticksOf("a#week", 1), [])
})

test("a device that refuses storage is never called one's own", () => {
  refuses = true

  assert.equal(makeOwn(), false)
  assert.equal(isOwn(), false)
  forgetAll()
})

test("damaged ticks are passed over", () => {
  for (const value of ["no json", "1", "null", '{"a#week":7}', '{"a#week":{"n":1,"on":"x"}}']) {
    kept.set("hornbook.own-device", value)
    assert.deepEqual(ticksOf("a#week", 1), [], value)
  }
})
