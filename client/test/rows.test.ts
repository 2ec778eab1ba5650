import "fake-indexeddb/auto"
import assert from "node:assert/strict"
import { test } from "node:test"
import { openDB } from "idb"
import { HandedOver, type Change, type Rows } from "../src/contract/rows"
import { openRows } from "../src/state/rows"
import { openHubRows, serveRows } from "../src/state/rows-hub"
import { databaseName, openIdbRows, VERSION } from "../src/state/rows-idb"
import { pageTexts, smallRows } from "../src/state/rows-small"

const FOX = { id: "aaaaaaaaaa", animal: "fox", colour: "red", made: 1, seen: 1 }
const OWL = { id: "bbbbbbbbbb", animal: "owl", colour: "blue", made: 1, seen: 1 }

let sites = 0

function freshSite(): string {
  sites += 1
  return `site-${sites}`
}

/** Rows behind messages, as Firefox has them from disk. */
async function overMessages(rows: Rows): Promise<Rows> {
  let toPage: (data: unknown) => void = () => undefined
  let toHub: (data: unknown) => void = () => undefined
  serveRows(Promise.resolve(rows), (hear) => {
    toHub = (data) => hear(structuredClone(data), (answer) => toPage(structuredClone(answer)))
  })
  return openHubRows({ send: (message) => toHub(message), hear: (hear) => (toPage = hear) })
}

const KINDS: { readonly [kind: string]: () => Promise<Rows> } = {
  IndexedDB: () => openIdbRows(freshSite()),
  "small texts": async () => smallRows(freshSite(), pageTexts(), "small"),
  "a hub": async () => overMessages(await openIdbRows(freshSite())),
}

function record(learner: string, quiz: string, n: number): Change {
  return { add: "log", row: { v: 1, quiz, attempt: "a", n, at: n, type: "results", learner } }
}

function now(learner: string): Change {
  return { put: "device", row: { name: "now", value: { learner, seen: 1 } } }
}

function numbersOf(rows: readonly unknown[]): number[] {
  return rows.map((row) => (row as { n: number }).n)
}

for (const [kind, openOne] of Object.entries(KINDS)) {
  test(`${kind}: each learner's records are their own, in the order in which they came`, async () => {
    const rows = await openOne()
    await rows.change([record(FOX.id, "z", 1), record(OWL.id, "a", 2), record(FOX.id, "a", 3)])
    await rows.change([record(FOX.id, "z", 4)])
    assert.deepEqual(numbersOf(await rows.read("log", { learner: FOX.id })), [1, 3, 4])
    assert.deepEqual(numbersOf(await rows.read("log", { learner: FOX.id, quiz: "z" })), [1, 4])
    assert.deepEqual(numbersOf(await rows.read("log")), [1, 2, 3, 4])
  })

  test(`${kind}: what is put twice is there once, and what is dropped is gone`, async () => {
    const rows = await openOne()
    const kept = (value: unknown): Change => ({ put: "kept", row: { learner: FOX.id, name: "place:tree", value, at: 1 } })
    await rows.change([kept(1), { put: "kept", row: { learner: OWL.id, name: "place:tree", value: 5, at: 1 } }])
    await rows.change([kept(2)])
    assert.deepEqual((await rows.read("kept", { learner: FOX.id })).map((row) => (row as { value: number }).value), [2])
    await rows.change([{ drop: "kept", key: [FOX.id, "place:tree"] }])
    assert.equal((await rows.read("kept")).length, 1)
    await rows.change([{ clear: "kept" }])
    assert.equal((await rows.read("kept")).length, 0)
  })

  test(`${kind}: whoever has handed over writes no more, and may come back`, async () => {
    const rows = await openOne()
    await rows.change([now(FOX.id)])
    await rows.change([record(FOX.id, "a", 1)], FOX.id)
    await rows.change([now(OWL.id)])
    await assert.rejects(rows.change([record(FOX.id, "a", 2)], FOX.id), HandedOver)
    await rows.change([record(OWL.id, "a", 3)], OWL.id)
    await rows.change([{ drop: "device", key: "now" }])
    await assert.rejects(rows.change([record(OWL.id, "a", 4)], OWL.id), HandedOver)
    await rows.change([now(FOX.id)])
    await rows.change([record(FOX.id, "a", 5)], FOX.id)
    assert.deepEqual(numbersOf(await rows.read("log")), [1, 3, 5])
  })

  test(`${kind}: nothing of a wiped learner is left, and all of the others`, async () => {
    const rows = await openOne()
    for (const learner of [FOX, OWL]) {
      const more: Change[] = [
        { put: "learners", row: learner },
        { put: "kept", row: { learner: learner.id, name: "read:x", value: {}, at: 1 } },
        { add: "aside", row: { at: 1, from: "log", why: "damaged", value: { learner: learner.id } } },
        record(learner.id, "a", 1),
      ]
      await rows.change(more)
    }
    await rows.change([now(FOX.id)])
    await rows.change([{ wipe: FOX.id }])
    for (const table of ["log", "learners", "kept", "aside"] as const) {
      assert.equal((await rows.read(table)).length, 1, table)
      assert.doesNotMatch(JSON.stringify(await rows.read(table)), new RegExp(FOX.id), table)
    }
    assert.doesNotMatch(JSON.stringify(await rows.read("device")), /"now"/)
    await assert.rejects(rows.change([record(FOX.id, "a", 2)], FOX.id), HandedOver)
  })

  test(`${kind}: damaged rows are set aside, and the rest is read`, async () => {
    const rows = await openOne()
    const broken: Change = { add: "log", row: { v: 1, quiz: "a", attempt: 7, learner: FOX.id } }
    await rows.change([record(FOX.id, "a", 1), broken, record(FOX.id, "a", 2), { put: "learners", row: { id: "short" } }])
    assert.deepEqual(numbersOf(await rows.read("log", { learner: FOX.id, quiz: "a" })), [1, 2])
    assert.deepEqual(await rows.read("learners"), [])
    const aside = (await rows.read("aside")) as { from: string; why: string }[]
    assert.deepEqual(aside.map(({ from, why }) => [from, why]).sort(), [["learners", "damaged"], ["log", "damaged"]])
    assert.deepEqual(numbersOf(await rows.read("log")), [1, 2])
    assert.equal((await rows.read("aside")).length, 2)
  })

  test(`${kind}: a record of a version yet to come stays where it is`, async () => {
    const rows = await openOne()
    await rows.change([{ add: "log", row: { v: 2, quiz: "a", learner: FOX.id } }])
    assert.equal((await rows.read("log")).length, 1)
    assert.equal((await rows.read("aside")).length, 0)
  })
}

