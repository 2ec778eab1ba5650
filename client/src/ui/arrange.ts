/** The questions of an attempt in their order; those that it does not ask are hidden. */

import type { Quiz } from "../contract/payload"
import { choicesOf, varies } from "../state/draw"
import { asked, type QuizState } from "../state/quiz"
import type { Words } from "../strings"
import { all, one } from "./dom"

function byAttribute(root: ParentNode, name: string, value: string): HTMLElement | null {
  return all(root, `[${name}]`).find((element) => element.getAttribute(name) === value) ?? null
}

/** Put the elements into this order, in the places that they have among them now. */
function reorder(elements: readonly HTMLElement[]): void {
  const places = elements.map((element) => {
    const place = document.createComment("")
    element.parentNode?.insertBefore(place, element)
    return place
  })
  const isBefore = (a: Node, b: Node): boolean => !!(a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING)
  places.sort((a, b) => (isBefore(a, b) ? -1 : 1))
  places.forEach((place, i) => {
    const element = elements[i]
    if (element) place.parentNode?.replaceChild(element, place)
  })
}

function arrangeChoices(order: readonly string[], item: HTMLElement): void {
  const rows = order.map((id) => byAttribute(item, "value", id)?.closest<HTMLElement>(".hb-choice"))
  reorder(rows.filter((row): row is HTMLElement => !!row))
}

function arrangeSection(root: ParentNode, ids: readonly string[], order: readonly string[]): void {
  const rest = ids.filter((id) => !order.includes(id))
  const items = [...order, ...rest].map((id) => byAttribute(root, "data-hb-question", id))
  reorder(items.filter((item): item is HTMLElement => !!item))
  items.forEach((item, i) => item && (item.hidden = i >= order.length))
}

/** The order of the state, or, for null, as the author wrote it. That of the answers is the review's. */
export function arrange(section: HTMLElement, quiz: Quiz, state: QuizState | null, words: Words): void {
  if (!varies(quiz)) return
  const order = state ? asked(quiz, state) : quiz.sections.map(({ questions }) => questions)
  quiz.sections.forEach(({ questions }, i) => arrangeSection(section, questions, order[i] ?? []))
  const ids = order.flat()
  ids.forEach((id, i) => {
    const item = byAttribute(section, "data-hb-question", id)
    const question = quiz.questions.find((one) => one.id === id)
    const number = item && one(item, ".hb-number")
    if (number) number.textContent = words("question_number", { n: i + 1, total: ids.length })
    const choices = question && choicesOf(quiz, question, state ? state.seed ?? 0 : null)
    if (item && choices) arrangeChoices(choices, item)
  })
}
