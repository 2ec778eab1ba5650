import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import type { QuizEvent } from "../src/contract/log"
import type { Quiz } from "../src/contract/payload"
import type { Question } from "../src/contract/quiz"
import { isClosed, standingOf, waysOf } from "../src/state/course"
import { choicesOf, drawn, varies } from "../src/state/draw"
import { openJournal, type Journal } from "../src/state/journal"
import { asked, begin, of, replay, type QuizState } from "../src/state/quiz"
import { bandOf, score } from "../src/state/score"
import { answer, around, event, memoryLog, QUESTIONS, QUIZ, quiz, RESPONSES, settled } from "./quizzes"

/** Together 10,000 sequences. */
const [CHILDREN, ANYTHING, EDITS] = [4000, 4000, 2000]

function inRange(of_: Quiz, state: QuizState): void {
  const result = score(of_, state)
  assert.ok(result.right >= 0 && result.right <= result.total && result.total <= asked(of_, state).flat().length)
  assert.ok(result.points >= 0 && result.points <= result.most + 1e-9, `${result.points} of ${result.most}`)
  assert.ok(result.percent >= 0 && result.percent <= 100 + 1e-9)
  const band = bandOf(of_, result)
  if (of_.bands) assert.ok(band !== null && band <= result.percent + 1e-9)
}

/** There is always an open question, the results to ask for, or answers to look at. */
function leadsOn(of_: Quiz, state: QuizState): void {
  const { open, results, retry, restart, review } = waysOf(of_, state)
  assert.ok(open.length > 0 || results || review)
  if (of_.attempts === undefined) assert.ok(open.length > 0 || results || restart)
  if (retry || restart) assert.ok(state.attempt < (of_.attempts ?? Infinity))
}

/** A child chooses by number among what the page offers at this moment. */
function choose(of_: Quiz, state: QuizState, [kind, where, what]: readonly [number, number, number]): QuizEvent[] {
  const ways = waysOf(of_, state)
  const pick = <T>(from: readonly T[], by: number): T | undefined => from[by % Math.max(1, from.length)]
  const here = of_.questions.filter(({ id }) => asked(of_, state).flat().includes(id))
  const question = pick(here, where)!
  const standing = standingOf(of_, state, question)
  const response = pick(RESPONSES[question.id]!, what)!
  const { mark, id } = question
  switch (kind % 8) {
    case 0:
      return ways.results ? [{ type: "results" }] : []
    case 1:
      return ways.retry ? [{ type: "retry" }] : []
    case 2:
      return ways.restart ? [{ type: "restart", seed: what }] : []
    case 3:
      return standing.isRetriable ? [{ type: "again", question: id }] : []
    case 4:
      return standing.isOpen ? [{ type: "draft", question: id, response, ...(mark && { mark }) }, { type: "hint", question: id }] : []
    default:
      return standing.isOpen && of_.behaviour !== "deferred" ? [answer(question, response)] : []
  }
}

const acts = fc.array(fc.tuple(fc.nat(100), fc.nat(100), fc.nat(100)), { maxLength: 30 })

test("whatever a child does, nothing is lost, the score is in range, and there is a way on", async () => {
  await fc.assert(
    fc.asyncProperty(quiz, acts, async (any, all) => {
      const log = memoryLog()
      const journal: Journal = await openJournal(any, around(log))
      for (const act of all) {
        const before = journal.state
        const events = choose(any, before, act)
        journal.add(events)
        for (const one of events) {
          if (one.type === "answer") assert.deepEqual(of(journal.state, one.question).response, one.response)
          if (one.type === "draft") assert.deepEqual(of(journal.state, one.question).draft, one.response)
        }
        for (const { id, tries } of any.questions) {
          if (tries !== undefined) assert.ok(of(journal.state, id).tries <= tries)
        }
        if (before.attempt === journal.state.attempt) assert.deepEqual(asked(any, journal.state), asked(any, before))
        inRange(any, journal.state)
        leadsOn(any, journal.state)
      }
      await settled()
      const again = await openJournal(any, around(log))
      // A quiz that nobody has touched begins anew, with another draw: nothing was kept.
      if (log.rows.length > 0) assert.deepEqual(again.state, journal.state)
    }),
    { numRuns: CHILDREN },
  )
})

