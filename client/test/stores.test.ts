import assert from "node:assert/strict"
import { test } from "node:test"
import type { Quiz } from "../src/contract/payload"
import type { Store } from "../src/contract/quiz"
import { openJournal } from "../src/state/journal"
import { of } from "../src/state/quiz"
import { logOf, storesOf } from "../src/state/stores"
import { answer, around, memoryLog, QUESTIONS, QUIZ, settled } from "./quizzes"

const kept = new Map<string, string>()
Object.assign(globalThis, {
  sessionStorage: { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => kept.set(key, value) },
})

/** Three questions, kept in these stores. */
function quizIn(...stores: readonly Store[]): Quiz {
  const questions = stores.map((store, i) => ({ ...QUESTIONS[i]!, store }))
  return { ...QUIZ, questions, sections: [{ questions: questions.map(({ id }) => id) }] }
}

test("each answer is kept where its author keeps it, and nowhere else", async () => {
  kept.clear()
  const quiz = quizIn("device", "session", "none")
  const device = memoryLog()
  const journal = await openJournal(quiz, around(logOf(quiz, device)))
  journal.add([answer(QUESTIONS[0]!, "b"), answer(QUESTIONS[1]!, ["c"]), answer(QUESTIONS[2]!, false)])
  await settled()
  const again = await openJournal(quiz, around(logOf(quiz, device)))
  assert.deepEqual(["one", "many", "ring"].map((id) => of(again.state, id).verdict), ["correct", "incorrect", null])
  assert.equal(device.rows.length, 1)
})

test("a quiz that keeps nothing writes nothing, and one of this window writes only there", async () => {
  for (const store of ["none", "session"] as const) {
    kept.clear()
    const quiz = quizIn(store)
    const device = memoryLog()
    const journal = await openJournal(quiz, around(logOf(quiz, device)))
    journal.add([answer(QUESTIONS[0]!, "b"), { type: "results" }])
    await settled()
    assert.equal(device.rows.length, 0)
    assert.equal(kept.size, store === "session" ? 1 : 0)
    assert.deepEqual(storesOf(quiz), [store])
  }
})

test("practice across stores empties what was answered before it, also after a reload", async () => {
  kept.clear()
  const quiz = quizIn("device", "session")
  const device = memoryLog()
  const journal = await openJournal(quiz, around(logOf(quiz, device)))
  journal.add([answer(QUESTIONS[1]!, ["c"]), { type: "results" }, { type: "retry" }, answer(QUESTIONS[0]!, "b")])
  await settled()
  assert.deepEqual((await openJournal(quiz, around(logOf(quiz, device)))).state, journal.state)
})
