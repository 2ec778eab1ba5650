/** The state of a quiz is what its log adds up to: the same log, the same state. */

import { readRecord, type QuizEvent, type Sure } from "../contract/log"
import type { Quiz } from "../contract/payload"
import { readResponse, type Question, type Response, type Verdict } from "../contract/quiz"
import { grade } from "../grading/grade"
import { drawn } from "./draw"

export interface QuestionState {
  /** The answer that was checked last. */
  readonly response: Response | null
  /** Null until checked, and again after "Try again". */
  readonly verdict: Verdict | null
  readonly tries: number
  /** What is chosen or typed since, and not checked. */
  readonly draft: Response | null
  readonly sure: Sure | null
  /** How many hints were opened. */
  readonly hints: number
  /** Whether this attempt has asked it: practice asks what was missed, and nothing in its place. */
  readonly touched: boolean
}

export interface QuizState {
  readonly questions: ReadonlyMap<string, QuestionState>
  /** Whether the results are shown. */
  readonly results: boolean
  /** What the draw and the order of this attempt come from; null until an attempt begins. */
  readonly seed: number | null
  /** Which attempt this is, from 1. */
  readonly attempt: number
}

const UNTOUCHED: QuestionState = {
  response: null,
  verdict: null,
  tries: 0,
  draft: null,
  sure: null,
  hints: 0,
  touched: false,
}

/** Nothing answered yet. */
export function begin(quiz: Quiz, seed: number | null = null, attempt = 1): QuizState {
  const questions = new Map(quiz.questions.map(({ id }) => [id, UNTOUCHED]))
  return { questions, results: false, seed, attempt }
}

/** What is known of one question. */
export function of(state: QuizState, id: string): QuestionState {
  return state.questions.get(id) ?? UNTOUCHED
}

/** The questions of this attempt, section by section, in their order. */
export function asked(quiz: Quiz, state: QuizState): string[][] {
  return drawn(quiz, state.seed ?? 0, (id) => of(state, id).touched)
}

function change(state: QuizState, id: string, next: Partial<QuestionState>): QuizState {
  const questions = new Map(state.questions).set(id, { ...of(state, id), ...next, touched: true })
  return { ...state, questions }
}

type About = Extract<QuizEvent, { readonly question: string }>

/** Graded afresh and not by the stored verdict: when an author mends a key, old answers profit. */
function answer(state: QuizState, question: Question, response: Response, sure: Sure | null): QuizState {
  const tries = of(state, question.id).tries + 1
  const next = { response, verdict: grade(question, response), tries, draft: null, sure }
  // A note can be changed when the results are there: they do not change with it.
  const isNote = next.verdict === "noted" && of(state, question.id).verdict === "noted"
  return { ...change(state, question.id, next), results: isNote && state.results }
}

/** Everything taken back in a question that is open again: the answer before is gone, too. */
function emptied(state: QuizState, id: string, given: unknown): Partial<QuestionState> {
  return given === null && of(state, id).verdict === null ? { response: null } : {}
}

function about(state: QuizState, question: Question, event: About): QuizState {
  const { id } = question
  switch (event.type) {
    case "hint":
      return change(state, id, { hints: of(state, id).hints + 1 })
    case "again":
      return { ...change(state, id, { verdict: null }), results: false }
    default: {
      // Other words than those that were answered: the answer belongs to a question that is gone.
      if (event.mark !== question.mark) return state
      const response = readResponse(question, event.response)
      const sure = event.sure ?? null
      if (event.type === "draft") return change(state, id, { draft: response, sure, ...emptied(state, id, event.response) })
      return response === null ? state : answer(state, question, response, sure)
    }
  }
}

/** Whether there is something in it to practise. */
export function isMissed({ verdict }: QuestionState): boolean {
  return verdict !== "correct" && verdict !== "noted"
}

function retry(quiz: Quiz, state: QuizState): QuizState {
  const missed = asked(quiz, state).flat().filter((id) => isMissed(of(state, id)))
  const questions = new Map(state.questions)
  for (const id of missed) questions.set(id, { ...UNTOUCHED, touched: true })
  return { ...state, questions, results: false, attempt: state.attempt + 1 }
}

/** The state after one more event. Events about unknown questions change nothing. */
export function apply(quiz: Quiz, state: QuizState, event: QuizEvent): QuizState {
  switch (event.type) {
    case "begin":
      // A second window of the same quiz begins, too: what is there has begun before.
      return state.seed === null ? { ...state, seed: event.seed } : state
    case "restart":
      return begin(quiz, event.seed ?? null, state.attempt + 1)
    case "retry":
      return retry(quiz, state)
    case "results":
      return { ...state, results: true }
    default: {
      const question = quiz.questions.find(({ id }) => id === event.question)
      return question ? about(state, question, event) : state
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