test("any log at all adds up to a state with a score in range and a way on, the same each time", () => {
  fc.assert(
    fc.property(quiz, fc.array(event, { maxLength: 40 }), (any, events) => {
      const rows = events.map((one, n) => ({ ...one, v: 1, quiz: any.id, attempt: "a", n, at: n }))
      const state = replay(any, rows)
      assert.deepEqual(replay(any, rows), state)
      inRange(any, state)
      const { open, results, review } = waysOf(any, state)
      assert.ok(open.length > 0 || results || review)
    }),
    { numRuns: ANYTHING },
  )
})

test("an edited quiz keeps the answers of the questions that stay, and drops those of the others", () => {
  const edits = fc.array(fc.constantFrom("keep", "change", "delete"), { minLength: QUESTIONS.length, maxLength: QUESTIONS.length })
  const pool = fc.option(fc.integer({ min: 1, max: 9 }), { nil: undefined })
  fc.assert(
    fc.property(quiz, quiz, fc.array(event, { maxLength: 30 }), edits, pool, (old, now, events, fates, select) => {
      const given = events.filter((one) => one.type !== "retry" && one.type !== "restart")
      const marked = given.map((one) => {
        const { mark } = old.questions.find(({ id }) => "question" in one && id === one.question) ?? {}
        return { ...one, mark }
      })
      const rows = marked.map((one, n) => ({ ...one, v: 1, quiz: old.id, attempt: "a", n, at: n }))
      const fateOf = (id: string): string => fates[QUESTIONS.findIndex((one) => one.id === id)]!
      const questions = old.questions
        .filter(({ id }) => fateOf(id) !== "delete")
        .map((one): Question => (fateOf(one.id) === "change" ? { ...one, mark: "ffffffff" } : one))
      const edited: Quiz = { ...now, questions, sections: [{ questions: questions.map(({ id }) => id), ...(select && { select }) }] }
      const before = replay(old, rows)
      const after = replay(edited, rows)
      for (const { id } of old.questions) {
        const isKept = fateOf(id) === "keep"
        assert.deepEqual(of(after, id).response, isKept ? of(before, id).response : null)
        assert.deepEqual(of(after, id).draft, isKept ? of(before, id).draft : null)
        // An answer that is kept is asked, however the author has changed the pool.
        if (of(after, id).response !== null) assert.ok(asked(edited, after).flat().includes(id))
      }
      inRange(edited, after)
    }),
    { numRuns: EDITS },
  )
})

test("the same seed gives the same draw and order; what is fixed stays, and nothing leaves its section", () => {
  fc.assert(
    fc.property(quiz, fc.integer({ min: 0, max: 0xffffffff }), (any, seed) => {
      const draw = drawn(any, seed, () => false)
      assert.deepEqual(drawn(any, seed, () => false), draw)
      draw.forEach((ids, i) => {
        const { questions, select = 99 } = any.sections[i]!
        assert.equal(ids.length, Math.min(select, questions.length))
        assert.equal(new Set(ids).size, ids.length)
        const written = questions.filter((id) => ids.includes(id))
        assert.deepEqual([...ids].sort(), [...written].sort())
        written.forEach((id, place) => {
          const isFixed = any.questions.find((one) => one.id === id)?.fixed || !any.shuffle?.includes("questions")
          if (isFixed) assert.equal(ids[place], id)
        })
      })
      for (const one of any.questions) {
        const choices = choicesOf(any, one, seed)
        if (choices && "choices" in one) assert.deepEqual([...choices].sort(), [...one.choices].sort())
        if (choices && one.fixedChoices) assert.equal(choices[0], "a")
      }
    }),
  )
})

test("other seeds give other draws, and every question has its turn", () => {
  const ids = QUESTIONS.map(({ id }) => id)
  const pool: Quiz = { ...QUIZ, shuffle: ["questions"], sections: [{ questions: ids, select: 3 }] }
  const draws = Array.from({ length: 300 }, (_, seed) => drawn(pool, seed, () => false)[0]!)
  assert.ok(new Set(draws.map((draw) => draw.join())).size > 150)
  for (const id of ids) {
    const often = draws.filter((draw) => draw.includes(id)).length
    assert.ok(often > 40 && often < 110, `${id}: ${often} of 300`)
  }
})

