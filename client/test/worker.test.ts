import assert from "node:assert/strict"
import { test } from "node:test"
import { readFiles, readSiteList } from "../src/contract/offline"
import { makeAnswers, type Answers } from "../src/worker/answer"
import { renew } from "../src/worker/fetching"
import { partOf, rangeOf } from "../src/worker/range"
import { openStore, type Store } from "../src/worker/store"
import { meant, pathOf } from "../src/worker/version"
import { edited } from "../src/worker/delta"
import { device, published, SCOPE, withDelta, type Server } from "./devices"

function site(mark: string): { [path: string]: string } {
  return {
    "index.html": `home ${mark}`,
    "404.html": `lost ${mark}`,
    "not-saved.html": "not saved",
    "assets/a.js": `script ${mark}`,
    "same.css": "same",
    "lessons/cross.html": `lesson ${mark}`,
    "lessons/cross.mp3": "0123456789",
  }
}

const ONE = published("one", site("1"))
const TWO = published("two", site("2"))

interface Child {
  readonly server: Server
  readonly store: Store
  /** Pages that are open, by their id. */
  readonly pages: Map<string, string>
  readonly answers: Answers
  /** Go to a page in the tab `id`; gives its text. */
  readonly go: (path: string, id?: string) => Promise<string>
  readonly load: (path: string, id?: string, range?: string) => Promise<Response>
}

async function child(): Promise<Child> {
  const server = device(ONE)
  const store = await openStore(SCOPE)
  const pages = new Map<string, string>()
  const answers = makeAnswers(SCOPE, {
    open: () => openStore(SCOPE),
    ask: (request, how) => fetch(request, how),
    pages: async () => [...pages].map(([id, url]) => ({ id, url })),
  })
  async function go(path: string, id = "tab"): Promise<string> {
    const response = await answers.page({ request: new Request(SCOPE + path), path: pathOf(SCOPE, SCOPE + path) ?? "", client: id, page: id })
    pages.set(id, SCOPE + path)
    return response.headers.get("location") ?? `${response.status} ${await response.text()}`
  }
  function load(path: string, id = "tab", range?: string): Promise<Response> {
    const request = new Request(SCOPE + path, range ? { headers: { range } } : {})
    return answers.file({ request, path, client: id, page: "" })
  }
  return { server, store, pages, answers, go, load }
}

/** A child that keeps the topic, and whose link is cut. */
async function keeper(): Promise<Child> {
  const made = await child()
  await made.store.setWishes({ "topic:road": "whole" })
  await renew(made.store)
  cut(made.server)
  return made
}

function cut(server: Server): void {
  server.fault = () => new TypeError("no link")
}

function mend(server: Server): void {
  server.fault = () => undefined
}

test("the first version is current when it is whole, and not before", async () => {
  const { store, server } = await child()
  server.fault = (path) => (path === "assets/a.js" ? new Response("log in") : undefined)
  await assert.rejects(renew(store))
  assert.equal((await store.versions()).current, null)
  mend(server)
  assert.equal(await renew(store), false)
  assert.equal((await store.versions()).current, "one")
})

test("what came before a broken link is not asked for again", async () => {
  const { store, server } = await child()
  server.fault = (path) => (path === "assets/a.js" ? new TypeError("cut") : undefined)
  await assert.rejects(renew(store))
  mend(server)
  server.asked = []
  await renew(store)
  assert.ok(!server.asked.includes("same.css"))
})

test("a new version is made of the old one by its edits, and what they do not give is fetched", async () => {
  const { store, server, go } = await keeper()
  mend(server)
  server.site = withDelta(TWO, [
    ["home 2", "home 1", [0, 5, "2"]],
    ["lesson 2", "lesson 1", [0, 7, "not 2"]],
    ["script 2", "script 1", [0, 99]],
    ["lost 2", "another page", ["lost 2"]],
  ])
  server.asked = []
  assert.equal(await renew(store), true)
  const whole = server.asked.filter((path) => !path.startsWith("offline/"))
  assert.deepEqual(whole.sort(), ["404.html", "assets/a.js", "lessons/cross.html"])
  cut(server)
  assert.equal(await go(""), "200 home 2")
  assert.equal(await go("lessons/cross.html"), "200 lesson 2")
})

test("edits that are lost or not what their name says cost nothing but themselves", async () => {
  for (const answer of [new TypeError("cut"), new Response("log in"), new Response("lost", { status: 404 })]) {
    const { store, server } = await keeper()
    server.site = withDelta(TWO, [["home 2", "home 1", [0, 5, "2"]]])
    const { delta } = JSON.parse(server.site["offline/list.json"] ?? "") as { delta: string }
    server.fault = (path) => (path === delta ? answer : undefined)
    assert.equal(await renew(store), true)
    assert.ok(server.asked.includes("index.html"))
  }
})

