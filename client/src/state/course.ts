/** What a child can do now: which questions are open, and which ways lead on. */

import type { Quiz } from "../contract/payload"
import type { Question } from "../contract/quiz"
import { asked, isMissed, of, type QuizState } from "./quiz"

/** How a question stands. */
export interface Standing {
  /** Neither checked nor closed. */
  readonly isOpen: boolean
  /** Checked, not right, and another try is left. */
  readonly isRetriable: boolean
  /** Whether the solution is told. */
  readonly isTold: boolean
  /** How many more tries there are; null where there is no limit. */
  readonly left: number | null
}

/** Whether the attempt is over and its answers stay as they are. */
export function isClosed(quiz: Quiz, state: QuizState): boolean {
  return state.results && (quiz.behaviour === "deferred" || quiz.attempts !== undefined)
}

/** Without a limit, the solution is told after the second wrong try, and a child can try on. */
export function standingOf(quiz: Quiz, state: QuizState, question: Question): Standing {
  const { verdict, tries } = of(state, question.id)
  const closed = isClosed(quiz, state)
  const spent = question.tries !== undefined && tries >= question.tries
  const done = verdict !== null && !isMissed(of(state, question.id))
  const isRetriable = verdict !== null && !done && !spent && !closed && quiz.behaviour !== "deferred"
  const often = question.tries === undefined && tries > 1
  return {
    isOpen: verdict === null && !closed,
    isRetriable,
    isTold: done || closed || (verdict !== null && (!isRetriable || often)),
    left: question.tries === undefined ? null : Math.max(0, question.tries - tries),
  }
}

/** The ways on from here. One of them, or an open question, is always there. */
export interface Ways {
  /** The questions that can be answered now. */
  readonly open: readonly string[]
  readonly results: boolean
  readonly retry: boolean
  readonly restart: boolean
  readonly review: boolean
  /** How many more attempts there are; null where there is no limit. */
  readonly left: number | null
}

export function waysOf(quiz: Quiz, state: QuizState): Ways {
  const ids = new Set(asked(quiz, state).flat())
  const here = quiz.questions.filter(({ id }) => ids.has(id))
  const left = quiz.attempts === undefined ? null : Math.max(0, quiz.attempts - state.attempt)
  const more = state.results && left !== 0
  return {
    open: here.filter((question) => standingOf(quiz, state, question).isOpen).map(({ id }) => id),
    results: !state.results,
    retry: more && here.some(({ id }) => isMissed(of(state, id))),
    restart: more,
    review: state.results,
    left,
  }
}
