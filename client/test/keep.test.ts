import assert from "node:assert/strict"
import { test } from "node:test"
import { isShell, shellOf, topicOf, type Group, type ListedFile } from "../src/contract/offline"
import { makeKeeper, type Keeper, type Shelf } from "../src/state/offline/keeper"
import { AT_ONCE, load, restOf } from "../src/state/offline/load"
import { begun, bytesOf, largest, missing, needed, readWishes, rowsOf, shellRow, spare, type Now, type Wishes } from "../src/state/offline/topics"

const file = (name: string, bytes = 100, hash = name): ListedFile => [`${name}.html`, hash, bytes]
const group = (id: string, ...contents: ListedFile[]): Group =>
  ({ id, title: id.toUpperCase(), lang: "en", list: "", files: contents.length, bytes: bytesOf(contents), contents })

const SHELL = group("shell", file("home", 1000), file("script", 500))
const A = group("topic:a", ...Array.from({ length: 20 }, (_, n) => file(`a${n}`)), file("song", 300))
const B = group("topic:b", file("b1"), file("b2"), file("song", 300))
const ALL = [SHELL, A, B]
const NOW: Now = { held: new Set(), parts: new Map(), wishes: {}, line: [], isWaiting: false, ends: {} }
const quota = (): Error => Object.assign(new Error(), { name: "QuotaExceededError" })

/** A device whose link and room a test decides. */
function shelfOf(start: Wishes = {}) {
  const held = new Set<string>()
  const asked: string[] = []
  const state = { wishes: start, settled: 0, isLinked: true, room: Infinity, bad: new Set<string>(), rests: [] as number[] }
  let back = (): void => undefined
  const shelf: Shelf = {
    take: async ([, hash]) => {
      asked.push(hash)
      await Promise.resolve()
      if (!state.isLinked || state.bad.has(hash)) throw new TypeError("Failed to fetch")
      if (held.size >= state.room) throw quota()
      held.add(hash)
    },
    reach: async () => state.isLinked,
    rest: (time) => {
      state.rests.push(time)
      return state.isLinked ? Promise.resolve() : new Promise((resolve) => (back = resolve))
    },
    held: async () => new Set(held),
    begun: async () => new Map(),
    drop: async (hashes) => hashes.forEach((hash) => held.delete(hash)),
    wishes: async () => state.wishes,
    wish: async (wishes) => void (state.wishes = wishes),
    settle: async () => void (state.settled += 1),
  }
  const link = (isLinked: boolean): void => {
    state.isLinked = isLinked
    if (isLinked) back()
  }
  /** The link breaks when so many files are here. */
  const cutAt = (files: number): (() => void) => () => {
    if (held.size !== files) return
    files = -1
    link(false)
  }
  return { shelf, held, asked, state, link, cutAt }
}

function stages(keeper: Keeper): string[] {
  return keeper.rows().map(({ stage }) => stage)
}

/** Wait until the rows say this. */
async function until(keeper: Keeper, wanted: string): Promise<void> {
  for (let turn = 0; turn < 2000; turn += 1) {
    if (stages(keeper).join(" ") === wanted) return
    await Promise.resolve()
  }
  assert.equal(stages(keeper).join(" "), wanted)
}

test("slides and sheets bring their topic along, and go with it", async () => {
  const sheets = group("class:b", file("deck"), file("sheet"))
  const { shelf, held, asked, state } = shelfOf()
  const keeper = makeKeeper([...ALL, sheets], shelf, () => undefined)
  await keeper.open()
  await keeper.keep(["topic:b"])
  await until(keeper, "away here away")
  assert.equal(held.has("deck"), false)

  await keeper.remove("topic:b")
  await keeper.keep(["class:b"])
  await until(keeper, "away here here")
  assert.ok(asked.lastIndexOf("b1") < asked.indexOf("deck"), "lessons first")

  await keeper.remove("topic:b")
  assert.deepEqual(stages(keeper), ["away", "away", "away"])
  assert.deepEqual([held.has("deck"), held.has("b1"), state.wishes], [false, false, {}])
})

