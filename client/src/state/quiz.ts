/** The state of a quiz is what its log adds up to: the same log, the same state. */

import { readRecord, type QuizEvent } from "../contract/log"
import { readResponse, type Question, type Quiz, type Response, type Verdict } from "../contract/quiz"
import { grade } from "../grading/grade"

export interface QuestionState {
  readonly response: Response | null
  /** Null until checked, and again after "Try again". */
  readonly verdict: Verdict | null
  readonly tries: number
}

export interface QuizState {
  readonly questions: ReadonlyMap<string, QuestionState>
  /** Whether the results are shown. */
  readonly results: boolean
}

export interface Score {
  readonly right: number
  readonly total: number
  /** The score reaches the quiz's mastery. */
  readonly enough: boolean
}

const UNTOUCHED: QuestionState = { response: null, verdict: null, tries: 0 }

/** Nothing answered yet. */
export function begin(quiz: Quiz): QuizState {
  return { questions: new Map(quiz.questions.map(({ id }) => [id, UNTOUCHED])), results: false }
}

/** What is known of one question. */
export function of(state: QuizState, id: string): QuestionState {
  return state.questions.get(id) ?? UNTOUCHED
}

function change(state: QuizState, id: string, next: QuestionState): QuizState {
  return { questions: new Map(state.questions).set(id, next), results: false }
}

/** Graded afresh and not by the stored verdict: when an author mends a key, old answers profit. */
function answer(state: QuizState, question: Question, value: unknown): QuizState {
  const response = readResponse(question, value)
  if (response === null) return state
  const tries = of(state, question.id).tries + 1
  return change(state, question.id, { response, verdict: grade(question, response), tries })
}

function retry(state: QuizState): QuizState {
  const kept = [...state.questions].map(([id, one]): [string, QuestionState] => [
    id,
    one.verdict === "correct" ? one : UNTOUCHED,
  ])
  return { questions: new Map(kept), results: false }
}

/** The state after one more event. Events about unknown questions change nothing. */
export function apply(quiz: Quiz, state: QuizState, event: QuizEvent): QuizState {
  switch (event.type) {
    case "retry":
      return retry(state)
    case "restart":
      return begin(quiz)
    case "results":
      return { ...state, results: true }
    default: {
      const question = quiz.questions.find(({ id }) => id === event.question)
      if (!question) return state
      if (event.type === "answer") return answer(state, question, event.response)
      return change(state, question.id, { ...of(state, question.id), verdict: null })
    }
  }
}

/** The state that the stored values add up to; damaged ones count for nothing, repeated ones once. */
export function replay(quiz: Quiz, stored: readonly unknown[]): QuizState {
  const seen = new Set<string>()
  let state = begin(quiz)
  for (const value of stored) {
    const record = readRecord(value, quiz.id)
    const name = record && `${record.attempt} ${record.n}`
    if (!record || !name || seen.has(name)) continue
    seen.add(name)
    state = apply(quiz, state, record)
  }
  return state
}

/** How many are right, and whether that is enough. */
export function score(quiz: Quiz, state: QuizState): Score {
  const total = quiz.questions.length
  const right = quiz.questions.filter(({ id }) => of(state, id).verdict === "correct").length
  return { right, total, enough: right * 100 >= quiz.mastery * total }
}
