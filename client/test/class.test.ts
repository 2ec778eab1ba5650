import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import type { Handoff, QuizResult } from "../src/contract/handoff"
import type { Rows } from "../src/contract/rows"
import { childOf, inOrder, joined, MOST_CHILDREN, readChild, readClass, readIn, undone, type Class } from "../src/state/class"
import { cell, csvOf } from "../src/state/class-csv"
import { openClass } from "../src/state/class-keep"
import { readAll, typed } from "../src/state/class-read"
import { countQuiz, percentOf, practisedBy, quizzesToChoose, readClassData } from "../src/state/class-table"
import { encodeQr } from "../src/state/handoff/code"
import { decodeHandoff, isUnreadable } from "../src/state/handoff/decode"
import { encodeLine } from "../src/state/handoff/line"
import { CODES, toFile, toStatements } from "../src/state/handoff/statements"
import { pageTexts, smallRows } from "../src/state/rows-small"
import { COURSE, handoffs } from "./handoffs"

const CASES = { numRuns: 1000 }
const NONE: Class = new Map()
const FEW = handoffs(fc.uniqueArray(fc.integer({ min: 0, max: 3 })))
const QUIZ = COURSE.quizzes[1]!

/** Hand-offs of a few children, so that many are of the same one. */
const SOME = fc
  .tuple(fc.array(FEW, { minLength: 1, maxLength: 3 }), fc.array(fc.tuple(FEW, fc.nat()), { maxLength: 8 }))
  .map(([first, more]) => [...first, ...more.map(([one, n]) => ({ ...one, learner: { ...one.learner, id: first[n % first.length]!.learner.id } }))])

function plain(children: Class): unknown {
  return inOrder(children.values())
}

function child(id: string, more: Partial<Handoff> = {}): Handoff {
  return { learner: { id: id.padEnd(10, "x"), animal: "fox", colour: "red" }, site: COURSE.site, made: 1_795_000_000_000, results: [], read: [], ...more }
}

function result(answers: QuizResult["answers"], more: Partial<QuizResult> = {}): QuizResult {
  return { quiz: QUIZ.id, mark: QUIZ.mark, day: 300, attempts: 1, answers, ...more }
}

function six(verdict: "correct" | "incorrect", place: number): QuizResult {
  return result(Array.from({ length: 6 }, () => ({ verdict, chosen: [place], tries: 1 })))
}

test("the order in which hand-offs are read makes no difference", () => {
  fc.assert(
    fc.property(SOME.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))), ([all, shuffled]) => {
      assert.deepEqual(plain(readIn(NONE, shuffled).after), plain(readIn(NONE, all).after))
    }),
  )
})

test("reading the same again changes nothing", () => {
  fc.assert(
    fc.property(SOME, (all) => {
      const { after } = readIn(NONE, all)
      const again = readIn(after, all)
      assert.deepEqual(plain(again.after), plain(after))
      assert.equal(again.before.size, 0)
    }),
  )
})

test("reading in never lowers a day or forgets a lesson", () => {
  fc.assert(
    fc.property(SOME, FEW, (all, last) => {
      const { after } = readIn(NONE, all)
      const now = readIn(after, [last]).after
      for (const [id, before] of after) {
        const later = now.get(id)!
        assert.ok(before.read.every((lesson) => later.read.includes(lesson)))
        for (const old of before.results) assert.ok(later.results.find(({ quiz }) => quiz === old.quiz)!.day >= old.day)
      }
    }),
  )
})

test("undo brings back what was there", () => {
  fc.assert(
    fc.property(SOME, SOME, (first, second) => {
      const { after } = readIn(NONE, first)
      const read = readIn(after, second)
      assert.deepEqual(plain(undone(read.after, read.before)), plain(after))
    }),
  )
})

test("a newer day wins, and on the same day more attempts", () => {
  const [old, newer, more] = [result([], { day: 3, attempts: 9 }), result([], { day: 4 }), result([], { day: 4, attempts: 2 })]
  const after = readIn(NONE, [child("a", { results: [newer] }), child("a", { results: [more] }), child("a", { results: [old] })]).after
  assert.deepEqual([...after.values()].map(({ results }) => results), [[more]])
})

