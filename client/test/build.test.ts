import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import { join } from "node:path"
import { test } from "node:test"
import { gzipSync } from "node:zlib"

const BUILT = "../plugins/mkdocs_hornbook/theme/assets/hornbook"

test("the client is small", () => {
  assert.ok(gzipSync(readFileSync(join(BUILT, "hornbook.js"))).length <= 15 * 1024)
  assert.ok(readFileSync(join(BUILT, "scheme.js")).length < 300)
})

test("the licence of every bundled package is beside it", () => {
  assert.match(readFileSync(join(BUILT, "LICENSES.txt"), "utf8"), /^idb 8\.0\.4 \(ISC\)$/m)
})
