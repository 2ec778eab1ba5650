import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import type { Course, CourseLesson } from "../src/contract/course"
import { ANIMALS, COLOURS } from "../src/contract/learner"
import { dayOf, decodeWeek, encodeWeek, MOST_DONE, timeOf, weekOf, type Kept, type Week } from "../src/state/week"

const DAY = 86_400_000
const NOW = new Date(2026, 10, 23, 15).getTime()
const NONE: Kept = { opened: new Map(), read: new Map(), records: [] }

function lesson(id: string, key: string, more: Partial<CourseLesson> = {}): CourseLesson {
  return { id, title: id, url: `lessons/${id}.html`, topic: "a", kind: "lecture", audience: "child", minutes: 9, key, ...more }
}

const COURSE: Course = {
  site: "demo", url: "", topics: [],
  lessons: [lesson("a/water", "00000001"), lesson("a/roads", "00000002"), lesson("a/guide", "00000004", { audience: "parent" })],
  quizzes: [
    { id: "a/water", title: "Water", url: "", topic: "a", key: "0000000a", mark: "", lesson: "a/water", questions: [] },
    { id: "a/alone", title: "Alone", url: "", topic: "a", key: "0000000b", mark: "", questions: [] },
    { id: "a/hush", title: "Hush", url: "", topic: "a", key: "0000000c", mark: "", lesson: "a/hush", questions: [] },
  ],
}

const answered = (quiz: string, at: number): object => ({ type: "answer", quiz, at, question: "q", response: "secret words", verdict: "incorrect" })

const hex = fc.array(fc.integer({ min: 0, max: 255 }), { minLength: 4, maxLength: 4 })
  .map((bytes) => bytes.map((byte) => byte.toString(16).padStart(2, "0")).join(""))
const weeks: fc.Arbitrary<Week> = fc.record(
  {
    day: fc.integer({ min: 0, max: 60_000 }),
    done: fc.uniqueArray(fc.record({ key: hex, read: fc.boolean(), practised: fc.boolean() }, { noNullPrototype: true }), { maxLength: MOST_DONE, selector: ({ key }) => key }),
    who: fc.record(
      { animal: fc.constantFrom(...ANIMALS), colour: fc.constantFrom(...COLOURS), nickname: fc.constantFrom("Bo", "\u5c0f\u7c73", "\u{1f98a}\u{1f98a}") },
      { requiredKeys: ["animal", "colour"], noNullPrototype: true },
    ),
  },
  { requiredKeys: ["day", "done"], noNullPrototype: true },
) as fc.Arbitrary<Week>

test("a week comes back from its link as it was", () => {
  fc.assert(fc.property(weeks, (week) => assert.deepEqual(decodeWeek(encodeWeek(week)), week)))
})