test("a typed line and a code of the same child are one child, whichever comes first", () => {
  const whole = child("abcdefghij", { learner: { id: "abcdefghij", animal: "owl", colour: "teal", nickname: "Mo" }, results: [six("correct", 0)] })
  const line = encodeLine(whole.learner, whole.results[0]!, COURSE)!
  const short = decodeHandoff(line, COURSE)
  assert.ok(!isUnreadable(short))
  const other = child("abcother00")
  for (const order of [[whole, short, other], [short, other, whole], [other, whole, short]]) {
    const { after } = readIn(NONE, order)
    assert.deepEqual(new Set(after.keys()), new Set(["abcdefghij", "abcother00"]))
    assert.equal(after.get("abcdefghij")?.learner.nickname, "Mo")
  }
  const read = readIn(readIn(NONE, [short]).after, [whole])
  assert.deepEqual([...undone(read.after, read.before).keys()], ["abc"])
})

test("a class has an end, and says whom it left out", () => {
  const many = Array.from({ length: MOST_CHILDREN + 2 }, (_, n) => child(`n${n}`))
  const read = readIn(NONE, many)
  assert.equal(read.after.size, MOST_CHILDREN)
  assert.equal(read.left.length, 2)
})

test("rows that are damaged are no children", () => {
  fc.assert(fc.property(fc.anything(), (row) => assert.doesNotThrow(() => readChild(row))), CASES)
  const good = childOf(child("a", { results: [six("correct", 0)] }))
  assert.deepEqual([...readClass([good, { ...good, learner: 7 }, { id: "a" }, null]).keys()], [good.id])
})

test("children stand by their pictures, not by what they did", () => {
  const names = (["fox", "owl", "fox"] as const).map((animal, n) => child(`k${n}`, { learner: { id: `k${n}`.padEnd(10, "x"), animal, colour: n === 0 ? "brown" : "red" } }))
  assert.deepEqual(inOrder(readIn(NONE, names).after.values()).map(({ id }) => id.slice(0, 2)), ["k2", "k0", "k1"])
})

const WORDS = readClassData({
  [QUIZ.id]: QUIZ.questions.map(([id]) => ({
    id,
    stem: `Stem ${id}`,
    choices: [{ text: "A", right: true }, { text: "B", right: false, why: "Because." }, { text: "C", right: false }, { text: "D", right: false }],
    lesson: "lessons/0.html#x",
  })),
})

function classOf(results: readonly QuizResult[]): Class {
  return readIn(NONE, results.map((one, n) => child(`k${n}`, { results: [one] }))).after
}

function firstOf(results: readonly QuizResult[]) {
  return countQuiz(QUIZ, WORDS[QUIZ.id]!, classOf(results)).questions[0]!
}

test("a question is counted by its choices", () => {
  const counted = firstOf([six("correct", 0), six("correct", 0), six("incorrect", 1), six("incorrect", 3)])
  assert.deepEqual(counted.choices.map(({ count }) => count), [2, 1, 0, 1])
  assert.deepEqual([counted.answered, counted.right, counted.wrong], [4, 2, 2])
})

test("a question is taught again when fewer than seven in ten were right", () => {
  const right = (n: number): QuizResult[] => Array.from({ length: 10 }, (_, k) => (k < n ? six("correct", 0) : six("incorrect", 1 + (k % 3))))
  assert.ok(firstOf(right(6)).again)
  assert.equal(firstOf(right(7)).again, null)
})

test("a question is taught again when a third took the same wrong choice", () => {
  const both = result(Array.from({ length: 6 }, () => ({ verdict: "correct" as const, chosen: [0, 1], tries: 1 })))
  const counted = firstOf([six("correct", 0), six("correct", 0), both])
  assert.deepEqual(counted.again?.taken.map(({ why }) => why), ["Because."])
})

