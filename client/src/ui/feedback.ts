/** What is said about a checked answer: copies of the nodes in the page's answers. */

import type { Question, Response } from "../contract/quiz"
import type { QuestionState } from "../state/quiz"
import type { Words } from "../strings"
import { copy, make, one } from "./dom"

function taken(response: Response): readonly string[] {
  return Array.isArray(response) ? (response as readonly string[]) : [String(response)]
}

/** A wrong first try keeps the solution, so that there is something left to try. */
function isTold(answer: QuestionState): boolean {
  return answer.verdict === "correct" || answer.tries > 1
}

function itemOf(choice: Element, selectors: readonly string[]): Node | null {
  const found = selectors.map((selector) => one(choice, selector)).filter((node): node is HTMLElement => !!node)
  const parts = found.map(copy)
  return parts.length > 0 ? make("li", {}, ...parts.flatMap((part, i) => (i > 0 ? [" ", part] : [part]))) : null
}

/** Feedback of the choices taken. When the solution is told, the right choices and their marks, too. */
function ofChoices(question: Question, answer: QuestionState, answers: Element): Node[] {
  if (answer.response === null) return []
  const chosen = taken(answer.response)
  const right = "choices" in question && answer.verdict !== "correct" && isTold(answer) ? question.correct : []
  const told = right.length > 0
  const named = told ? ["strong", ".hb-mark"] : chosen.length > 1 ? ["strong"] : []
  const items = Array.from(answers.querySelectorAll("[data-hb-choice]"))
    .filter((choice) => [...chosen, ...right].includes(choice.getAttribute("data-hb-choice") ?? ""))
    .filter((choice) => told || one(choice, "[data-hb-feedback]"))
    .map((choice) => itemOf(choice, [...named, "[data-hb-feedback]"]))
    .filter((item): item is Node => item !== null)
  return items.length > 0 ? [make("ul", { class: "hb-taken" }, ...items)] : []
}

/** The parts of the answers to show now. */
function shown(answer: QuestionState): string[] {
  if (answer.verdict === "correct") return ["correct", "rationale"]
  return [answer.verdict ?? "", ...(isTold(answer) ? ["solution", "rationale"] : [])]
}

/** The nodes of the feedback; none while the question is open. */
export function feedbackOf(
  question: Question,
  answer: QuestionState,
  answers: Element | null,
  words: Words,
): Node[] {
  if (answer.verdict === null) return []
  const nodes: Node[] = [make("p", { class: "hb-verdict" }, words(answer.verdict))]
  if (!answers) return nodes
  nodes.push(...ofChoices(question, answer, answers))
  for (const part of shown(answer)) {
    const node = one(answers, `[data-hb-when="${part}"]`)
    if (node) nodes.push(copy(node))
  }
  return nodes
}
