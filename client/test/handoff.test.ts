import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import type { Course } from "../src/contract/course"
import type { Handoff, QuizResult } from "../src/contract/handoff"
import { crc32, fromBase45, toBase45, utf8 } from "../src/state/handoff/bytes"
import { encodeQr, MOST_PARTS } from "../src/state/handoff/code"
import { decodeHandoff, isUnreadable } from "../src/state/handoff/decode"
import { encodeLine } from "../src/state/handoff/line"
import { MOST_BYTES, toFile } from "../src/state/handoff/statements"
import { COURSE, courseOf, handoffs } from "./handoffs"

const one = fc.integer({ min: 0, max: 31 }).map((n) => [n])

function read(text: string | Uint8Array, course: Course = COURSE): Handoff {
  const found = decodeHandoff(text, course)
  assert.ok(!isUnreadable(found), JSON.stringify(found))
  return found
}

function why(text: string | Uint8Array, course: Course = COURSE): string {
  const found = decodeHandoff(text, course)
  return isUnreadable(found) ? found.why : "read"
}

function byQuiz(results: readonly QuizResult[]): QuizResult[] {
  return [...results].sort((a, b) => (a.quiz < b.quiz ? -1 : 1))
}

/** As it comes back: without what no format keeps the order of. */
function settled({ part: _, ...handoff }: Handoff): Handoff {
  return JSON.parse(JSON.stringify({ ...handoff, results: byQuiz(handoff.results), read: [...handoff.read].sort() })) as Handoff
}

const [sample] = fc.sample(handoffs(fc.constant([1, 2, 3])), { numRuns: 1, seed: 5 }) as [Handoff]

test("checksums and Base45 are those of the standards", () => {
  assert.equal(crc32(utf8("123456789")), 0xcbf43926)
  assert.equal(toBase45(utf8("Hello!!")), "%69 VD92EX0")
  assert.equal(toBase45(utf8("ietf!")), "QED8WEX0")
  fc.assert(fc.property(fc.uint8Array(), (bytes) => assert.deepEqual(fromBase45(toBase45([...bytes])), bytes)))
  for (const wrong of ["A", "GGW", "ab", "::", "Ä00"]) assert.equal(fromBase45(wrong), null, wrong)
})

test("the codes together hold the whole hand-off, in whatever order they are read", () => {
  fc.assert(
    fc.property(handoffs(), fc.boolean(), (handoff, backwards) => {
      const codes = encodeQr(handoff, COURSE)
      const parts = (backwards ? [...codes].reverse() : codes).map((code) => read(code))
      const all = { ...parts[0]!, results: parts.flatMap(({ results }) => results), read: parts.flatMap(({ read }) => read) }
      assert.deepEqual(settled(all), settled(handoff))
      assert.deepEqual(parts.map(({ part }) => part!.n).sort((a, b) => a - b), codes.map((_, i) => i + 1))
    }),
  )
})

test("each code stands alone, is short enough for a cheap camera, and the newest is in the first", () => {
  fc.assert(
    fc.property(handoffs(), (handoff) => {
      const codes = encodeQr(handoff, COURSE)
      for (const code of codes) assert.ok(code.length <= 366, String(code.length))
      const days = codes.flatMap((code) => read(code).results.map(({ day }) => day))
      assert.deepEqual(days, [...days].sort((a, b) => b - a))
      assert.ok(codes.length <= MOST_PARTS)
    }),
  )
})

test("a line holds one quiz: picture, day, verdicts and choices", () => {
  fc.assert(
    fc.property(handoffs(one), ({ learner, results: [result] }) => {
      const back = read(encodeLine(learner, result!, COURSE) ?? "")
      assert.deepEqual(back.learner, { id: learner.id.slice(0, 3), animal: learner.animal, colour: learner.colour })
      const { questions } = COURSE.quizzes.find(({ id }) => id === result!.quiz)!
      const answers = result!.answers.map(({ verdict, chosen, tries }, i) => {
        const few = (questions[i]![3] ?? 0) <= 8
        return { verdict, ...(chosen && few ? { chosen } : {}), tries: Math.min(1, tries) }
      })
      assert.deepEqual(back.results, [{ ...result!, answers }])
    }),
  )
})

test("a line of six questions has at most 21 characters, one of ten at most 24", () => {
  for (const [n, most] of [[1, 21], [2, 24]] as const) {
    fc.assert(
      fc.property(handoffs(fc.constant([n])), ({ learner, results: [result] }) => {
        const line = encodeLine(learner, result!, COURSE) ?? ""
        assert.ok(line.replace(/-/g, "").length <= most, line)
        assert.match(line, /^([0-9A-HJKMNP-TV-Z]{4}-)*[0-9A-HJKMNP-TV-Z]{1,4}$/)
      }),
    )
  }
})