test("what was left open or never asked does not count against anybody", () => {
  const open = result(Array.from({ length: 6 }, () => ({ verdict: "blank" as const, tries: 0 })))
  const counted = firstOf([six("correct", 0), open, open, open])
  assert.deepEqual([counted.answered, counted.again], [1, null])
})

test("results of an edited quiz are told apart and not counted", () => {
  const count = countQuiz(QUIZ, WORDS[QUIZ.id]!, classOf([six("correct", 0), { ...six("incorrect", 1), mark: "0000", answers: [] }]))
  assert.deepEqual([count.children, count.older, count.waiting.length], [1, 1, 0])
})

test("a percentage needs five", () => {
  assert.deepEqual([percentOf(1, 4), percentOf(1, 5), percentOf(2, 3)], [null, 20, null])
})

test("quizzes with results come first, and a child's own are named without a score", () => {
  const children = classOf([six("correct", 0)])
  assert.deepEqual(quizzesToChoose(COURSE, children).slice(0, 2).map(({ quiz, children }) => [quiz.id, children]), [[QUIZ.id, 1], [COURSE.quizzes[0]!.id, 0]])
  assert.deepEqual(practisedBy([...children.values()][0]!, COURSE), [QUIZ])
})

test("words of questions that cannot be read are left out", () => {
  fc.assert(fc.property(fc.anything(), (value) => assert.doesNotThrow(() => readClassData(value))))
  assert.deepEqual({ ...readClassData({ a: [{ id: "q", stem: "S" }, 7], b: 7 }) }, { a: [{ id: "q", stem: "S" }] })
})

test("cells cannot become formulas, and are quoted as RFC 4180 says", () => {
  for (const start of ["=", "+", "-", "@", "\t"]) assert.ok(cell(`${start}1`).includes(`'${start}1`))
  assert.equal(cell('say "hi", twice\r\n'), '"say ""hi"", twice\r\n"')
  assert.equal(cell(-3), "-3")
})

test("the table has a row for each answer, a byte order mark, and no formula of a nickname", () => {
  const named = child("a", { learner: { id: "axxxxxxxxx", animal: "fox", colour: "red", nickname: "=1+1" }, results: [six("incorrect", 1)] })
  const words = { head: ["a", "b"], picture: () => "red fox", verdict: () => "right", question: (n: number) => `Question ${n}` }
  const text = csvOf(readIn(NONE, [named]).after, COURSE, WORDS, words)
  const rows = text.split("\r\n")
  assert.equal(rows[0], "\ufeffa,b")
  assert.equal(rows.length, 8)
  assert.equal(rows[1], "red fox,'=1+1,Quiz 1,1,Stem q0,right,B,1,1,2026-10-28")
})

test("the file of a whole class is read in again, child by child", () => {
  fc.assert(
    fc.property(fc.array(FEW, { minLength: 2, maxLength: 4 }), (all) => {
      const { after } = readIn(NONE, all)
      const statements = [...after.values()].flatMap(({ id: _, ...rest }) => toStatements({ ...rest, site: COURSE.site }, COURSE))
      const read = readAll([{ from: "class", content: JSON.stringify(statements) }], COURSE)
      assert.deepEqual(new Set(readIn(NONE, read.handoffs).after.keys()), new Set(after.keys()))
    }),
    { numRuns: 40 },
  )
})

test("a child that came by a typed line alone can be saved and read again", () => {
  const short = decodeHandoff(encodeLine(child("abc").learner, six("correct", 0), COURSE)!, COURSE) as Handoff
  const read = readAll([{ from: "class", content: JSON.stringify(toStatements({ ...short, site: COURSE.site }, COURSE)) }], COURSE)
  assert.deepEqual(read.handoffs.map(({ learner }) => learner.id), ["abc"])
})

test("lines are read one by one, and what is not one is named by its place", () => {
  const line = encodeLine(child("abc").learner, six("correct", 0), COURSE)!
  const read = readAll(typed(`\n${line}\r\nhello\n`, (n) => `Line ${n}`), COURSE)
  assert.equal(read.handoffs.length, 1)
  assert.deepEqual(read.refused.map(({ from }) => from), ["Line 3"])
})

