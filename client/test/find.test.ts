import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { excerpt, find, makeIndex, mark, terms, wantedOf } from "../src/state/find"

const INDEX = makeIndex([
  ["a.html", "Safe near water", "Safety", "Stay two steps back. 救命 is a call for help."],
  ["b.html", "Roads and water", "Safety", "Stop, look, walk. ＡＢＣ"],
  ["c.html", "The red umbrella", "Reading", "Rain. The water rises. Water again."],
  ["d.html", "Card glider", "Water sports", "Fold the card."],
  ["broken"],
  null,
])

const urls = (query: string): string[] => find(INDEX, query).map(({ url }) => url)

test("a title comes before a topic before the text", () => {
  assert.deepEqual(urls("water"), ["a.html", "b.html", "d.html", "c.html"])
})

test("the start of a title comes first", () => {
  assert.deepEqual(urls("roads"), ["b.html"])
  assert.deepEqual(urls("safe")[0], "a.html")
})

test("every word must be there, in any order and case", () => {
  assert.deepEqual(urls("WATER rain"), ["c.html"])
  assert.deepEqual(urls("water glider nowhere"), [])
})

test("Chinese and full-width text is found", () => {
  assert.deepEqual(urls("救"), ["a.html"])
  assert.deepEqual(urls("abc"), ["b.html"])
})

test("signs between the words of a query are no words", () => {
  assert.deepEqual(terms("退后，大声喊！「救命」（水）"), ["退后", "大声喊", "救命", "水"])
  assert.deepEqual(terms("Water, roads. 3.5 don't"), ["water", "roads", "3.5", "don't"])
})

test("a Chinese phrase is found by most of its words where none holds it whole", () => {
  const index = makeIndex([
    ["a.html", "过马路", "安全", "停下。左看、右看、再左看。"],
    ["b.html", "防溺水", "安全", "退后，大声喊。"],
    ["c.html", "Roads", "", "左右"],
  ])
  const found = (query: string): string[] => find(index, query).map(({ url }) => url)
  assert.deepEqual(found("左看右看"), ["a.html"])
  assert.deepEqual(found("怎么过马路"), ["a.html"])
  assert.deepEqual(found("退后大声喊"), ["b.html"])
  assert.deepEqual(found("天上的飞机"), [])
  assert.deepEqual(wantedOf(find(index, "左看右看")[0]!, "左看右看"), ["左看", "右看"])
})

test("an empty query finds nothing", () => assert.deepEqual(urls(" \u3000 "), []))

test("hits are marked in the text as it is written", () => {
  assert.deepEqual(mark("A ﬁne Fine day", terms("fine")), [
    { text: "A ", hit: false },
    { text: "ﬁne", hit: true },
    { text: " ", hit: false },
    { text: "Fine", hit: true },
    { text: " day", hit: false },
  ])
})

test("marking loses and doubles nothing", () => {
  const text = fc.string({ unit: "binary", maxLength: 60 })
  fc.assert(
    fc.property(text, text, (any, query) => {
      assert.equal(mark(any, terms(query)).map((piece) => piece.text).join(""), any)
    }),
  )
})

test("an excerpt shows the hit and says where it is cut", () => {
  const text = `${"word ".repeat(100)}umbrella ${"more ".repeat(100)}`
  const cut = excerpt(text, ["umbrella"])
  assert.match(cut, /^… (word )+umbrella (more )+…$/)
  assert.ok(cut.length < 170)
})

test("an excerpt cuts no character in two", () => {
  const text = "🐵".repeat(200)
  for (const length of [40, 41, 42, 43]) assert.doesNotMatch(excerpt(text, ["x"], length), /[\ud800-\udbff](?![\udc00-\udfff])/)
})