test("edits copy bytes, not letters", async () => {
  const old = new TextEncoder().encode("水 water")
  assert.equal(new TextDecoder().decode(await edited(old, [0, 4, "深", 3, 6])), "水 深 water")
})

test("without a link a kept page opens, and its recording in parts", async () => {
  const { go, load } = await keeper()
  assert.equal(await go(""), "200 home 1")
  assert.equal(await go("lessons/cross.html?from=home"), "200 lesson 1")
  const part = await load("lessons/cross.mp3", "tab", "bytes=2-4")
  assert.deepEqual([part.status, part.headers.get("content-range"), await part.text()], [206, "bytes 2-4/10", "234"])
})

test("without a link an address without its ending leads to the page", async () => {
  const { go } = await keeper()
  assert.equal(await go("lessons/cross"), `${SCOPE}lessons/cross.html`)
  assert.equal(await go("lessons/cross/?x=1"), `${SCOPE}lessons/cross.html?x=1`)
  assert.equal(await go("nowhere"), "404 lost 1")
})

test("without a link a page that is not kept leads to the page that says so", async () => {
  const { store, server, go } = await child()
  await renew(store)
  assert.equal(await go("lessons/cross.html"), "200 lesson 1")
  cut(server)
  assert.equal(await go("lessons/cross.html"), `${SCOPE}not-saved.html#lessons/cross.html`)
})

test("the pages of a language come when it is read, and those of no other", async () => {
  const { server, store, go } = await child()
  server.site = published("both", { ...site("1"), "zh/index.html": "家", "zh/not-saved.html": "没有存" })
  await renew(store, undefined, "zh/shell")
  assert.ok(!server.asked.includes("index.html"))
  cut(server)
  assert.equal(await go("zh/"), "200 家")
  assert.equal(await go("index.html"), `${SCOPE}zh/not-saved.html#index.html`)

  mend(server)
  server.asked = []
  await renew(store, undefined, "./shell")
  assert.deepEqual(server.asked.filter((path) => path.endsWith(".html")).sort(), ["index.html", "not-saved.html"])
  cut(server)
  assert.equal(await go("index.html"), "200 home 1")
  assert.equal(await go("zh/nowhere.html"), "404 lost 1")
})

test("a topic brings the pages of its language, and what is asked for survives a broken link", async () => {
  const { server, store, answers, go } = await child()
  server.site = published("both", { ...site("1"), "zh/index.html": "家", "zh/more.html": "多" })
  await store.setWishes({ "topic:road": "whole" })
  server.fault = (path) => (path === "zh/more.html" ? new TypeError("cut") : undefined)
  await renew(store)
  await assert.rejects(renew(store, undefined, "zh/shell"))
  await answers.tidy()
  assert.equal(await go("index.html"), "200 home 1")

  server.asked = []
  mend(server)
  await renew(store, undefined, "zh/shell")
  assert.deepEqual(server.asked.filter((path) => path.endsWith(".html")), ["zh/more.html"])
})

test("an update fetches only what changed", async () => {
  const { store, server } = await keeper()
  server.site = TWO
  mend(server)
  server.asked = []
  assert.equal(await renew(store), true)
  const fetched = server.asked.filter((path) => !path.startsWith("offline/")).sort()
  assert.deepEqual(fetched, ["404.html", "assets/a.js", "index.html", "lessons/cross.html"])
})

test("an update that breaks at any request leaves the old version whole, and a later one heals", async () => {
  const faults = [new Response("log in"), new Response("oops", { status: 500 }), new TypeError("cut"), new Response("")]
  for (let n = 1; n <= 8; n += 1) {
    for (const fault of faults) {
      const { store, server, go, load } = await keeper()
      server.site = TWO
      server.asked = []
      server.fault = (_, at) => (at >= n ? (fault instanceof Error ? fault : fault.clone()) : undefined)
      const waits = await renew(store).catch(() => false)
      cut(server)
      const mark = waits ? "2" : "1"
      assert.equal(await go("index.html"), `200 home ${mark}`, `fault at ${n}`)
      assert.equal(await (await load("assets/a.js")).text(), `script ${mark}`)
      assert.equal(await go("lessons/cross.html"), `200 lesson ${mark}`)
      mend(server)
      await renew(store)
      cut(server)
      assert.equal(await go("index.html"), "200 home 2")
      assert.equal(await go("lessons/cross.html"), "200 lesson 2")
    }
  }
})