const [SAMPLE] = fc.sample(handoffs(fc.constant([0, 1, 2])), { numRuns: 1, seed: 3 }) as [Handoff]
const GOOD = [encodeQr(SAMPLE, COURSE)[0]!, encodeLine(SAMPLE.learner, SAMPLE.results[0]!, COURSE)!, toFile(SAMPLE, COURSE)]
/** What is nobody's result: random, or a good one with a piece cut out of its middle. */
const BAD = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.uint8Array({ maxLength: 400 }),
  fc.json(),
  fc.anything().map((value) => JSON.stringify([1, 2].map(() => ({ context: { extensions: { [CODES]: value } } })))),
  fc.tuple(fc.constantFrom(...GOOD.slice(0, 2)), fc.nat(), fc.string({ minLength: 1 })).map(([text, at, piece]) => `${text.slice(0, at % text.length)}\u2603${piece}`),
  fc.constantFrom("[".repeat(50_000), "x".repeat(70_000), "HB1:", "[{}]", ""),
)

test("a thousand readings of what is no result throw nothing and change nothing", async () => {
  const keep = await openClass(async () => smallRows("fuzz", pageTexts(), "small"))
  await keep.readIn([SAMPLE])
  const before = JSON.stringify(plain(keep.children()))
  await fc.assert(
    fc.asyncProperty(fc.array(BAD, { minLength: 1, maxLength: 3 }), fc.boolean(), async (all, byHand) => {
      const texts = all.filter((one): one is string => typeof one === "string")
      const given = byHand ? texts.flatMap((text) => typed(text, String)) : all.map((content, n) => ({ from: `file ${n}`, content }))
      const { handoffs: found, refused } = readAll(given, COURSE)
      assert.equal(found.length, 0)
      assert.ok(refused.length >= given.length)
      await keep.readIn(found)
      assert.equal(JSON.stringify(plain(keep.children())), before)
    }),
    CASES,
  )
})

test("the class is there again, and gone when it is cleared", async () => {
  const rows = smallRows("kept", pageTexts(), "small")
  const keep = await openClass(async () => rows)
  const read = await keep.readIn([child("a"), child("b")])
  assert.equal((await openClass(async () => rows)).children().size, 2)
  await keep.undo(read.before)
  assert.deepEqual(await rows.read("class"), [])
  await keep.readIn([child("a"), child("b")])
  assert.ok(await keep.drop(child("a").learner.id))
  assert.equal((await rows.read("class")).length, 1)
  assert.ok(await keep.clear())
  assert.deepEqual([await rows.read("class"), keep.children().size], [[], 0])
})

test("what another window reads in stays", async () => {
  const rows = smallRows("two", pageTexts(), "small")
  const [one, other] = [await openClass(async () => rows), await openClass(async () => rows)]
  await one.readIn([child("a")])
  await other.readIn([child("b")])
  assert.equal((await rows.read("class")).length, 2)
})

test("a device that refuses leaves the class in the page, and says so", async () => {
  const none = await openClass(() => Promise.reject(new Error("refused")))
  await none.readIn([child("a")])
  assert.deepEqual([none.lasts(), none.children().size], [false, 1])
  const rows = smallRows("full", pageTexts(), "small")
  const full: Rows = { ...rows, lasts: "small", read: rows.read, change: () => Promise.reject(new DOMException("", "QuotaExceededError")) }
  const keep = await openClass(async () => full)
  assert.ok(keep.lasts())
  await keep.readIn([child("a")])
  assert.deepEqual([keep.lasts(), keep.children().size], [false, 1])
  await keep.readIn([child("b")])
  assert.equal(keep.children().size, 2)
  assert.equal(await keep.clear(), false)
})

test("two hand-offs of a child are joined in either order", () => {
  fc.assert(fc.property(FEW, FEW, (a, b) => {
    const other = { ...b, learner: { ...b.learner, id: a.learner.id } }
    assert.deepEqual(joined(childOf(a), childOf(other)), joined(childOf(other), childOf(a)))
  }))
})
