/** The log: what a child did with a quiz, one record an act, only ever added to. */

import { isFields, type Response, type Verdict } from "./quiz"

/** How sure a child says to be of an answer. It never counts. */
export type Sure = "sure" | "unsure" | "guess"

export const SURE: readonly Sure[] = ["sure", "unsure", "guess"]

/** What a child gave to one question, as the question stood then: `mark` is that of the payload. */
interface Given {
  readonly question: string
  readonly mark?: string
  readonly sure?: Sure
}

export type QuizEvent =
  | { readonly type: "begin" | "restart"; readonly seed: number }
  | (Given & { readonly type: "answer"; readonly response: Response; readonly verdict: Verdict })
  /** Chosen or typed, and not checked; null when it was taken back. */
  | (Given & { readonly type: "draft"; readonly response: Response | null })
  | { readonly type: "again" | "hint"; readonly question: string }
  | { readonly type: "retry" | "results" }

/** One record on the device. `attempt` and `n` together name it, so a record written twice counts once. */
export type LogRecord = QuizEvent & {
  readonly v: 1
  readonly quiz: string
  readonly attempt: string
  readonly n: number
  readonly at: number
}

/** Where records are kept. `append` resolves only when they are surely on the disk. */
export interface Log {
  read(quiz: string): Promise<readonly unknown[]>
  append(records: readonly LogRecord[]): Promise<void>
}

/** The device's own log, of all quizzes. */
export interface DeviceLog extends Log {
  /** Every record, in the order in which they were kept. */
  readAll(): Promise<readonly unknown[]>
}

function isEvent(value: { readonly [key: string]: unknown }): boolean {
  const named = typeof value.question === "string"
  switch (value.type) {
    case "begin":
    case "restart":
      // The first version's restart had no seed: it shuffled nothing.
      return value.seed === undefined || Number.isInteger(value.seed)
    case "answer":
    case "draft":
      return named && value.response !== undefined && (value.sure === undefined || SURE.includes(value.sure as Sure))
    case "again":
    case "hint":
      return named
    default:
      return value.type === "retry" || value.type === "results"
  }
}

/** The stored value as a record of this quiz, or null when it is damaged or from another version. */
export function readRecord(value: unknown, quiz: string): LogRecord | null {
  if (!isFields(value) || value.v !== 1 || value.quiz !== quiz) return null
  if (typeof value.attempt !== "string" || typeof value.n !== "number") return null
  return isEvent(value) ? (value as unknown as LogRecord) : null
}
