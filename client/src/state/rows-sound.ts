/** Which stored rows are sound. The others are set aside: never fatal, never thrown away. */

import { readLearner } from "../contract/learner"
import { readRecord } from "../contract/log"
import { isFields } from "../contract/quiz"
import type { Table } from "../contract/rows"

/** A record of a version yet to come is left where it is. */
function isLogRow(row: unknown): boolean {
  if (!isFields(row) || typeof row.learner !== "string" || typeof row.quiz !== "string") return false
  return (typeof row.v === "number" && row.v > 1) || readRecord(row, row.quiz) !== null
}

/** Whether a row is one of this table. */
export function isSound(table: Table, row: unknown): boolean {
  switch (table) {
    case "log":
      return isLogRow(row)
    case "learners":
      return readLearner(row) !== null
    case "kept":
      return isFields(row) && typeof row.learner === "string" && typeof row.name === "string" && typeof row.at === "number"
    default:
      return isFields(row)
  }
}

/** What a row that is set aside becomes. */
export function asideRow(from: Table, value: unknown): object {
  return { at: Date.now(), from, why: "damaged", value }
}

/** Of whom a row is; null when it tells nothing. */
export function learnerOf(row: unknown): string | null {
  if (!isFields(row)) return null
  if (typeof row.learner === "string") return row.learner
  return isFields(row.value) ? (learnerOf(row.value) ?? (typeof row.value.id === "string" ? row.value.id : null)) : null
}
