/** What a learner hands to a teacher: the results on one device, with no name but the chosen nickname. */

import type { Learner } from "./learner"

/** The verdict of a first answer; `blank`: nothing of it is sent, or nothing was answered. */
export type Outcome = "correct" | "partial" | "incorrect" | "noted" | "blank"

/** The order is part of the codes: only ever add at the end. */
export const OUTCOMES: readonly Outcome[] = ["blank", "correct", "partial", "incorrect", "noted"]

/** One question: the first answer of the latest attempt, which shows what was misunderstood. */
export interface Answered {
  readonly verdict: Outcome
  /** The places of the chosen choices, as the author wrote them; choice questions only. Never typed text. */
  readonly chosen?: readonly number[]
  readonly tries: number
}

export interface QuizResult {
  readonly quiz: string
  /** Stands for the questions of the quiz: codes of an edited quiz are known as such. */
  readonly mark: string
  /** Days since 2026-01-01 in UTC. */
  readonly day: number
  readonly attempts: number
  /** In the order of the quiz's questions. */
  readonly answers: readonly Answered[]
}

/** Who a hand-off is of: what the picture on the screen shows, and a random id. */
export type Sender = Pick<Learner, "id" | "animal" | "colour" | "nickname">

export interface Handoff {
  readonly learner: Sender
  readonly site: string
  /** Milliseconds, to the second. */
  readonly made: number
  readonly results: readonly QuizResult[]
  /** The ids of lessons that were read. */
  readonly read: readonly string[]
  /** Which code of how many this was; each of them stands alone. */
  readonly part?: { readonly n: number; readonly of: number }
}

export interface Unreadable {
  readonly why: "not-ours" | "damaged" | "other-site" | "other-version" | "too-long"
}

/** Day 0 of `QuizResult.day`. */
export const DAY_ZERO = Date.UTC(2026, 0, 1)
export const A_DAY = 86_400_000