test("case, spaces, dashes, and O for 0 or I and L for 1 do not matter in a line", () => {
  fc.assert(
    fc.property(handoffs(one), fc.constantFrom("", " ", "–", " - "), ({ learner, results: [result] }, between) => {
      const line = encodeLine(learner, result!, COURSE) ?? ""
      const typed = line.toLowerCase().replace(/0/g, "o").replace(/1/g, "l").replace(/-/g, between)
      assert.deepEqual(read(` ${typed}\n`), read(line))
    }),
  )
})

test("no single wrong character and no two neighbours that changed places pass in a line", () => {
  const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
  fc.assert(
    fc.property(handoffs(one), ({ learner, results: [result] }) => {
      const line = (encodeLine(learner, result!, COURSE) ?? "").replace(/-/g, "")
      for (let i = 0; i < line.length; i += 1) {
        for (const wrong of alphabet) {
          if (wrong !== line[i]) assert.equal(why(line.slice(0, i) + wrong + line.slice(i + 1)), "damaged")
        }
        const swapped = line.slice(0, i) + line.slice(i + 1, i + 2) + line[i] + line.slice(i + 2)
        if (swapped !== line) assert.equal(why(swapped), "damaged")
      }
    }),
    { numRuns: 20 },
  )
})

test("groups that changed places do not pass in a line", () => {
  let [swaps, missed] = [0, 0]
  for (const { learner, results } of fc.sample(handoffs(one), { numRuns: 400, seed: 1 })) {
    const groups = (encodeLine(learner, results[0]!, COURSE) ?? "").split("-")
    for (let i = 0; i < groups.length; i += 1) {
      for (let j = i + 1; j < groups.length; j += 1) {
        const other = groups.map((group, n) => (n === i ? groups[j] : n === j ? groups[i] : group))
        if (other.join() === groups.join()) continue
        swaps += 1
        if (why(other.join("-")) !== "damaged") missed += 1
      }
    }
  }
  assert.ok(swaps > 2000 && missed <= 1, `${missed} of ${swaps}`)
})

test("the file holds the whole hand-off in at most 64 KB", () => {
  fc.assert(
    fc.property(handoffs(), (handoff) => {
      const file = toFile(handoff, COURSE)
      const bytes = new TextEncoder().encode(file)
      assert.ok(bytes.length <= MOST_BYTES)
      assert.deepEqual(settled(read(bytes)), settled(handoff))
      assert.deepEqual(read(file), read(bytes))
    }),
  )
})

test("what is of another site, of another version or nothing of ours is told apart", () => {
  const [code = ""] = encodeQr(sample, COURSE)
  assert.equal(why(code, { ...COURSE, site: "other" }), "other-site")
  assert.equal(why(toFile(sample, COURSE), { ...COURSE, site: "other" }), "other-site")
  assert.equal(why(code.replace("HB1:", "HB2:")), "other-version")
  const edited = { ...COURSE, quizzes: COURSE.quizzes.map((quiz) => ({ ...quiz, mark: "ffff" })) }
  assert.equal(why(encodeLine(sample.learner, sample.results[0]!, COURSE) ?? "", edited), "other-version")
  assert.equal(why(code, courseOf([], 0)), "other-version")
  for (const text of ["", "[]", "{}", "null", "https://example.org", "[1,2]", "你好", "\0"]) assert.equal(why(text), "not-ours", text)
  assert.equal(why("0".repeat(MOST_BYTES + 1)), "too-long")
  assert.equal(why(toFile(sample, COURSE).slice(0, -30)), "damaged")
})

test("a result of a quiz that was edited since comes with its own mark", () => {
  const edited = { ...COURSE, quizzes: COURSE.quizzes.map((quiz) => ({ ...quiz, mark: "ffff", questions: quiz.questions.slice(1) })) }
  assert.deepEqual(byQuiz(read(encodeQr(sample, COURSE)[0]!, edited).results), byQuiz(read(encodeQr(sample, COURSE)[0]!).results))
})

test("what the course does not name is left out, and the rest is read", () => {
  const fewer = { ...COURSE, quizzes: COURSE.quizzes.slice(0, 2), lessons: COURSE.lessons.slice(0, 1) }
  const [code = ""] = encodeQr({ ...sample, read: COURSE.lessons.map(({ id }) => id) }, COURSE)
  const { results, read: lessons } = read(code, fewer)
  assert.deepEqual(results.map(({ quiz }) => quiz), ["topic/quiz-1"])
  assert.deepEqual(lessons, ["topic/lesson-0"])
})

test("a nickname is sent without signs that turn the words around it", () => {
  const named = { ...sample, learner: { ...sample.learner, nickname: " \u202eMo\u0007 " } }
  for (const text of [...encodeQr(named, COURSE), toFile(named, COURSE)]) assert.equal(read(text).learner.nickname, "Mo")
})
