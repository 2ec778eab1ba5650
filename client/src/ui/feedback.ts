/** What is said about a checked answer: copies of the nodes in the page's answers. */

import type { Question } from "../contract/quiz"
import type { QuestionState } from "../state/quiz"
import type { Words } from "../strings"
import { copy, make, one } from "./dom"
import { takenOf } from "./said"
import { verdictKey } from "./said"

function itemOf(choice: Element, selectors: readonly string[]): Node | null {
  const found = selectors.map((selector) => one(choice, selector)).filter((node): node is HTMLElement => !!node)
  const parts = found.map(copy)
  return parts.length > 0 ? make("li", {}, ...parts.flatMap((part, i) => (i > 0 ? [" ", part] : [part]))) : null
}

/** What to show of one choice; null when there is nothing to say of it. */
function partsOf(choice: Element, chosen: readonly string[], right: readonly string[]): Node | null {
  const id = choice.getAttribute("data-hb-choice") ?? ""
  const isMine = chosen.includes(id)
  const isLeft = !isMine && chosen.length > 0 && one(choice, "[data-hb-not-chosen]") !== null
  if (!isMine && !isLeft && !right.includes(id)) return null
  const said = isLeft ? "[data-hb-not-chosen]" : "[data-hb-feedback]"
  if (right.length > 0) return itemOf(choice, ["strong", ".hb-mark", said])
  // One choice needs no name: a child has just taken it.
  return one(choice, said) && itemOf(choice, isMine && chosen.length === 1 ? [said] : ["strong", said])
}

/**
 * Feedback of the choices taken. When the solution is told, the right choices and their marks, too, and
 * what is said of a choice that was not taken.
 */
function ofChoices(question: Question, answer: QuestionState, isTold: boolean, answers: Element): Node[] {
  // Of a story, each step has been told when it was taken.
  if (question.kind === "scenario" || (answer.response === null && !isTold)) return []
  const chosen = answer.response === null ? [] : takenOf(answers, question, answer.response)
  const right = "choices" in question && answer.verdict !== "correct" && isTold ? question.correct : []
  const isTaken = (choice: Element): boolean => chosen.includes(choice.getAttribute("data-hb-choice") ?? "")
  const items = Array.from(answers.querySelectorAll("[data-hb-choice]"))
    .filter((choice) => isTold || isTaken(choice))
    .map((choice) => partsOf(choice, chosen, right))
    .filter((item): item is Node => item !== null)
  return items.length > 0 ? [make("ul", { class: "hb-taken" }, ...items)] : []
}

/** The parts of the answers to show now. */
function shown(answer: QuestionState, isTold: boolean): string[] {
  if (answer.verdict === "correct") return ["correct", "rationale"]
  return [answer.verdict ?? "", ...(isTold ? ["solution", "rationale"] : [])]
}

/** How sure a child was beside how it went: something to think about, never a mark. */
function saidOfSureness({ verdict, sure }: QuestionState, words: Words): Node[] {
  if (sure === null || verdict === null || verdict === "noted") return []
  const how = sure === "sure" ? "sure" : "unsure"
  return [make("p", {}, words(verdict === "correct" ? `${how}_right` : `${how}_wrong`))]
}

/** The nodes of the feedback; none while the question is open. A question left blank tells its solution, too. */
export function feedbackOf(
  question: Question,
  answer: QuestionState,
  isTold: boolean,
  answers: Element | null,
  words: Words,
): Node[] {
  if (answer.verdict === null && !isTold) return []
  const nodes: Node[] = [
    answer.verdict === null
      ? make("p", {}, make("strong", {}, words("left_blank")))
      : make("p", { class: "hb-verdict" }, words(verdictKey(question, answer.verdict))),
    ...saidOfSureness(answer, words),
  ]
  if (!answers) return nodes
  nodes.push(...ofChoices(question, answer, isTold, answers))
  for (const part of shown(answer, isTold)) {
    const node = one(answers, `[data-hb-when="${part}"]`)
    if (node) nodes.push(copy(node))
  }
  return nodes
}
