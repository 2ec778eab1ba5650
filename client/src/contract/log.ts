/** The log: what a child did with a quiz, one record an act, only ever added to. */

import { isFields, type Response, type Verdict } from "./quiz"

export type QuizEvent =
  | { readonly type: "answer"; readonly question: string; readonly response: Response; readonly verdict: Verdict }
  | { readonly type: "again"; readonly question: string }
  | { readonly type: "retry" | "restart" | "results" }

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

const BARE = ["retry", "restart", "results"]

/** The stored value as a record of this quiz, or null when it is damaged or from another version. */
export function readRecord(value: unknown, quiz: string): LogRecord | null {
  if (!isFields(value) || value.v !== 1 || value.quiz !== quiz) return null
  if (typeof value.attempt !== "string" || typeof value.n !== "number") return null
  const named = typeof value.question === "string"
  const whole =
    (value.type === "answer" && named && value.response !== undefined) ||
    (value.type === "again" && named) ||
    BARE.includes(value.type as string)
  return whole ? (value as unknown as LogRecord) : null
}
