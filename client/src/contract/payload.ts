/** The quiz as the page carries it: how it asks, what counts, and its questions. */

import { isFields, isQuestion, isTexts, type Fields, type Question } from "./quiz"

export type Behaviour = "immediate" | "deferred" | "interactive"

/** Questions that stay together. With `select`, each attempt asks only so many of them. */
export interface Section {
  readonly questions: readonly string[]
  readonly select?: number
}

/** What counts as mastery: a part of the points, or a number of right answers. */
export type Mastery = { readonly percent: number } | { readonly right: number }

export interface Quiz {
  readonly id: string
  readonly behaviour: Behaviour
  readonly mastery: Mastery
  /** How often the quiz can be taken; as often as a child likes when left out. */
  readonly attempts?: number
  /** Percent of a question's points that each wrong try takes. */
  readonly penalty?: number
  readonly confidence?: boolean
  readonly shuffle?: readonly ("questions" | "choices")[]
  /** The percentages from which other words are said about the result. */
  readonly bands?: readonly number[]
  readonly sections: readonly Section[]
  readonly questions: readonly Question[]
}

const BEHAVIOURS: readonly unknown[] = ["immediate", "deferred", "interactive"]

function isSection(value: unknown): boolean {
  return isFields(value) && isTexts(value.questions) && (value.select === undefined || typeof value.select === "number")
}

function isQuiz(value: Fields): boolean {
  const { mastery, sections, questions } = value
  if (typeof value.id !== "string" || !BEHAVIOURS.includes(value.behaviour)) return false
  if (!isFields(mastery) || typeof (mastery.percent ?? mastery.right) !== "number") return false
  if (!Array.isArray(questions) || !questions.every(isQuestion)) return false
  return Array.isArray(sections) && sections.every(isSection)
}

/** The quiz in a page's payload, or null when this client cannot read it. */
export function readQuiz(text: string): Quiz | null {
  let data: unknown
  try {
    data = JSON.parse(text)
  } catch {
    return null
  }
  if (!isFields(data) || data.version !== 2) return null
  return isQuiz(data) ? (data as unknown as Quiz) : null
}
