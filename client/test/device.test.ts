import "fake-indexeddb/auto"
import assert from "node:assert/strict"
import { test } from "node:test"
import { ANIMALS, COLOURS, type Learner, type Who } from "../src/contract/learner"
import type { LogRecord } from "../src/contract/log"
import { HandedOver, type Rows } from "../src/contract/rows"
import { openDevice, type Around, type Device, type Site } from "../src/state/device"
import { pageTexts, smallRows } from "../src/state/rows-small"

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
const FOX: Learner = { id: "aaaaaaaaaa", animal: "fox", colour: "red", made: 1, seen: 1 }
const OWL: Learner = { id: "bbbbbbbbbb", animal: "owl", colour: "blue", made: 1, seen: 1 }
const RECORD: LogRecord = { v: 1, quiz: "a", attempt: "x", n: 1, at: 1, type: "results" }
const SHARED: Site = { id: "site", learners: true, idle: 5, sensitive: false }

function fox(): Who {
  return { is: "learner", learner: FOX }
}

function owl(): Who {
  return { is: "learner", learner: OWL }
}

/** A tablet, on which pages are opened. Its clock can be set; `steady` only grows. */
function tablet(lasts: "small" | "page" = "small") {
  const rows = smallRows("site", pageTexts(), lasts)
  const pages = new Set<() => void>()
  const time = { now: 1_000 * DAY, steady: 0 }
  const around: Around = {
    rows: async () => rows,
    now: () => time.now,
    steady: () => time.steady,
    tell: () => pages.forEach((hear) => hear()),
    hear: (changed) => {
      pages.add(changed)
      return () => void pages.delete(changed)
    },
    saved: () => undefined,
  }
  return {
    rows,
    time,
    page: (site: Partial<Site> = {}, more: Partial<Around> = {}): Device => openDevice({ ...SHARED, ...site }, { ...around, ...more }),
    pass(ms: number): void {
      time.now += ms
      time.steady += ms
    },
  }
}

async function logRows(rows: Rows): Promise<readonly unknown[]> {
  return (await rows.read("log")).map((row) => (row as { learner: string }).learner)
}

test("whoever is picked is there on the next page, until handed over", async () => {
  const { page } = tablet()
  assert.deepEqual(await page().who(), { is: "nobody" })
  await page().become(fox())
  const next = page()
  const who = await next.who()
  assert.equal(who.is === "learner" && who.learner.id, FOX.id)
  await next.done()
  assert.deepEqual(await page().who(), { is: "nobody" })
})

test("each learner finds their own answers and nobody else's", async () => {
  const { page } = tablet()
  const first = page()
  await first.become(fox())
  await first.log().append([RECORD])
  await first.done()
  const second = page()
  await second.become(owl())
  assert.deepEqual(await second.log().read("a"), [])
  await second.become(fox())
  assert.equal((await page().log().readAll()).length, 1)
})

test("nobody and a guest keep nothing, and are told why", async () => {
  const { page, rows } = tablet()
  for (const who of ["nobody", "guest"] as const) {
    const open = page()
    await open.become({ is: who })
    await assert.rejects(open.log().append([RECORD]), { name: "NotKept", why: who })
    await assert.rejects(open.log().read("a"), { name: "NotKept", why: who })
    assert.equal(await open.keep("place:tree", 3), false)
    assert.equal(await open.kept("place:tree"), undefined)
  }
  assert.deepEqual([...(await logRows(rows)), ...(await rows.read("kept"))], [])
})

test("where nobody shares a device, answers are kept as before, and ticks only when it is said to be one's own", async () => {
  const { page, rows } = tablet()
  const open = page({ learners: false })
  await open.log().append([RECORD])
  assert.deepEqual(await logRows(rows), ["own"])
  assert.equal(await open.keep("place:tree", 3), true)
  assert.equal(await open.keep("ticks:list", [1]), false)
  await open.become({ is: "own" })
  assert.equal(await open.keep("ticks:list", [1]), true)
  assert.equal((await page({ learners: false }).log().read("a")).length, 1)
  await open.done()
  assert.equal(await open.kept("ticks:list"), undefined)
  assert.equal(await open.kept("place:tree"), 3)
})

test("a sensitive page keeps nothing for a learner, and what its reader wants on their own device", async () => {
  const { page, rows } = tablet()
  const open = page({ sensitive: true })
  await open.become(fox())
  await assert.rejects(open.log().append([RECORD]), { name: "NotKept", why: "sensitive" })
  assert.equal(await open.keep("read:hard", {}), false)
  await open.become({ is: "own" })
  await open.log().append([RECORD])
  assert.deepEqual(await logRows(rows), ["own"])
})

test("where storage is refused nothing is called kept", async () => {
  const open = tablet("page").page({ learners: false })
  await assert.rejects(open.log().append([RECORD]), { name: "NotKept", why: "page" })
  assert.equal(await open.keep("place:tree", 3), false)
})