test("a change that fails in one of its parts changes nothing", async () => {
  const rows = await openIdbRows(freshSite())
  await rows.change([{ put: "learners", row: FOX }])
  const twin = { ...OWL, animal: FOX.animal, colour: FOX.colour }
  await assert.rejects(rows.change([record(FOX.id, "a", 1), { put: "learners", row: twin }]))
  assert.deepEqual(await rows.read("log"), [])
  assert.deepEqual(await rows.read("learners"), [FOX])
})

test("small texts that are full keep what they have and say so, and a later write heals", async () => {
  const texts = pageTexts()
  let room = true
  const rows = smallRows("full", { ...texts, setItem: (name, text) => {
    if (!room) throw new DOMException("full", "QuotaExceededError")
    texts.setItem(name, text)
  } }, "small")
  await rows.change([record(FOX.id, "a", 1)])
  room = false
  await assert.rejects(rows.change([record(FOX.id, "a", 2)]), { name: "QuotaExceededError" })
  assert.deepEqual(numbersOf(await rows.read("log")), [1])
  room = true
  await rows.change([record(FOX.id, "a", 2)])
  assert.deepEqual(numbersOf(await rows.read("log")), [1, 2])
})

test("small texts that are no JSON any more are set aside whole", async () => {
  const texts = pageTexts()
  texts.setItem("hornbook.odd", "{half")
  const rows = smallRows("odd", texts, "small")
  assert.deepEqual(await rows.read("log"), [])
  await rows.change([record(FOX.id, "a", 1)])
  assert.match(JSON.stringify(await rows.read("aside")), /half/)
})

test("the first version's records become the own device's, once, and their database is gone", async () => {
  const old = await openDB("hornbook", 1, { upgrade: (made) => void made.createObjectStore("log", { autoIncrement: true }) })
  await old.add("log", { v: 1, quiz: "a", attempt: "x", n: 1, at: 1, type: "results" })
  await old.add("log", "damaged")
  old.close()
  const site = freshSite()
  const rows = await openIdbRows(site)
  assert.deepEqual(numbersOf(await rows.read("log", { learner: "own" })), [1])
  assert.equal((await rows.read("aside")).length, 1)
  const again = await openIdbRows(site)
  assert.equal((await again.read("log")).length, 1)
  assert.deepEqual((await indexedDB.databases()).filter(({ name }) => name === "hornbook"), [])
})

test("a newer Hornbook's database is not touched, and nothing is kept beside it", async () => {
  const site = freshSite()
  const newer = await openDB(databaseName(site), VERSION + 1, { upgrade: (made) => void made.createObjectStore("log") })
  await newer.put("log", "precious", 1)
  newer.close()
  const rows = await openRows(site)
  assert.equal(rows.lasts, "page")
  const after = await openDB(databaseName(site))
  assert.equal(after.version, VERSION + 1)
  assert.equal(await after.get("log", 1), "precious")
  after.close()
})

test("an older page lets a newer one change the tables, and then keeps nothing", async () => {
  const site = freshSite()
  const older = await openIdbRows(site)
  await older.change([record(FOX.id, "a", 1)])
  const newer = await openDB(databaseName(site), VERSION + 1)
  assert.equal(newer.version, VERSION + 1)
  await assert.rejects(older.change([record(FOX.id, "a", 2)]), { name: "VersionError" })
  assert.equal(await newer.count("log"), 1)
  newer.close()
})

test("what was kept in a small way goes to IndexedDB when that opens again", async () => {
  const texts = pageTexts()
  const storage = { ...texts, removeItem: () => undefined }
  Object.assign(globalThis, { localStorage: storage })
  const site = freshSite()
  const small = smallRows(site, storage, "small")
  await small.change([{ put: "learners", row: FOX }, record(FOX.id, "a", 1), now(FOX.id)])
  const rows = await openRows(site)
  assert.equal(rows.lasts, "disk")
  assert.deepEqual(numbersOf(await rows.read("log", { learner: FOX.id })), [1])
  assert.deepEqual(await rows.read("learners"), [FOX])
  assert.deepEqual(await small.read("log"), [])
  Reflect.deleteProperty(globalThis, "localStorage")
})

test("rows behind a hub that does not answer are refused", async (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] })
  const asked = openHubRows({ send: () => undefined, hear: () => undefined })
  context.mock.timers.tick(10_000)
  await assert.rejects(asked, /does not answer/)
})