test("a lesson that is open stays with its version, also when another page took the new one", async () => {
  const { store, server, go, load, pages } = await keeper()
  await go("lessons/cross.html", "lesson")
  server.site = TWO
  mend(server)
  await renew(store)
  assert.equal(await go("index.html", "home"), "200 home 1", "nothing switches while a lesson is open")
  assert.equal(await store.take(), true)
  assert.equal(await go("index.html", "home"), "200 home 2")
  assert.equal(await (await load("assets/a.js", "lesson")).text(), "script 1")
  pages.delete("lesson")
})

test("the way back: the version before is still here, and comes without a request for a file", async () => {
  const { store, server, go } = await keeper()
  server.site = TWO
  mend(server)
  await renew(store)
  await go("index.html")
  server.site = ONE
  server.asked = []
  await renew(store)
  assert.deepEqual(server.asked.filter((path) => !path.startsWith("offline/")), [])
  assert.equal(await go("index.html"), "200 home 1")
})

test("files that no version and no open page needs are dropped, those of an open page are not", async () => {
  const { store, server, go, load, pages, answers } = await keeper()
  await go("lessons/cross.html", "lesson")
  mend(server)
  for (const mark of ["2", "3", "4"]) {
    server.site = published(`v${mark}`, site(mark))
    await renew(store)
    await store.take()
  }
  await answers.tidy()
  cut(server)
  assert.equal(await (await load("assets/a.js", "lesson")).text(), "script 1")
  pages.clear()
  await answers.tidy()
  assert.equal((await load("assets/a.js", "lesson").catch(() => Response.error())).type, "error")
  assert.equal(await go("lessons/cross.html"), "200 lesson 4")
})

test("a page from the network takes its files from there, not from another version", async () => {
  const { store, server, go, load } = await child()
  await renew(store)
  server.site = TWO
  assert.equal(await go("lessons/cross.html"), "200 lesson 2")
  assert.equal(await (await load("assets/a.js")).text(), "script 2")
})

test("a new worker knows which version each page is of", async () => {
  const { store, server, go, answers, pages } = await keeper()
  await go("lessons/cross.html")
  await answers.written()
  server.site = TWO
  mend(server)
  await renew(store)
  await store.take()
  const anew = makeAnswers(SCOPE, { open: () => openStore(SCOPE), ask: fetch, pages: async () => [...pages].map(([id, url]) => ({ id, url })) })
  const script = await anew.file({ request: new Request(`${SCOPE}assets/a.js`), path: "assets/a.js", client: "tab", page: "" })
  assert.equal(await script.text(), "script 1")
})

test("parts of a file are as HTTP has them", async () => {
  assert.deepEqual(rangeOf("bytes=0-", 10), [0, 9])
  assert.deepEqual(rangeOf("bytes=-3", 10), [7, 9])
  assert.deepEqual(rangeOf("bytes=4-99", 10), [4, 9])
  assert.equal(rangeOf("bytes=10-", 10), "none")
  assert.equal(rangeOf("bytes=-0", 10), "none")
  assert.equal(rangeOf("bytes=1-2,4-5", 10), null)
  assert.equal(rangeOf("bytes=-", 10), null)
  assert.equal((await partOf(new Response("0123456789"), "bytes=20-")).status, 416)
  assert.equal((await partOf(new Response("0123456789"), null)).status, 200)
})

test("an address means a page, whatever is written after it", () => {
  const has = (path: string): boolean => ["index.html", "a/index.html", "a/b.html", "zh/index.html"].includes(path)
  const found = ["", "a/", "a", "a/b", "a/b/", "a/b.html", "zh/", "zh", "c", "a.html"].map((path) => meant(path, has))
  assert.deepEqual(found, ["index.html", "a/index.html", "a/index.html", "a/b.html", "a/b.html", "a/b.html", "zh/index.html", "zh/index.html", null, null])
  assert.equal(pathOf(SCOPE, "https://school.test/other/"), null)
  assert.equal(pathOf(SCOPE, `${SCOPE}%E4%B8%AD.html?x#y`), "中.html")
})

test("a login page is no list, nor is a list that leads out of the site", () => {
  const group = { id: "shell", title: "", lang: "en", list: "offline/0123456789abcdef.json", files: 1, bytes: 1 }
  const list = { v: 1, site: "s", version: "v", groups: [group] }
  assert.ok(readSiteList(list))
  assert.equal(readSiteList("<html>"), null)
  assert.equal(readSiteList({ ...list, groups: [{ ...group, list: "https://elsewhere/x.json" }] }), null)
  const hash = `sha256-${"A".repeat(43)}=`
  assert.ok(readFiles([["a/b.html", hash, 1]]))
  for (const path of ["../a", "/a", "https://x/a", "a//b", "a?b", ""]) assert.equal(readFiles([[path, hash, 1]]), null, path)
})