test("slides and sheets of a language need its shell, whatever a folder is called", () => {
  assert.deepEqual(["zh/class:a/shell", "class:shell", "topic:a/class"].map(shellOf), ["zh/shell", "./shell", "./shell"])
  assert.deepEqual(["zh/class:a/shell", "topic:a/class", "shell"].map(topicOf), ["zh/topic:a/shell", null, null])
  assert.equal(isShell("topic:a/shell"), false)
})

test("a file of the same bytes is counted and fetched once", () => {
  assert.equal(bytesOf([file("x", 5), file("y", 5, "x")]), 5)
  assert.equal(missing([file("x", 5), file("y", 5, "x")], new Set()).length, 1)
})

test("a size is of the topic alone, and the shells are counted once", () => {
  const [a, b] = rowsOf(ALL, NOW)
  assert.deepEqual([a?.bytes, b?.bytes], [2300, 500])
})

test("a topic needs the shell of its own language, and of no other", () => {
  const [shared, english, chinese] = [group("shell", file("script")), group("./shell", file("home")), group("zh/shell", file("家"))]
  const all = [shared, english, chinese, group("topic:a", file("a")), group("zh/topic:a", file("阿"))]
  const names = (id: string): string[] => needed(all.find((one) => one.id === id) ?? shared, all).map(([, hash]) => hash)
  assert.deepEqual(names("topic:a"), ["script", "home", "a"])
  assert.deepEqual(names("zh/topic:a"), ["script", "家", "阿"])
  const loading = { ...NOW, line: ["zh/topic:a"] }
  assert.deepEqual([["./shell"], ["zh/shell"]].map((ids) => shellRow(all, loading, ids).stage), ["away", "loading"])
})

test("a topic is kept after the shells, one after another, and each file is asked for once", async () => {
  const { shelf, asked, state } = shelfOf()
  const keeper = makeKeeper(ALL, shelf, () => undefined)
  await keeper.open()
  await keeper.keep(["topic:b", "topic:a"])
  await until(keeper, "here here")
  assert.deepEqual(asked.slice(0, 2), ["home", "script"])
  assert.equal(new Set(asked).size, asked.length)
  assert.deepEqual(state.wishes, { "topic:b": "whole", "topic:a": "whole" })
  assert.equal(state.settled, 2)
})

test("no more than six files are under way", async () => {
  let [now, most] = [0, 0]
  const take = async (): Promise<void> => {
    most = Math.max(most, (now += 1))
    await new Promise((resolve) => setTimeout(resolve))
    now -= 1
  }
  const hands = { take, reach: async () => true, rest: async () => undefined, isOver: () => false }
  assert.equal(await load(A.contents, hands, { done: () => undefined, came: () => undefined, waiting: () => undefined }), "here")
  assert.equal(most, AT_ONCE)
})

test("a lost link is waited for, with few requests, and nothing that came is fetched again", async () => {
  const { shelf, held, asked, link, cutAt } = shelfOf()
  const keeper = makeKeeper(ALL, shelf, cutAt(12))
  await keeper.open()
  await keeper.keep(["topic:a"])
  await until(keeper, "waiting away")
  const before = asked.length
  assert.ok(before <= held.size + 2 * AT_ONCE, "a dead link is not asked for every file")
  link(true)
  await until(keeper, "here away")
  const again = asked.slice(before)
  assert.equal(again.length, 23 - 12)
})

test("each wait in a row is longer, up to a minute", () => {
  assert.deepEqual([0, 1, 2, 5, 6, 60].map(restOf), [1000, 2000, 4000, 32_000, 60_000, 60_000])
})

