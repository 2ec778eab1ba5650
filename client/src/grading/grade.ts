import {
  isOrderOf,
  unreachable,
  type MultipleChoice,
  type NumberQuestion,
  type Ordering,
  type Places,
  type Question,
  type Response,
  type Verdict,
} from "../contract/quiz"
import { readNumbers } from "./numbers"
import { gradeGaps, gradeRows } from "./parts"
import { gradeStory } from "./scenario"
import { isAccepted } from "./text"

function verdict(right: boolean): Verdict {
  return right ? "correct" : "incorrect"
}

function gradeMultiple(question: MultipleChoice | Places, response: Response): Verdict {
  const chosen = new Set(Array.isArray(response) ? (response as readonly string[]) : [])
  const right = question.correct.filter((id) => chosen.has(id)).length
  if (right === question.correct.length && right === chosen.size) return "correct"
  return right > 0 ? "partial" : "incorrect"
}

/** Regions of a picture. One right region is found or not; of several, some may be found. */
function gradePlaces(question: Places, response: Response): Verdict {
  const found = gradeMultiple(question, response)
  return found === "partial" && question.correct.length === 1 ? "incorrect" : found
}

function gradeNumber(question: NumberQuestion, response: Response): Verdict {
  const numbers = typeof response === "string" ? readNumbers(response, question.unit) : []
  // Room for what binary fractions lose: 0.1 + 0.2 is 0.3 to a child.
  const room = question.tolerance + 1e-9 * Math.max(1, Math.abs(question.value))
  return verdict(numbers.some((number) => Math.abs(number - question.value) <= room))
}

/** Partly right: half of the items stand directly behind the one that belongs before them. */
function gradeOrder({ order }: Ordering, response: Response): Verdict {
  const given = Array.isArray(response) ? (response as readonly string[]) : []
  if (!isOrderOf(order, given)) return "incorrect"
  const places = given.map((id) => order.indexOf(id))
  const right = places.filter((place, i) => i > 0 && place - 1 === places[i - 1]).length
  if (right === order.length - 1) return "correct"
  return right * 2 >= order.length ? "partial" : "incorrect"
}

/** Grade one response. Pure: no DOM, no storage, no clock. */
export function grade(question: Question, response: Response): Verdict {
  switch (question.kind) {
    case "single-choice":
      return verdict(typeof response === "string" && question.correct.includes(response))
    case "multiple-choice":
    case "mark-the-words":
      return gradeMultiple(question, response)
    case "hotspot":
      return gradePlaces(question, response)
    case "true-false":
      return verdict(response === question.correct)
    case "short-text":
      return verdict(isAccepted(question.accept, response))
    case "number":
      return gradeNumber(question, response)
    case "cloze":
      return gradeGaps(question, response)
    case "ordering":
      return gradeOrder(question, response)
    case "matching":
    case "categorise":
      return gradeRows(question, response)
    case "open":
      return "noted"
    case "scenario":
      return gradeStory(question, response)
    default:
      return unreachable(question)
  }
}
