/** What is said about a checked answer: copies of the nodes in the page's answers. */

import type { Question, Response } from "../contract/quiz"
import type { QuestionState } from "../state/quiz"
import type { Words } from "../strings"
import { copy, make, one } from "./dom"

function taken(response: Response): readonly string[] {
  return Array.isArray(response) ? (response as readonly string[]) : [String(response)]
}

/** Feedback of each choice taken; with several taken, each names its choice. */
function ofChoices(answers: Element, chosen: readonly string[]): Node[] {
  const found = Array.from(answers.querySelectorAll("[data-hb-choice]")).filter(
    (choice) =>
      chosen.includes(choice.getAttribute("data-hb-choice") ?? "") && one(choice, "[data-hb-feedback]"),
  )
  if (found.length === 0) return []
  const items = found.map((choice) => {
    const name = chosen.length > 1 ? one(choice, "strong") : null
    const said = one(choice, "[data-hb-feedback]")
    const parts = [name, said].filter((node): node is HTMLElement => node !== null).map(copy)
    return make("li", {}, ...parts.flatMap((part, i) => (i > 0 ? [" ", part] : [part])))
  })
  return [make("ul", { class: "hb-taken" }, ...items)]
}

/** The parts of the answers to show now; the solution waits for a second try. */
function shown(answer: QuestionState): string[] {
  if (answer.verdict === null) return []
  if (answer.verdict === "correct") return ["correct", "rationale"]
  return answer.tries > 1 ? [answer.verdict, "solution", "rationale"] : [answer.verdict]
}

/** The nodes of the feedback; none while the question is open. */
export function feedbackOf(
  question: Question,
  answer: QuestionState,
  answers: Element | null,
  words: Words,
): Node[] {
  if (answer.verdict === null || answer.response === null) return []
  const nodes: Node[] = [make("p", { class: "hb-verdict" }, words(answer.verdict))]
  if (!answers) return nodes
  const typed = question.kind === "short-text" || question.kind === "number"
  if (!typed) nodes.push(...ofChoices(answers, taken(answer.response)))
  for (const part of shown(answer)) {
    const node = one(answers, `[data-hb-when="${part}"]`)
    if (node) nodes.push(copy(node))
  }
  return nodes
}
