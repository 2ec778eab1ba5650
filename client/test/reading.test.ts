import assert from "node:assert/strict"
import { test } from "node:test"
import { bringPages, forgetFlags, keepFlags, keepPage, keptPage, putBackFlags } from "../src/state/reading"
import { fits, readChoice, writeChoice } from "../src/ui/filter"
import { lineAt, linesOf, raised } from "../src/ui/ruler"
import { swiped, turnOf } from "../src/ui/turning"
import { ALONE, learner, opened, tablet, useTexts } from "./tablets"

const PAGES = "hornbook.pages"
const FLAGS = "hornbook.reading"

test("each story finds its own page again, and the first page leaves nothing", async () => {
  const page = tablet()
  const device = await opened(page, learner(1))
  assert.ok(await keepPage(device, "reading/a#story", 3))
  assert.ok(await keepPage(device, "reading/b#story", 2))
  const places = ["reading/a#story", "reading/b#story", "toString"].map((story) => keptPage(page(), story))
  assert.deepEqual(await Promise.all(places), [3, 2, null])
  await keepPage(device, "reading/a#story", 1)
  assert.deepEqual([...(await device.keptAll("")).keys()], ["place:reading/b#story"])
})

test("two learners never find each other's page", async () => {
  const page = tablet()
  await keepPage(await opened(page, learner(1)), "a", 3)
  const other = await opened(page, learner(2))
  assert.equal(await keptPage(other, "a"), null)
  await keepPage(other, "a", 5)
  assert.equal(await keptPage(await opened(page, learner(1)), "a"), 3)
})

test("a guest, and nobody on a shared device, leave no page", async () => {
  const page = tablet()
  assert.equal(await keepPage(page(), "a", 2), false)
  assert.equal(await keepPage(await opened(page, { is: "guest" }), "a", 2), false)
  assert.equal(await keepPage(page({ ...ALONE }), "a", 2), true)
})

test("damaged places are passed over and written anew", async () => {
  const device = await opened(tablet(), learner(1))
  for (const damaged of ["x", -1, 1.5, {}]) {
    await device.keep("place:a", damaged)
    assert.equal(await keptPage(device, "a"), null)
    assert.ok(await keepPage(device, "a", 2))
    assert.equal(await keptPage(device, "a"), 2)
  }
})

test("pages of the time before are taken over where the device is not shared, and dropped elsewhere", async () => {
  for (const [site, found] of [[ALONE, 2], [{}, null]] as const) {
    const kept = new Map([[PAGES, '{"a":2,"b":-1}']])
    useTexts(kept)
    const page = tablet()
    await bringPages(page(site))
    assert.equal(await keptPage(page(site), "a"), found)
    assert.equal(kept.size, 0)
  }
  for (const damaged of ["{", "null", "7"]) {
    useTexts(new Map([[PAGES, damaged]]))
    await bringPages(tablet()())
  }
})

test("large letters go with the learner, and do not stay for the next", async () => {
  const kept = new Map<string, string>()
  useTexts(kept)
  const page = tablet()
  keepFlags(await opened(page, learner(1)), ["big", "ruler"])
  assert.equal(kept.get(FLAGS), "big ruler")
  await new Promise((done) => setImmediate(done))
  forgetFlags()
  assert.equal(kept.size, 0)
  await putBackFlags(await opened(page, learner(2)))
  assert.equal(kept.size, 0)
  await putBackFlags(await opened(page, learner(1)))
  assert.equal(kept.get(FLAGS), "big ruler")
})

test("refused storage is lost, not fatal", async () => {
  useTexts(null)
  const device = await opened(tablet("page"), learner(1))
  keepFlags(device, ["big"])
  assert.equal(await keepPage(device, "a", 2), false)
  assert.equal(await keptPage(device, "a"), null)
  await bringPages(device)
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
