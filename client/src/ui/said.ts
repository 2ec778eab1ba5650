/** What a child answered, in the words of the page: the response holds ids. */

import { isFields, type Question, type Response, type Verdict } from "../contract/quiz"
import type { Key } from "../strings"
import { isAccepted } from "../grading/text"
import { all, copy, one } from "./dom"
import { partOf, type Control } from "./parts"

/** The words of an element without the verdict that stands in it. */
function textOf(element: Element | null | undefined): string {
  if (!element) return ""
  const plain = copy(element)
  all(plain, "[data-hb-mark], .hb-verdict").forEach((mark) => mark.remove())
  return plain.textContent?.trim() ?? ""
}

/** What is said of an answer. Whoever has come to the ending of a story has found the safe way. */
export function verdictKey(question: Question, verdict: Verdict): Key {
  return question.kind === "scenario" && verdict !== "incorrect" ? "safe_way" : verdict
}

/** The ids of what was taken. A typed answer takes what the author expects to be typed, however it is written. */
export function takenOf(place: Element, question: Question, response: Response): readonly string[] {
  if (Array.isArray(response)) return response as readonly string[]
  if (question.kind !== "short-text") return [String(response)]
  const expected = all(place, "[data-hb-choice]").map((choice) => choice.getAttribute("data-hb-choice") ?? "")
  return expected.filter((text) => isAccepted([text], response))
}

/** The words of the choice or row with this id. */
function wordsOfId(item: Element, id: string): string {
  const row = all(item, "[data-hb-item]").find((element) => element.getAttribute("data-hb-item") === id)
  if (row) return textOf(one(row, ".hb-choice-text"))
  const input = all<HTMLInputElement>(item, "label input").find((element) => element.value === id)
  return textOf(input?.closest("label"))
}

/** What is chosen or typed in a part: a gap, a row, a box. */
export function wordsOfPart(item: Element, part: string, value: unknown): string {
  if (typeof value !== "string") return ""
  const controls = all<Control>(item, "[data-hb-part]").filter((control) => partOf(control) === part)
  const options = controls.flatMap((control) => (control instanceof HTMLSelectElement ? Array.from(control.options) : []))
  const chosen = options.find((option) => option.value === value)
  if (chosen) return textOf(chosen)
  const box = controls.find((control) => ["radio", "checkbox"].includes(control.type) && control.value === value)
  return box ? textOf(box.closest("label")) : value.trim()
}

/** The words of a response, one for each thing chosen; empty when the page does not know them. */
export function wordsOf(item: Element, question: Question, response: Response): string[] {
  if (typeof response === "boolean") return [wordsOfId(item, String(response))]
  if (Array.isArray(response)) return (response as readonly string[]).map((id) => wordsOfId(item, id)).filter(Boolean)
  if (isFields(response)) return Object.keys(response).map((part) => wordsOfPart(item, part, response[part])).filter(Boolean)
  const isTyped = question.kind === "short-text" || question.kind === "number"
  return [isTyped ? String(response) : wordsOfId(item, String(response))].filter(Boolean)
}
