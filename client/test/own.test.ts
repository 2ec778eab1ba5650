import assert from "node:assert/strict"
import { test } from "node:test"
import { bringOver, forgetAll, isOwn, keepTicks, makeOwn, ticksOf } from "../src/state/own"
import { ALONE, learner, opened, tablet, useTexts } from "./tablets"

const BEFORE = "hornbook.own-device"

test("nothing is kept before the reader says that the device is their own", async () => {
  for (const site of [{}, ALONE]) {
    const device = tablet()(site)
    assert.equal(await keepTicks(device, "a#week", 1, [0]), false)
    assert.equal(await isOwn(device), false)
    assert.equal((await device.keptAll("")).size, 0)
  }
})

test("ticks of each list stay on an own device", async () => {
  const page = tablet()
  const device = page()
  assert.equal(await makeOwn(device), true)
  await keepTicks(device, "a#week", 1, [0])
  await keepTicks(device, "a#list", 5, [1, 3])

  assert.deepEqual(await ticksOf(page(), "a#week", 1), [0])
  assert.deepEqual(await ticksOf(page(), "a#list", 5), [1, 3])
})

test("a list that an author made longer begins anew", async () => {
  const device = tablet()()
  await makeOwn(device)
  await keepTicks(device, "a#list", 5, [1, 3])

  assert.deepEqual(await ticksOf(device, "a#list", 6), [])
})

test("forgetting leaves nothing behind", async () => {
  const page = tablet()
  const device = page()
  await makeOwn(device)
  await keepTicks(device, "a#week", 1, [0])
  await device.keep("opened:a", { first: 1, last: 1 })
  await forgetAll(device)

  assert.equal(await isOwn(page()), false)
  const again = page()
  await makeOwn(again)
  assert.equal((await again.keptAll("")).size, 0)
})

test("a learner on a shared device has no ticks, and sees nobody's", async () => {
  const page = tablet()
  const own = page()
  await makeOwn(own)
  await keepTicks(own, "a#week", 1, [0])
  await own.done()
  const child = await opened(page, learner(1))

  assert.deepEqual(await ticksOf(child, "a#week", 1), [])
  assert.equal(await keepTicks(child, "a#week", 1, [0]), false)
})

test("a device that refuses storage is never called one's own", async () => {
  const device = tablet("page")()

  assert.equal(await makeOwn(device), false)
  assert.equal(await isOwn(device), false)
})

test("damaged ticks are passed over", async () => {
  const device = tablet()()
  await makeOwn(device)
  for (const value of [1, "x", { on: [0] }, { n: 1, on: "x" }]) {
    await device.keep("ticks:a#week", value)
    assert.deepEqual(await ticksOf(device, "a#week", 1), [])
  }
})

test("consent and ticks of the time before are taken over once", async () => {
  const kept = new Map([[BEFORE, '{"a#week":{"n":1,"on":[0]}}']])
  useTexts(kept)
  const page = tablet()
  await bringOver(page(ALONE))

  assert.deepEqual(await ticksOf(page(ALONE), "a#week", 1), [0])
  assert.equal(kept.size, 0)
})

test("a child takes nothing over, and a damaged or refused text brings nothing", async () => {
  const kept = new Map([[BEFORE, '{"a#week":{"n":1,"on":[0]}}']])
  useTexts(kept)
  const page = tablet()
  const child = await opened(page, learner(1))
  await bringOver(child)
  assert.equal(kept.size, 1)
  assert.equal((await child.who()).is, "learner")
  for (const text of ["no json", "1", "null"]) {
    useTexts(new Map([[BEFORE, text]]))
    const device = tablet()()
    await bringOver(device)
    assert.equal(await isOwn(device), false, text)
  }
  useTexts(null)
  await bringOver(tablet()())
})
