import assert from "node:assert/strict"
import { test } from "node:test"
import english from "../../plugins/mkdocs_hornbook/locales/en.json"
import { COUNTED, KEYS, makeWords } from "../src/strings"

test("the English catalogue has every key and no other", () => {
  const wanted = KEYS.flatMap((key) => (COUNTED.includes(key) ? [`${key}_one`, `${key}_other`] : [key]))
  assert.deepEqual(Object.keys(english.client).sort(), [...wanted].sort())
})

test("a count chooses its plural form", () => {
  const words = makeWords(english.client, "en")
  assert.equal(words("search_found", { n: 1 }), "1 page found")
  assert.equal(words("search_found", { n: 3 }), "3 pages found")
})

test("a language without plural forms needs only the other form", () => {
  const words = makeWords({ search_found_other: "找到 {n} 页" }, "zh")
  assert.equal(words("search_found", { n: 1 }), "找到 1 页")
})

test("a form that is missing falls back to the other form", () => {
  const words = makeWords({ search_found_other: "{n}" }, "pl")
  assert.equal(words("search_found", { n: 2 }), "2")
})

test("a missing entry and a wrong language tag break nothing", () => {
  assert.equal(makeWords(null, "not a tag")("saved"), "saved")
  assert.equal(makeWords({}, "not a tag")("blanks", { n: 2 }), "blanks")
})

test("a value that looks like a placeholder is left alone", () => {
  const words = makeWords({ search_first: "{found} {shown}" }, "en")
  assert.equal(words("search_first", { found: "{shown}", shown: 20 }), "{shown} 20")
})
