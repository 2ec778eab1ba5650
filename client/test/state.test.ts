import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import type { QuizEvent } from "../src/contract/log"
import { openJournal, type Journal, type Keeping } from "../src/state/journal"
import { begin, of, replay } from "../src/state/quiz"
import { score } from "../src/state/score"
import { answer, around, event, memoryLog, QUESTIONS, QUIZ, settled } from "./quizzes"

test("the score is within its range and only of what is checked", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(event, { maxLength: 40 }), async (events) => {
      const journal = await openJournal(QUIZ, around(memoryLog()))
      journal.add(events)
      const { right, total, enough } = score(QUIZ, journal.state)
      const checked = QUESTIONS.filter(({ id }) => of(journal.state, id).verdict !== null).length
      assert.ok(right >= 0 && right <= checked && checked <= total)
      assert.equal(enough, right / total >= 0.8)
    }),
  )
})

test("a reload at any moment gives the same state", async () => {
  const steps = fc.array(fc.oneof({ weight: 5, arbitrary: event }, fc.constant("reload" as const)), { maxLength: 40 })
  await fc.assert(
    fc.asyncProperty(steps, async (all) => {
      const log = memoryLog()
      let journal: Journal = await openJournal(QUIZ, around(log))
      for (const step of all) {
        if (step !== "reload") {
          journal.add([step])
          continue
        }
        await settled()
        const before = journal.state
        journal = await openJournal(QUIZ, around(log))
        assert.deepEqual(journal.state, before)
      }
    }),
  )
})

test("answers that a full disk refused are written once it has room", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(event, fc.boolean()), { maxLength: 20 }), async (steps) => {
      let room = true
      const heard: Keeping[] = []
      const log = memoryLog(() => room)
      const journal = await openJournal(QUIZ, around(log, heard))
      for (const [one, works] of [...steps, [{ type: "results" }, true] as [QuizEvent, boolean]]) {
        room = works
        journal.add([one])
        await settled()
        assert.equal(heard.at(-1), works ? "saved" : "refused")
      }
      assert.deepEqual(replay(QUIZ, log.rows), journal.state)
    }),
  )
})

test("nothing is called saved before the log has it", async () => {
  const heard: Keeping[] = []
  let finish: () => void = () => undefined
  const append = (): Promise<void> => new Promise((resolve) => (finish = resolve))
  const journal = await openJournal(QUIZ, around({ read: async () => [], append }, heard))
  journal.add([answer(QUESTIONS[0]!, "b")])
  await settled()
  assert.deepEqual(heard, ["nothing", "saving"])
  finish()
  await settled()
  assert.deepEqual(heard, ["nothing", "saving", "saved"])
})

test("without storage the answers live in memory", async () => {
  const refuse = async (): Promise<never> => {
    throw new Error("refused")
  }
  const heard: Keeping[] = []
  const journal = await openJournal(QUIZ, around({ read: refuse, append: refuse }, heard))
  journal.add([answer(QUESTIONS[0]!, "b")])
  await settled()
  assert.equal(of(journal.state, "one").verdict, "correct")
  assert.equal(heard.at(-1), "refused")
})

test("damaged records are ignored", () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.anything(), fc.record({ v: fc.constant(1), quiz: fc.constant(QUIZ.id), attempt: fc.string(), n: fc.integer(), type: fc.constantFrom("answer", "again", "melt"), question: fc.constantFrom("one", "gone"), response: fc.anything() }))), (rows) => {
      const { right, total } = score(QUIZ, replay(QUIZ, rows))
      assert.ok(right <= total)
    }),
  )
})

test("a record that was written twice counts once", () => {
  const record = { v: 1, quiz: QUIZ.id, attempt: "a", n: 1, at: 0, ...answer(QUESTIONS[0]!, "a") }
  assert.equal(of(replay(QUIZ, [record, record]), "one").tries, 1)
})

test("an answer to a choice that is gone counts for nothing", () => {
  const record = { v: 1, quiz: QUIZ.id, attempt: "a", n: 1, at: 0, type: "answer", question: "one", response: "z" }
  assert.deepEqual(replay(QUIZ, [record]), begin(QUIZ))
})

test("practising keeps what is right and empties the rest", async () => {
  const journal = await openJournal(QUIZ, around(memoryLog()))
  journal.add([answer(QUESTIONS[0]!, "b"), answer(QUESTIONS[2]!, true), { type: "results" }, { type: "retry" }])
  assert.equal(of(journal.state, "one").verdict, "correct")
  const { response, verdict, tries } = of(journal.state, "ring")
  assert.deepEqual({ response, verdict, tries }, { response: null, verdict: null, tries: 0 })
  assert.equal(journal.state.results, false)
})
