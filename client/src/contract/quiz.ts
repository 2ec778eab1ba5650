/** The quiz as the page carries it, and the answers a child can give to it. */

interface Asked {
  readonly id: string
}

export interface SingleChoice extends Asked {
  readonly kind: "single-choice"
  readonly correct: readonly string[]
  readonly choices: readonly string[]
}

export interface MultipleChoice extends Asked {
  readonly kind: "multiple-choice"
  readonly correct: readonly string[]
  readonly choices: readonly string[]
}

export interface TrueFalse extends Asked {
  readonly kind: "true-false"
  readonly correct: boolean
}

export interface ShortText extends Asked {
  readonly kind: "short-text"
  readonly accept: readonly string[]
}

export interface NumberQuestion extends Asked {
  readonly kind: "number"
  readonly value: number
  readonly tolerance: number
  readonly unit?: string
}

export type Question = SingleChoice | MultipleChoice | TrueFalse | ShortText | NumberQuestion

export interface Quiz {
  readonly id: string
  readonly mastery: number
  readonly questions: readonly Question[]
}

/** A choice's id, the ids of several, true or false, or the words as typed. */
export type Response = string | boolean | readonly string[]

export type Verdict = "correct" | "partial" | "incorrect"

/** Closes a `switch`: the compiler complains when a case is missing. */
export function unreachable(value: never): never {
  throw new Error(`unreachable: ${JSON.stringify(value)}`)
}

export type Fields = { readonly [key: string]: unknown }

export function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value)
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === "string")
}

function isQuestion(value: unknown): boolean {
  if (!isFields(value) || typeof value.id !== "string") return false
  switch (value.kind) {
    case "single-choice":
    case "multiple-choice":
      return isTexts(value.correct) && isTexts(value.choices)
    case "true-false":
      return typeof value.correct === "boolean"
    case "short-text":
      return isTexts(value.accept)
    case "number":
      return typeof value.value === "number" && typeof value.tolerance === "number"
    default:
      return false
  }
}

/** The quiz in a page's payload, or null when this client cannot read it. */
export function readQuiz(text: string): Quiz | null {
  let data: unknown
  try {
    data = JSON.parse(text)
  } catch {
    return null
  }
  if (!isFields(data) || data.version !== 1 || typeof data.id !== "string") return null
  if (typeof data.mastery !== "number" || !Array.isArray(data.questions)) return null
  if (!data.questions.every(isQuestion)) return null
  return { id: data.id, mastery: data.mastery, questions: data.questions as Question[] }
}

/** The value as a response to this question, or null: nothing given, or from an older quiz. */
export function readResponse(question: Question, value: unknown): Response | null {
  switch (question.kind) {
    case "single-choice":
      return typeof value === "string" && question.choices.includes(value) ? value : null
    case "multiple-choice":
      if (!isTexts(value) || value.length === 0) return null
      return value.every((id) => question.choices.includes(id)) ? value : null
    case "true-false":
      return typeof value === "boolean" ? value : null
    case "short-text":
    case "number":
      return typeof value === "string" && value.trim() !== "" ? value : null
    default:
      return unreachable(question)
  }
}
