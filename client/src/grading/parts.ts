/** Questions of several parts: the gaps of a cloze, the rows of a matching or categorise question. */

import {
  isFields,
  type Categorise,
  type Cloze,
  type Gap,
  type Matching,
  type Question,
  type Response,
  type Verdict,
} from "../contract/quiz"
import { isAccepted } from "./text"

/** Of each row, by its id, what fits. */
export function goalsOf(question: Matching | Categorise): { readonly [row: string]: string } {
  return question.kind === "matching" ? question.pairs : question.items
}

function isRightGap(gap: Gap, given: unknown): boolean {
  return "choices" in gap ? given === gap.answer : isAccepted(gap.accept, given)
}

function taken(response: Response): readonly string[] {
  return Array.isArray(response) ? (response as readonly string[]) : []
}

/** Of each part, or each place taken, by its id, whether it is right; empty for a question without parts. */
export function rightParts(question: Question, response: Response): ReadonlyMap<string, boolean> {
  const given = isFields(response) ? response : {}
  switch (question.kind) {
    case "matching":
    case "categorise":
      return new Map(Object.entries(goalsOf(question)).map(([row, target]) => [row, given[row] === target]))
    case "cloze":
      return new Map(question.gaps.map((gap) => [gap.id, isRightGap(gap, given[gap.id])]))
    case "hotspot":
    case "mark-the-words":
      return new Map(taken(response).map((id) => [id, question.correct.includes(id)]))
    default:
      return new Map()
  }
}

/** All rows right, at least half of them, or fewer; a row that is not there counts for none. */
export function gradeRows(question: Matching | Categorise, response: Response): Verdict {
  const parts = [...rightParts(question, response).values()]
  const right = parts.filter((isRight) => isRight).length
  if (right === parts.length) return "correct"
  return right * 2 >= parts.length ? "partial" : "incorrect"
}

/** All gaps right, some of them, or none. */
export function gradeGaps(question: Cloze, response: Response): Verdict {
  const parts = [...rightParts(question, response).values()]
  if (parts.every((isRight) => isRight)) return "correct"
  return parts.some((isRight) => isRight) ? "partial" : "incorrect"
}