test("a usual week makes a short link: six lessons and a nickname in at most 80 letters", () => {
  const done = [1, 2, 3, 4, 5, 6].map((n) => ({ key: `0000000${n}`, read: true, practised: true }))
  const link = encodeWeek({ day: 326, done, who: { animal: "fox", colour: "teal", nickname: "Bo" } })
  assert.ok(link.length <= 80, String(link.length))
  assert.match(link, /^#w=[\w-]+$/)
})

test("one other letter anywhere is told as damage", () => {
  const link = encodeWeek({ day: 326, done: [{ key: "01020304", read: true, practised: false }] })
  for (let at = 3; at < link.length; at += 1) {
    const other = link[at] === "A" ? "B" : "A"
    const heard = decodeWeek(link.slice(0, at) + other + link.slice(at + 1))
    // The last letter holds spare bits that say nothing.
    if (at < link.length - 1) assert.equal(heard, "damaged", String(at))
  }
})

test("what was cut off on its way is damaged, and what a chat added behind it does no harm", () => {
  const week: Week = { day: 326, done: [{ key: "01020304", read: true, practised: false }] }
  const link = encodeWeek(week)
  for (let length = 3; length < link.length; length += 1) assert.equal(decodeWeek(link.slice(0, length)), "damaged")
  for (const end of [".", ")", "\u3002", " and more"]) assert.deepEqual(decodeWeek(link + end), week)
})

test("1,000 forged links throw nothing", () => {
  const any = fc.oneof(fc.string({ maxLength: 500 }), fc.uint8Array({ maxLength: 90 }).map((bytes) => Buffer.from(bytes).toString("base64url")))
  fc.assert(fc.property(any, (text) => {
    const heard = decodeWeek(`#w=${text}`)
    assert.ok(heard === "damaged" || heard === "newer" || typeof heard === "object")
  }), { numRuns: 1000 })
  assert.equal(decodeWeek(""), "none")
  assert.equal(decodeWeek("#calls=1"), "none")
})

test("well-summed nonsense is damaged, and another version is told as such", () => {
  const sealed = (...bytes: number[]): string => {
    // The check value of a link is that of its bytes: take it from a longer way round.
    let crc = -1
    for (const byte of bytes) for (let bit = ((crc ^= byte), 0); bit < 8; bit += 1) crc = (crc >>> 1) ^ (0xedb88320 & -(crc & 1))
    const check = [24, 16, 8, 0].map((shift) => (~crc >>> shift) & 255)
    return `#w=${Buffer.from([...bytes, ...check]).toString("base64url")}`
  }
  const twice = [1, 2, 3, 4, 1]
  assert.equal(typeof decodeWeek(sealed(1, 1, 70, 255, 0, 1, ...twice)), "object")
  assert.equal(decodeWeek(sealed(2, 1, 70, 255, 0, 0)), "newer")
  for (const [why, bytes] of Object.entries({
    "no such animal": [1, 1, 70, 200, 0, 0],
    "a name without a picture": [1, 1, 70, 255, 1, 65, 0],
    "a name of 13 letters": [1, 1, 70, 0, 13, ...Array<number>(13).fill(65), 0],
    "a name that is no text": [1, 1, 70, 0, 1, 255, 0],
    "a name that turns the line": [1, 1, 70, 0, 3, 0xe2, 0x80, 0xae, 0],
    "more lessons than there are": [1, 1, 70, 255, 0, 2, ...twice],
    "a lesson twice": [1, 1, 70, 255, 0, 2, ...twice, ...twice],
    "an unknown mark": [1, 1, 70, 255, 0, 1, 1, 2, 3, 4, 4],
    "something behind": [1, 1, 70, 255, 0, 0, 9],
  })) assert.equal(decodeWeek(sealed(...bytes)), "damaged", why)
})

test("a week holds the last seven days and no others, the latest first", () => {
  const kept: Kept = {
    opened: new Map([["a/water", NOW - 6 * DAY], ["a/roads", NOW - 7 * DAY], ["a/gone", NOW]]),
    read: new Map([["a/roads", NOW - DAY]]),
    records: [],
  }
  assert.deepEqual(weekOf(kept, COURSE, NOW), {
    day: dayOf(NOW),
    done: [{ key: "00000002", read: true, practised: false }, { key: "00000001", read: false, practised: false }],
  })
})

test("a quiz counts for its lesson, and stands alone where it has none", () => {
  const records = [answered("a/water", NOW), answered("a/alone", NOW - DAY), { ...answered("a/alone", NOW), type: "draft" }, "damaged"]
  assert.deepEqual(weekOf({ ...NONE, records }, COURSE, NOW).done, [
    { key: "00000001", read: false, practised: true }, { key: "0000000b", read: false, practised: true },
  ])
})

test("what is for parents is not told to parents", () => {
  assert.deepEqual(weekOf({ ...NONE, opened: new Map([["a/guide", NOW]]) }, COURSE, NOW).done, [])
})

test("nothing of a sensitive lesson is in a week, and no answer", () => {
  const kept: Kept = { opened: new Map([["a/hush", NOW]]), read: new Map([["a/hush", NOW]]), records: [answered("a/hush", NOW)] }
  assert.deepEqual(weekOf(kept, COURSE, NOW), { day: dayOf(NOW), done: [] })
  const link = encodeWeek(weekOf({ ...NONE, records: [answered("a/water", NOW)] }, COURSE, NOW))
  assert.doesNotMatch(Buffer.from(link.slice(3), "base64url").toString("latin1"), /secret|incorrect/)
})

test("times of a clock that ran ahead, or that are no times, are no part of the week", () => {
  const kept: Kept = { opened: new Map([["a/water", NOW + 3 * DAY], ["a/roads", NaN]]), read: new Map(), records: [] }
  assert.deepEqual(weekOf(kept, COURSE, NOW).done, [])
})

test("the last day is shown as the same day everywhere", () => {
  assert.equal(new Date(timeOf(dayOf(NOW))).toISOString().slice(0, 10), "2026-11-23")
})
