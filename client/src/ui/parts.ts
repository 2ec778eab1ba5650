/** Inputs that belong to a part of a question (a row, a gap), and the mark beside each part. */

import { rightParts } from "../grading/parts"
import type { Question } from "../contract/quiz"
import type { QuestionState } from "../state/quiz"
import type { Words } from "../strings"
import { all, fill, make } from "./dom"
import { showPlaces } from "./places"

export type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement

/** The id of the part that the control answers; null when the question has no parts. */
export function partOf(control: Control): string | null {
  return control.getAttribute("data-hb-part")
}

/** By the id of each part, what is chosen or typed there; blank parts are left out. */
export function readParts(controls: readonly Control[]): { readonly [part: string]: string } {
  const found: { [part: string]: string } = {}
  for (const control of controls) {
    const part = partOf(control)
    const isTaken = !["radio", "checkbox"].includes(control.type) || (control as HTMLInputElement).checked
    if (part !== null && isTaken && control.value.trim() !== "") found[part] = control.value
  }
  return found
}

/** Say beside each part whether it is right, in a word and a sign; nothing while the question is open. */
export function markParts(item: Element, question: Question, answer: QuestionState, words: Words): void {
  const parts = answer.verdict === null || answer.response === null ? null : rightParts(question, answer.response)
  for (const mark of all(item, "[data-hb-mark]")) {
    const isRight = parts?.get(mark.getAttribute("data-hb-mark") ?? "")
    const coloured = mark.closest(".hb-row") ?? mark
    fill(mark)
    coloured.removeAttribute("data-hb-part-verdict")
    if (isRight === undefined) continue
    coloured.setAttribute("data-hb-part-verdict", isRight ? "right" : "wrong")
    fill(mark, make("span", { class: "hb-verdict" }, words(isRight ? "part_right" : "part_wrong")))
  }
  showPlaces(item)
}
