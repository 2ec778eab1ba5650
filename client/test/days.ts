/** What may happen at a shared tablet, drawn by chance, and a small model of the quiz that is on it. */

import fc from "fast-check"
import type { QuizEvent } from "../src/contract/log"
import type { Quiz } from "../src/contract/payload"
import type { Question, Response, Verdict } from "../src/contract/quiz"
import { answer, QUESTIONS, QUIZ } from "./quizzes"

export type Name = "fox" | "owl" | "own" | "guest" | "nobody"
/** `late`: a write reaches the disk, and the page is told that it did not. `slow`: it waits until the disk is another. */
export type Disk = "works" | "full" | "late" | "slow"

/** `page`: in which of two windows. A window that is closed is opened first. */
export type Step =
  | { readonly do: "act"; readonly page: number; readonly event: QuizEvent }
  /** A reload, another language, a way back: the page is opened anew. */
  | { readonly do: "open" | "front" | "done"; readonly page: number }
  | { readonly do: "come"; readonly page: number; readonly who: Name }
  | { readonly do: "wipe"; readonly who: "fox" | "owl" }
  /** The clock is set; or time goes by. */
  | { readonly do: "clock" | "pass"; readonly ms: number }
  | { readonly do: "disk"; readonly is: Disk }
  /** `kill -9`: of what waits for the disk so much is written. */
  | { readonly do: "kill"; readonly writes: number }

const RESPONSES: readonly (readonly [string, Response, Verdict])[] = [
  ["one", "a", "incorrect"],
  ["one", "b", "correct"],
  ["ring", true, "incorrect"],
  ["ring", false, "correct"],
  ["word", "help!", "correct"],
  ["word", "no", "incorrect"],
  ["say", { text: "I call." }, "noted"],
  ["say", { text: "I call.", who: "yes" }, "noted"],
]
const named = (id: string): Question => QUESTIONS.find((one) => one.id === id) as Question
const asked = ["one", "ring", "word", "say"].map(named)

/** Four questions: chosen, true or false, typed, open. */
export const SMALL: Quiz = { ...QUIZ, id: "a/day", sections: [{ questions: asked.map(({ id }) => id) }], questions: asked }

const page = fc.integer({ min: 0, max: 1 })
const given = fc.constantFrom(...RESPONSES)
const event: fc.Arbitrary<QuizEvent> = fc.oneof(
  { weight: 6, arbitrary: given.map(([id, response]) => answer(named(id), response)) },
  { weight: 3, arbitrary: given.map(([id, response]): QuizEvent => ({ type: "draft", question: id, response })) },
  fc.constantFrom(...asked).map(({ id }): QuizEvent => ({ type: "draft", question: id, response: null })),
  fc.tuple(fc.constantFrom("again", "hint"), fc.constantFrom(...asked)).map(([type, { id }]) => ({ type, question: id }) as QuizEvent),
  fc.constantFrom("retry", "results").map((type) => ({ type }) as QuizEvent),
  fc.integer({ min: 0, max: 99 }).map((seed): QuizEvent => ({ type: "restart", seed })),
)
const MINUTE = 60_000
const some = fc.constantFrom(1, 20_000, 4 * MINUTE, 6 * MINUTE, 60 * MINUTE, 1500 * MINUTE)

export const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 16, arbitrary: fc.record({ do: fc.constant("act" as const), page, event }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constantFrom("open" as const, "front" as const, "done" as const), page }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constant("come" as const), page, who: fc.constantFrom<Name>("fox", "fox", "owl", "own", "guest", "nobody") }) },
  fc.record({ do: fc.constant("wipe" as const), who: fc.constantFrom("fox" as const, "owl" as const) }),
  fc.tuple(some, fc.boolean()).map(([ms, back]): Step => ({ do: "clock", ms: back ? -ms : ms })),
  some.map((ms): Step => ({ do: "pass", ms })),
  { weight: 4, arbitrary: fc.constantFrom<Disk>("works", "works", "full", "late", "slow").map((is): Step => ({ do: "disk", is })) },
  fc.integer({ min: 0, max: 4 }).map((writes): Step => ({ do: "kill", writes })),
)

/** What a child must see of one question. */
interface Seen {
  response: Response | null
  verdict: Verdict | null
  tries: number
  draft: Response | null
  hints: number
}

const empty = (): Seen => ({ response: null, verdict: null, tries: 0, draft: null, hints: 0 })

/** What a child must see of the quiz who has done all this. */
export function seenOf(events: readonly QuizEvent[]): { questions: { [id: string]: Seen }; results: boolean; attempt: number } {
  const seen = { questions: Object.fromEntries(asked.map(({ id }) => [id, empty()])), results: false, attempt: 1 }
  const isMissed = ({ verdict }: Seen): boolean => verdict === null || verdict === "incorrect"
  const beginAnew = (isNew: (one: Seen) => boolean): void => {
    for (const { id } of asked) if (isNew(seen.questions[id] as Seen)) seen.questions[id] = empty()
    Object.assign(seen, { results: false, attempt: seen.attempt + 1 })
  }
  for (const event of events) {
    if (event.type === "results") seen.results = true
    else if (event.type === "retry") beginAnew(isMissed)
    else if (event.type === "restart") beginAnew(() => true)
    else if ("question" in event) happened(seen, seen.questions[event.question] as Seen, event)
  }
  return seen
}

function happened(seen: { results: boolean }, one: Seen, event: QuizEvent): void {
  if (event.type === "hint") one.hints += 1
  if (event.type === "draft") {
    one.draft = event.response
    if (event.response === null && one.verdict === null) one.response = null
  }
  if (event.type === "again") {
    one.verdict = null
    seen.results = false
  }
  if (event.type !== "answer") return
  const found = RESPONSES.find(([id, response]) => id === event.question && JSON.stringify(response) === JSON.stringify(event.response))
  const verdict = found?.[2] ?? null
  seen.results &&= verdict === "noted" && one.verdict === "noted"
  Object.assign(one, { response: event.response, verdict, draft: null, tries: one.tries + 1 })
}
