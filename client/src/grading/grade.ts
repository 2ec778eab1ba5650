import {
  unreachable,
  type MultipleChoice,
  type NumberQuestion,
  type Question,
  type Response,
  type ShortText,
  type Verdict,
} from "../contract/quiz"
import { fold } from "./fold"
import { readNumbers } from "./numbers"

function verdict(right: boolean): Verdict {
  return right ? "correct" : "incorrect"
}

function gradeMultiple(question: MultipleChoice, response: Response): Verdict {
  const chosen = new Set(Array.isArray(response) ? (response as readonly string[]) : [])
  const right = question.correct.filter((id) => chosen.has(id)).length
  if (right === question.correct.length && right === chosen.size) return "correct"
  return right > 0 ? "partial" : "incorrect"
}

function gradeText(question: ShortText, response: Response): Verdict {
  const given = typeof response === "string" ? fold(response) : ""
  return verdict(given !== "" && question.accept.some((text) => fold(text) === given))
}

function gradeNumber(question: NumberQuestion, response: Response): Verdict {
  const numbers = typeof response === "string" ? readNumbers(response, question.unit) : []
  // Room for what binary fractions lose: 0.1 + 0.2 is 0.3 to a child.
  const room = question.tolerance + 1e-9 * Math.max(1, Math.abs(question.value))
  return verdict(numbers.some((number) => Math.abs(number - question.value) <= room))
}

/** Grade one response. Pure: no DOM, no storage, no clock. */
export function grade(question: Question, response: Response): Verdict {
  switch (question.kind) {
    case "single-choice":
      return verdict(typeof response === "string" && question.correct.includes(response))
    case "multiple-choice":
      return gradeMultiple(question, response)
    case "true-false":
      return verdict(response === question.correct)
    case "short-text":
      return gradeText(question, response)
    case "number":
      return gradeNumber(question, response)
    default:
      return unreachable(question)
  }
}
