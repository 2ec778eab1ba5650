/** The questions as the page carries them, and the answers a child can give to them. */

import { walk, type Story } from "./story"

interface Asked {
  readonly id: string
  /** Changes with the words of the question: an answer to other words counts for nothing. */
  readonly mark?: string
  /** What a right answer is worth; 1 when left out. */
  readonly points?: number
  /** Whether an answer that is partly right earns a part of the points. */
  readonly partial?: boolean
  /** False: it never counts for the score. */
  readonly graded?: boolean
  /** Where its answers are kept; on the device when left out. */
  readonly store?: Store
  /** How often it may be tried; as often as a child likes when left out. */
  readonly tries?: number
  /** It keeps its place when questions are shuffled, and so do these choices among choices. */
  readonly fixed?: boolean
  readonly fixedChoices?: readonly string[]
}

export type Store = "device" | "session" | "none"

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

/** Regions of a picture to find, or words of a text to mark: choices that have a place. */
export interface Places extends Asked {
  readonly kind: "hotspot" | "mark-the-words"
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

export interface Ordering extends Asked {
  readonly kind: "ordering"
  readonly order: readonly string[]
  readonly shown: readonly string[]
}

/** By the id of each part, what is chosen or typed there. */
export type Mapped = { readonly [part: string]: string }

export interface Matching extends Asked {
  readonly kind: "matching"
  readonly pairs: Mapped
  readonly targets: readonly string[]
}

export interface Categorise extends Asked {
  readonly kind: "categorise"
  readonly items: Mapped
  readonly targets: readonly string[]
}

/** A gap to type into, or one with words to choose from. */
export type Gap =
  | { readonly id: string; readonly accept: readonly string[] }
  | { readonly id: string; readonly choices: readonly string[]; readonly answer: string }

export interface Cloze extends Asked {
  readonly kind: "cloze"
  readonly gaps: readonly Gap[]
}

/** A few sentences, and by the id of each line of the rubric, whether it is ticked. */
export interface Open extends Asked {
  readonly kind: "open"
  readonly rubric: readonly string[]
}

export interface Scenario extends Asked, Story {
  readonly kind: "scenario"
}

export type Question = SingleChoice | MultipleChoice | Places | TrueFalse | ShortText | NumberQuestion | Ordering | Matching | Categorise | Cloze | Open | Scenario

/** A choice's id, the ids of several or of all in order, true or false, the words as typed, or one of these by part. */
export type Response = string | boolean | readonly string[] | Mapped

/** `noted`: an open answer, which is kept and never marked. */
export type Verdict = "correct" | "partial" | "incorrect" | "noted"

/** Closes a `switch`: the compiler complains when a case is missing. */
export function unreachable(value: never): never {
  throw new Error(`unreachable: ${JSON.stringify(value)}`)
}

export type Fields = { readonly [key: string]: unknown }

export function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value)
}

export function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === "string")
}

/** Whether the ids are those of the order, each once. */
export function isOrderOf(order: readonly string[], ids: readonly string[]): boolean {
  return ids.length === order.length && order.every((id) => ids.includes(id))
}

export function isMapped(value: unknown): value is Mapped {
  return isFields(value) && Object.keys(value).every((part) => typeof value[part] === "string")
}

function isGap(value: unknown): boolean {
  if (!isFields(value) || typeof value.id !== "string") return false
  return isTexts(value.accept) || (isTexts(value.choices) && typeof value.answer === "string")
}

/** Whether the value is a question that this client can ask and grade. */
export function isQuestion(value: unknown): boolean {
  if (!isFields(value) || typeof value.id !== "string") return false
  switch (value.kind) {
    case "single-choice":
    case "multiple-choice":
    case "hotspot":
    case "mark-the-words":
      return isTexts(value.correct) && isTexts(value.choices)
    case "true-false":
      return typeof value.correct === "boolean"
    case "short-text":
      return isTexts(value.accept)
    case "number":
      return typeof value.value === "number" && typeof value.tolerance === "number"
    case "cloze":
      return Array.isArray(value.gaps) && value.gaps.every(isGap)
    case "ordering":
      return isTexts(value.order) && isTexts(value.shown) && isOrderOf(value.order, value.shown)
    case "matching":
      return isMapped(value.pairs) && isTexts(value.targets)
    case "categorise":
      return isMapped(value.items) && isTexts(value.targets)
    case "open":
      return isTexts(value.rubric)
    case "scenario":
      return typeof value.start === "string" && isFields(value.nodes) && Object.values(value.nodes).every(isFields)
    default:
      return false
  }
}

/** At least one row of this question with one of its targets, and no other. */
function readRows(goals: Mapped, targets: readonly string[], value: unknown): Response | null {
  if (!isMapped(value)) return null
  const rows = Object.keys(value)
  const known = Object.keys(goals)
  const fits = rows.every((row) => known.includes(row) && targets.includes(value[row] ?? ""))
  return fits && rows.length > 0 ? value : null
}

/** At least one gap of this question filled, with its own words where it has words, and no other gap. */
function readGaps(gaps: readonly Gap[], value: unknown): Response | null {
  if (!isMapped(value)) return null
  const ids = Object.keys(value)
  const fits = ids.every((id) => {
    const gap = gaps.find((one) => one.id === id)
    return gap && (!("choices" in gap) || gap.choices.includes(value[id] ?? ""))
  })
  return fits && ids.some((id) => value[id]?.trim()) ? value : null
}

/** Written words with the ticks that the question still has; without words there is nothing to tick. */
function readOpen(rubric: readonly string[], value: unknown): Response | null {
  if (!isMapped(value) || !value.text?.trim()) return null
  const known = Object.keys(value).filter((part) => part === "text" || rubric.includes(part))
  return Object.fromEntries(known.map((part) => [part, value[part] ?? ""]))
}

/** The value as a response to this question, or null: nothing given, or from an older quiz. */
export function readResponse(question: Question, value: unknown): Response | null {
  switch (question.kind) {
    case "single-choice":
      return typeof value === "string" && question.choices.includes(value) ? value : null
    case "multiple-choice":
    case "hotspot":
    case "mark-the-words":
      if (!isTexts(value) || value.length === 0) return null
      return value.every((id) => question.choices.includes(id)) ? value : null
    case "true-false":
      return typeof value === "boolean" ? value : null
    case "short-text":
    case "number":
      return typeof value === "string" && value.trim() !== "" ? value : null
    case "cloze":
      return readGaps(question.gaps, value)
    case "ordering":
      return isTexts(value) && isOrderOf(question.order, value) ? value : null
    case "matching":
      return readRows(question.pairs, question.targets, value)
    case "categorise":
      return readRows(question.items, question.targets, value)
    case "open":
      return readOpen(question.rubric, value)
    case "scenario":
      return isTexts(value) && value.length > 0 && walk(question, value) ? value : null
    default:
      return unreachable(question)
  }
}
