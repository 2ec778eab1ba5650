/** How much of a question's points a response earns: the twin of `credit` in grading.py. */

import { isFields, isOrderOf, unreachable, type Question, type Response } from "../contract/quiz"
import { grade } from "./grade"
import { rightParts } from "./parts"
import { shareOfStory } from "./scenario"

function texts(response: Response): readonly string[] {
  return Array.isArray(response) ? (response as readonly string[]) : []
}

/** What is taken rightly, less what is taken wrongly, of all that is right. */
function shareOfTaken(right: readonly string[], response: Response): number {
  const taken = new Set(texts(response))
  const hits = right.filter((id) => taken.has(id)).length
  return Math.max(0, hits - (taken.size - hits)) / right.length
}

/** Of several parts, how many are right. */
function shareOfParts(question: Question, response: Response): number {
  const parts = [...rightParts(question, response).values()]
  return parts.filter((isRight) => isRight).length / parts.length
}

/** Of all neighbours, how many belong together. */
function shareOfOrder(order: readonly string[], response: Response): number {
  const given = texts(response)
  if (!isOrderOf(order, given)) return 0
  const follows = (id: string, i: number): boolean => i > 0 && order.indexOf(id) === order.indexOf(given[i - 1] ?? "") + 1
  return given.filter(follows).length / (order.length - 1)
}

function share(question: Question, response: Response): number {
  switch (question.kind) {
    case "single-choice":
    case "true-false":
    case "short-text":
    case "number":
    case "open":
      return 0
    case "multiple-choice":
    case "hotspot":
    case "mark-the-words":
      return shareOfTaken(question.correct, response)
    case "ordering":
      return shareOfOrder(question.order, response)
    case "cloze":
    case "matching":
    case "categorise":
      return isFields(response) ? shareOfParts(question, response) : 0
    case "scenario":
      return shareOfStory(question, response)
    default:
      return unreachable(question)
  }
}

/** From 0 to 1. All or nothing, unless the author lets a part of the answer earn a part of the points. */
export function credit(question: Question, response: Response): number {
  if (grade(question, response) === "correct") return 1
  return question.partial ? share(question, response) : 0
}