test("a pause ends the wait for a link, and going on takes up what is left", async () => {
  const { shelf, state, link, cutAt } = shelfOf()
  const keeper = makeKeeper(ALL, shelf, cutAt(12))
  await keeper.open()
  await keeper.keep(["topic:a"])
  await until(keeper, "waiting away")
  await keeper.pause(["topic:a"])
  assert.deepEqual([stages(keeper)[0], state.wishes["topic:a"]], ["paused", "paused"])
  link(true)
  await keeper.keep(["topic:a"])
  await until(keeper, "here away")
})

test("a page that is closed and opened goes on by itself; one that was paused does not", async () => {
  const { shelf } = shelfOf({ "topic:a": "wanted", "topic:b": "paused" })
  const keeper = makeKeeper(ALL, shelf, () => undefined)
  await keeper.open()
  await until(keeper, "here paused")
})

test("a full device names the topic, keeps what was there, and goes on after something is removed", async () => {
  const { shelf, held, state } = shelfOf()
  const keeper = makeKeeper(ALL, shelf, () => undefined)
  await keeper.open()
  await keeper.keep(["topic:b"])
  await until(keeper, "away here")
  state.room = 10
  await keeper.keep(["topic:a"])
  await until(keeper, "full here")
  assert.equal(largest(keeper.rows(), "topic:a")?.id, "topic:b")
  assert.ok(held.has("b1"))
  state.room = Infinity
  await keeper.keep(["topic:a"])
  await until(keeper, "here here")
})

test("a file that the site does not give is named, and the rest is kept", async () => {
  const { shelf, held, state } = shelfOf()
  state.bad.add("a3")
  const keeper = makeKeeper(ALL, shelf, () => undefined)
  await keeper.open()
  await keeper.keep(["topic:a", "topic:b"])
  await until(keeper, "lost here")
  assert.equal(held.size, 2 + 20 + 2)
})

test("what the device threw away is noticed and mended by one tap", async () => {
  const { shelf, held, asked } = shelfOf()
  const keeper = makeKeeper(ALL, shelf, () => undefined)
  await keeper.open()
  await keeper.keep(["topic:a"])
  await until(keeper, "here away")
  for (const hash of ["a1", "a2", "home"]) held.delete(hash)
  const later = makeKeeper(ALL, shelf, () => undefined)
  await later.open()
  assert.deepEqual(stages(later), ["torn", "away"])
  asked.length = 0
  await later.keep(["topic:a"])
  await until(later, "here away")
  assert.deepEqual([...asked].sort(), ["a1", "a2", "home"])
})

test("removing frees what no other topic needs", async () => {
  assert.deepEqual(spare(["topic:b"], ALL, { "topic:a": "whole", "topic:b": "whole" }), ["b1", "b2"])
  assert.deepEqual(spare(["topic:b"], ALL, { "topic:b": "whole" }), ["b1", "b2", "song"])
  const { shelf, held, state } = shelfOf()
  const keeper = makeKeeper(ALL, shelf, () => undefined)
  await keeper.open()
  await keeper.keep(["topic:a", "topic:b"])
  await until(keeper, "here here")
  await keeper.remove("topic:b")
  assert.deepEqual([stages(keeper).join(" "), held.has("b1"), held.has("song"), held.has("home")], ["here away", false, true, true])
  assert.deepEqual(state.wishes, { "topic:a": "whole" })
})

test("removing a topic while it loads leaves nothing of it", async () => {
  const { shelf, held } = shelfOf()
  const keeper = makeKeeper(ALL, shelf, () => undefined)
  await keeper.open()
  await keeper.keep(["topic:a"])
  await until(keeper, "loading away")
  await keeper.remove("topic:a")
  assert.deepEqual([...held].filter((hash) => hash.startsWith("a")), [])
  assert.deepEqual(stages(keeper), ["away", "away"])
})

test("only wishes are read, and only what was begun goes on", () => {
  const wishes = readWishes({ "topic:a": "whole", "topic:b": "wanted", x: "damaged" })
  assert.deepEqual(wishes, { "topic:a": "whole", "topic:b": "wanted" })
  assert.deepEqual(begun(ALL, { held: new Set(), wishes }), ["topic:b"])
})
