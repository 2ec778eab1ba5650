import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import type { Handoff } from "../src/contract/handoff"
import { crc32, fixed, fromBase45, toBase45, utf8 } from "../src/state/handoff/bytes"
import { encodeQr, PREFIX } from "../src/state/handoff/code"
import { decodeHandoff, isUnreadable } from "../src/state/handoff/decode"
import { encodeLine } from "../src/state/handoff/line"
import { CODES, toFile } from "../src/state/handoff/statements"
import { COURSE, handoffs } from "./handoffs"

const CASES = { numRuns: 1000 }
const [sample] = fc.sample(handoffs(fc.constant([0, 1, 2, 3])), { numRuns: 1, seed: 7 }) as [Handoff]
const CODE = encodeQr(sample, COURSE)[0] ?? ""
const LINE = encodeLine(sample.learner, sample.results[0]!, COURSE) ?? ""
const FILE = toFile(sample, COURSE)
const WHY = ["not-ours", "damaged", "other-site", "other-version", "too-long"]

/** What was read holds only what the course has, however it came about. */
function isSound(handoff: Handoff): boolean {
  const known = handoff.results.every(({ quiz, mark, answers }) => {
    const found = COURSE.quizzes.find(({ id }) => id === quiz)
    if (!found) return false
    const fits = answers.every(({ chosen }, i) => !chosen || chosen.every((place) => place < (found.questions[i]?.[3] ?? 0)))
    return mark !== found.mark || (answers.length === found.questions.length && fits)
  })
  return known && handoff.site === COURSE.site && handoff.read.every((id) => COURSE.lessons.some((lesson) => lesson.id === id))
}

function neverThrows(given: string | Uint8Array): void {
  const found = decodeHandoff(given, COURSE)
  assert.ok(isUnreadable(found) ? WHY.includes(found.why) : isSound(found))
}

/** A text with a few characters changed, left out, put in or turned round. */
function spoilt(text: string): fc.Arbitrary<string> {
  const at = fc.integer({ min: 0, max: text.length - 1 })
  const change = fc.tuple(at, at, fc.string({ maxLength: 4 }), fc.constantFrom("change", "cut", "put", "swap"))
  return fc.array(change, { minLength: 1, maxLength: 4 }).map((changes) =>
    changes.reduce((now, [a, b, piece, way]) => {
      const [from, to] = [Math.min(a, b), Math.max(a, b)]
      if (way === "change") return now.slice(0, a) + piece + now.slice(a + piece.length)
      if (way === "cut") return now.slice(0, from) + now.slice(Math.min(to, from + 20))
      if (way === "put") return now.slice(0, a) + piece + now.slice(a)
      return now.slice(0, from) + now.slice(to) + now.slice(from, to)
    }, text),
  )
}

test("a thousand spoilt codes are refused", () => {
  fc.assert(
    fc.property(spoilt(CODE), (text) => {
      const found = decodeHandoff(text, COURSE)
      // Lower case and a line break at the end are no damage.
      if (text.trim().toUpperCase() !== CODE.trim()) assert.ok(isUnreadable(found))
    }),
    CASES,
  )
})

test("a thousand spoilt lines are refused, or were typed in another way", () => {
  let passed = 0
  fc.assert(
    fc.property(spoilt(LINE), (text) => {
      neverThrows(text)
      const plain = (line: string): string => line.toUpperCase().replace(/O/g, "0").replace(/[IL]/g, "1").replace(/[^0-9A-Z]/g, "")
      if (!isUnreadable(decodeHandoff(text, COURSE)) && plain(text) !== plain(LINE)) passed += 1
    }),
    CASES,
  )
  assert.ok(passed <= 2, String(passed))
})

test("a thousand spoilt files give what was in them or a reason", () => {
  fc.assert(
    fc.property(spoilt(FILE), (text) => {
      const found = decodeHandoff(text, COURSE)
      // Only the codes are read, and each has its checksum: they are whole or refused.
      if (!isUnreadable(found)) assert.deepEqual(found, decodeHandoff(FILE, COURSE))
    }),
    CASES,
  )
})

test("a thousand codes with a right checksum and wrong contents hold nothing that the course does not have", () => {
  const body = [...(fromBase45(CODE.slice(PREFIX.length)) ?? [])].slice(0, -4)
  const bytes = fc.array(fc.tuple(fc.integer({ min: 0, max: body.length - 1 }), fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 6 })
  fc.assert(
    fc.property(bytes, fc.uint8Array({ maxLength: 6 }), (changes, more) => {
      const forged = [...body, ...more]
      for (const [at, byte] of changes) forged[at] = byte
      neverThrows(PREFIX + toBase45([...forged, ...fixed(4, crc32([...utf8(PREFIX), ...forged]))]))
    }),
    CASES,
  )
})

test("random text, bytes and JSON give a reason", () => {
  const hostile = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.string().map((text) => PREFIX + text),
    fc.stringMatching(/^[0-9A-HJKMNP-TV-Z]{4,60}$/),
    fc.json(),
    fc.anything().map((value) => JSON.stringify([{ context: { extensions: { [CODES]: value } } }]) ?? ""),
    fc.array(fc.string()).map((codes) => JSON.stringify([{ context: { extensions: { [CODES]: codes.map((code) => PREFIX + code) } } }])),
  )
  fc.assert(fc.property(hostile, neverThrows), CASES)
  fc.assert(fc.property(fc.uint8Array(), neverThrows), CASES)
})

test("deep, huge and pretending JSON gives a reason", () => {
  const deep = "[".repeat(30_000) + "]".repeat(30_000)
  const named = `[{"__proto__":{"context":{"extensions":{"${CODES}":["${CODE}"]}}}},{"constructor":1},{"context":null},7]`
  const twice = JSON.stringify([{ context: { extensions: { [CODES]: [CODE, CODE] } } }])
  const many = JSON.stringify([{ context: { extensions: { [CODES]: Array.from({ length: 99 }, () => CODE) } } }])
  const cases = [deep, named, twice, many, "[".repeat(60_000), "9".repeat(65_536), `${PREFIX}${"0".repeat(65_000)}`, " ".repeat(70_000)]
  for (const text of cases) assert.ok(isUnreadable(decodeHandoff(text, COURSE)), text.slice(0, 40))
})

test("codes of two children or a missing code make no hand-off", () => {
  const long = { ...sample, results: COURSE.quizzes.map(({ id, mark, questions }) => ({ quiz: id, mark, day: 9, attempts: 1, answers: questions.map(() => ({ verdict: "blank" as const, tries: 0 })) })) }
  const codes = encodeQr(long, COURSE)
  const other = encodeQr({ ...long, learner: { ...long.learner, id: "zzzzzzzzzz" } }, COURSE)
  const file = (list: readonly (string | undefined)[]): string => JSON.stringify([{ context: { extensions: { [CODES]: list } } }])
  assert.ok(codes.length > 1)
  assert.ok(!isUnreadable(decodeHandoff(file(codes), COURSE)))
  for (const list of [codes.slice(1), codes.slice(0, -1), [codes[0], ...other.slice(1)], [...codes].reverse()]) {
    assert.deepEqual(decodeHandoff(file(list), COURSE), { why: "damaged" })
  }
})