test("a page of the child before writes nothing for the child who is there now", async () => {
  const { page, rows } = tablet()
  const before = page()
  await before.become(fox())
  await page().done()
  await page().become(owl())
  await assert.rejects(before.log().append([RECORD]), HandedOver)
  assert.equal(await before.keep("place:tree", 3), false)
  before.touched()
  await before.done()
  const who = await page().who()
  assert.equal(who.is === "learner" && who.learner.id, OWL.id)
  assert.deepEqual(await logRows(rows), [])
})

test("another page hears at once that somebody else is there", async () => {
  const { page } = tablet()
  await page().become(fox())
  const open = page()
  let undo = (): void => undefined
  const changed = new Promise<void>((resolve) => (undo = open.watch(resolve)))
  await open.who()
  await page().become(owl())
  await changed
  undo()
})

test("a device that nobody touches is handed over after the minutes of the site", async () => {
  const { page, pass } = tablet()
  await page().become(fox())
  pass(4.9 * MINUTE)
  assert.equal((await page().who()).is, "learner")
  pass(0.2 * MINUTE)
  assert.equal((await page().who()).is, "nobody")
})

test("a touch keeps a child there, and is written down at most every 20 seconds", async () => {
  let writes = 0
  const { page, pass, rows } = tablet()
  const counted: Rows = { ...rows, change: (changes, keeper) => {
    writes += 1
    return rows.change(changes, keeper)
  } }
  const open = page({}, { rows: async () => counted })
  await open.become(fox())
  for (let second = 0; second < 600; second += 5) {
    pass(5_000)
    open.touched()
  }
  assert.equal((await open.who()).is, "learner")
  assert.ok(writes <= 32, String(writes))
})

test("one's own device is never handed over by itself, and none where the site says 0", async () => {
  const { page, pass } = tablet()
  await page().become({ is: "own" })
  pass(DAY)
  assert.equal((await page().who()).is, "own")
  await page().become({ is: "guest" })
  pass(DAY)
  assert.equal((await page({ idle: 0 }).who()).is, "guest")
})

test("a clock that was put back an hour hands over after the same silence, and one put back for days at once", async () => {
  const { page, pass, time } = tablet()
  const open = page()
  await open.become(fox())
  time.now -= 60 * MINUTE
  assert.equal((await open.who()).is, "learner")
  pass(6 * MINUTE)
  assert.equal((await open.who()).is, "nobody")
  await open.become(fox())
  time.now -= 2 * DAY
  assert.equal((await page().who()).is, "nobody")
})

test("a learner whose row is damaged is nobody, and the picker shows the others", async () => {
  const { page, rows } = tablet()
  await page().become(fox())
  await page().saveLearner(OWL)
  await rows.change([{ put: "learners", row: { ...FOX, animal: "dragon" } }])
  assert.equal((await page().who()).is, "nobody")
  assert.deepEqual((await page().learners()).map(({ id }) => id), [OWL.id])
})

test("a picture is one child's alone, and a device has room for forty", async () => {
  const { page } = tablet()
  const open = page()
  await open.saveLearner(FOX)
  await assert.rejects(open.saveLearner({ ...OWL, animal: "fox", colour: "red" }))
  await open.saveLearner({ ...FOX, nickname: "Xi" })
  const pictures = ANIMALS.flatMap((animal) => COLOURS.map((colour) => ({ animal, colour }))).slice(1, 40)
  for (const [n, picture] of pictures.entries()) await open.saveLearner({ ...FOX, ...picture, id: `learner0${10 + n}` })
  assert.equal((await open.learners()).length, 40)
  await assert.rejects(open.saveLearner({ ...OWL, animal: "elephant", colour: "brown" }))
})

test("a wiped learner is gone, from the page that is open, too", async () => {
  const { page, rows } = tablet()
  const open = page()
  await open.become(fox())
  await open.log().append([RECORD])
  await open.keep("read:x", { at: 1 })
  await page().wipe(FOX.id)
  assert.equal((await page().who()).is, "nobody")
  for (const table of ["log", "kept", "learners", "device"] as const) {
    assert.doesNotMatch(JSON.stringify(await rows.read(table)), /aaaaaaaaaa/)
  }
  await assert.rejects(open.log().append([RECORD]), HandedOver)
})

test("what is kept is found by its name and by how names begin, and null lets it go", async () => {
  const { page } = tablet()
  const open = page()
  await open.become(fox())
  await open.keep("read:a/b", { at: 1 })
  await open.keep("read:a", { at: 2 })
  await open.keep("place:tree", 4)
  assert.deepEqual([...(await open.keptAll("read:"))].sort(), [["read:a", { at: 2 }], ["read:a/b", { at: 1 }]])
  assert.deepEqual(await open.kept("read:a"), { at: 2 })
  await open.keep("place:tree", null)
  assert.equal(await open.kept("place:tree"), undefined)
})

test("an answer is on its way to the disk before the call comes back", async () => {
  const { page, rows } = tablet()
  let began = 0
  const open = page({}, { rows: async () => ({ ...rows, change: async (...given: Parameters<Rows["change"]>) => {
    began += 1
    await rows.change(...given)
  } }) })
  await open.become(fox())
  const before = began
  void open.log().append([RECORD])
  assert.equal(began, before + 1)
})
