import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { test } from "node:test"
import { gzipSync } from "node:zlib"

const BUILT = "../plugins/mkdocs_hornbook/theme/assets/hornbook"

test("the client is small", () => {
  assert.ok(gzipSync(readFileSync(join(BUILT, "hornbook.js"))).length <= 10 * 1024)
  assert.ok(gzipSync(readFileSync(join(BUILT, "blocks/quiz.js"))).length <= 16 * 1024)
  assert.ok(readFileSync(join(BUILT, "scheme.js")).length < 400)
})

test("what comes after every page to be kept offline is small, and so is the worker", () => {
  assert.ok(gzipSync(readFileSync(join(BUILT, "offline.js"))).length <= 3.75 * 1024)
  assert.ok(gzipSync(readFileSync(join(BUILT, "../../../workers/sw.js"))).length <= 4.5 * 1024)
  assert.ok(readFileSync(join(BUILT, "../../../workers/sw-off.js")).length <= 600)
})

test("the scheduler stays on the page that needs it, and is small", () => {
  const text = readFileSync(join(BUILT, "pages/review.js"))
  assert.ok(gzipSync(text).length <= 12 * 1024)
  assert.match(text.toString(), /maximum_interval/)
  assert.doesNotMatch(readFileSync(join(BUILT, "hornbook.js"), "utf8"), /maximum_interval/)
})

test("the licence of every bundled package is beside it", () => {
  const licences = readFileSync(join(BUILT, "LICENSES.txt"), "utf8")
  assert.match(licences, /^idb 8\.0\.4 \(ISC\)$/m)
  assert.match(licences, /^ts-fsrs 5\.4\.2 \(MIT\)$/m)
})