test("a question that is added to a pool takes the place of one at most", () => {
  const ids = QUESTIONS.map(({ id }) => id)
  for (let seed = 0; seed < 100; seed += 1) {
    const draw = (questions: string[]): string[] => drawn({ ...QUIZ, sections: [{ questions, select: 4 }] }, seed, () => false)[0]!
    const before = draw(ids.slice(1))
    assert.ok(draw(ids).filter((id) => before.includes(id)).length >= 3)
  }
})

test("a quiz that draws keeps its seed with the first act, and one that does not keeps none", async () => {
  const pool: Quiz = { ...QUIZ, sections: [{ questions: QUESTIONS.map(({ id }) => id), select: 3 }] }
  for (const any of [QUIZ, pool]) {
    const log = memoryLog()
    const journal = await openJournal(any, around(log))
    assert.equal(log.rows.length, 0)
    journal.add([{ type: "results" }])
    await settled()
    const types = log.rows.map((row) => (row as QuizEvent).type)
    assert.deepEqual(types, varies(any) ? ["begin", "results"] : ["results"])
  }
})

const INTERACTIVE: Quiz = {
  ...QUIZ,
  behaviour: "interactive",
  penalty: 25,
  questions: [{ id: "one", kind: "single-choice", correct: ["b"], choices: ["a", "b"], tries: 3, points: 4 }],
  sections: [{ questions: ["one"] }],
}

async function played(of_: Quiz, events: QuizEvent[]): Promise<QuizState> {
  const journal = await openJournal(of_, around(memoryLog()))
  journal.add(events)
  return journal.state
}

test("each wrong try takes its penalty, and the last one closes the question and tells", async () => {
  const [one] = INTERACTIVE.questions as [Question]
  const again: QuizEvent = { type: "again", question: "one" }
  const late = await played(INTERACTIVE, [answer(one, "a"), again, answer(one, "a"), again, answer(one, "b")])
  assert.equal(score(INTERACTIVE, late).points, 2)
  const wrong = await played(INTERACTIVE, [answer(one, "a"), again, answer(one, "a")])
  assert.deepEqual(standingOf(INTERACTIVE, wrong, one), { isOpen: false, isRetriable: true, isTold: false, left: 1 })
  const spent = await played(INTERACTIVE, [answer(one, "a"), again, answer(one, "a"), again, answer(one, "a")])
  assert.deepEqual(standingOf(INTERACTIVE, spent, one), { isOpen: false, isRetriable: false, isTold: true, left: 0 })
  assert.equal(score(INTERACTIVE, spent).points, 0)
})

test("the results of a deferred quiz close it, and those of the last attempt offer no other", async () => {
  const deferred: Quiz = { ...QUIZ, behaviour: "deferred", attempts: 2 }
  const first = await played(deferred, [answer(QUESTIONS[0]!, "a"), { type: "results" }])
  assert.ok(isClosed(deferred, first))
  assert.deepEqual({ ...waysOf(deferred, first), open: [] }, { open: [], results: false, retry: true, restart: true, review: true, left: 1 })
  const last = await played(deferred, [{ type: "results" }, { type: "restart", seed: 1 }, { type: "results" }])
  const { retry, restart, review, left } = waysOf(deferred, last)
  assert.deepEqual([retry, restart, review, left], [false, false, true, 0])
})

test("a second window's beginning neither empties the quiz nor draws anew", () => {
  const start = begin(QUIZ, 5)
  const rows = [
    { type: "begin", seed: 5 },
    answer(QUESTIONS[0]!, "b"),
    { type: "begin", seed: 6 },
  ].map((one, n) => ({ ...one, v: 1, quiz: QUIZ.id, attempt: "a", n, at: n }))
  const state = replay(QUIZ, rows)
  assert.equal(state.seed, start.seed)
  assert.equal(of(state, "one").verdict, "correct")
})

test("what is taken back is gone, and what was checked before a question was closed is not", async () => {
  const [one] = QUESTIONS as [Question]
  const none: QuizEvent = { type: "draft", question: "one", response: null }
  const open = await played(QUIZ, [answer(one, "a"), { type: "again", question: "one" }, none])
  assert.equal(of(open, "one").response, null)
  const closed = await played(QUIZ, [answer(one, "b"), none])
  assert.equal(of(closed, "one").response, "b")
})
