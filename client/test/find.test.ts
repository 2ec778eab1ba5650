import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import { excerpt, mark, wantedOf } from "../src/state/excerpt"
import { find, makeIndex } from "../src/state/find"
import { terms } from "../src/state/query"

const INDEX = makeIndex([
  ["a.html", "Safe near water", "Safety", "Stay two steps back. 救命 is a call for help."],
  ["b.html", "Roads and water", "Safety", "Stop, look, walk. ＡＢＣ"],
  ["c.html", "The red umbrella", "Reading", `${"Rain falls on roofs. ".repeat(9)} The water rises. Water again.`],
  ["d.html", "Card glider", "Water sports", "Fold the card."],
  ["broken"],
  null,
])

const urls = (query: string, index = INDEX): string[] => find(index, query).map(({ entry }) => entry.url)

/** Pages of these texts, named by their number. */
const textsOf = (...texts: string[]) => makeIndex(texts.map((text, number) => [String(number), "", "", text]))

test("a title comes before a topic before the text", () => {
  assert.deepEqual(urls("water"), ["a.html", "b.html", "d.html", "c.html"])
})

test("the start of a title comes first", () => {
  assert.deepEqual(urls("roads"), ["b.html"])
  assert.deepEqual(urls("safe")[0], "a.html")
})

test("words count in any order and case; one that stands nowhere takes nothing away", () => {
  assert.deepEqual(urls("WATER rain"), ["c.html"])
  assert.deepEqual(urls("water glider nowhere")[0], "d.html")
  assert.deepEqual(urls("nowhere"), [])
})

test("a word is found in its other forms, and by its beginning", () => {
  const index = textsOf("Two dogs cross the roads.", "Bullying ends. We make it.", "A hero in the story.", "Smartphones.")
  for (const query of ["road", "roads'", "dog’s", "crossing", "crossed"]) assert.deepEqual(urls(query, index), ["0"], query)
  for (const query of ["bully", "bullies", "making", "bul"]) assert.deepEqual(urls(query, index), ["1"], query)
  assert.deepEqual(urls("stories", index), ["2"])
  assert.deepEqual(urls("phone", index), ["3"], "inside of a word, where none begins with it")
})

test("a rare word says more than a common one, and words that ask say little", () => {
  const index = textsOf("How how how do I do it?", "The road.", "How do I do that?", "I do.")
  assert.equal(urls("how do I cross the road", index)[0], "1")
})

test("a page that somebody pastes is no longer work than a question", () => {
  assert.deepEqual(urls(`umbrella ${"水上的飞机 ".repeat(20000)}`)[0], "c.html")
})

test("Chinese and full-width text is found", () => {
  assert.deepEqual(urls("救"), ["a.html"])
  assert.deepEqual(urls("abc"), ["b.html"])
})

test("signs between the words of a query are no words", () => {
  assert.deepEqual(terms("退后，大声喊！（水）打119"), ["退后", "大声喊", "水", "打", "119"])
  assert.deepEqual(terms("Water, roads. “Don’t!”说“不”"), ["water", "roads", "dont", "说不"])
})

test("a Chinese phrase is found by most of its words where none holds it whole", () => {
  const index = makeIndex([
    ["a.html", "过马路", "安全", "停下。左看、右看、再左看。"],
    ["b.html", "防溺水", "安全", "退后，大声喊。"],
    ["c.html", "Roads", "", "左右"],
  ])
  const found = (query: string): string[] => urls(query, index)
  assert.deepEqual(found("左看右看"), ["a.html"])
  assert.deepEqual(found("怎么过马路"), ["a.html"])
  assert.deepEqual(found("退后大声喊"), ["b.html"])
  assert.deepEqual(found("天上的飞机"), [])
  assert.deepEqual(wantedOf(find(index, "左看右看")[0]!, "左看右看"), ["左看", "右看"])
  assert.equal(found("退后吗")[0], "b.html")
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

test("a word is marked whole and in its forms, and not inside another", () => {
  const marked = (text: string, query: string): string[] => {
    const hit = find(textsOf(text), query)[0]!
    return mark(hit.entry.text, wantedOf(hit, query)).filter((piece) => piece.hit).map((piece) => piece.text)
  }
  assert.deepEqual(marked("The roadside: no broad road, roads.", "roads"), ["roadside", "road", "roads"])
  assert.deepEqual(marked("Firm: fires first, firework, fired.", "fire"), ["fires", "firework", "fired"])
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
  assert.match(cut, /^…\s(word )+umbrella (more )*more\s…$/)
  assert.ok(cut.length < 170)
})

test("an excerpt cuts no character in two", () => {
  const text = "🐵".repeat(200)
  for (const length of [40, 41, 42, 43]) assert.doesNotMatch(excerpt(text, ["x"], length), /[\ud800-\udbff](?![\udc00-\udfff])/)
})
