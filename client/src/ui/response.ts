/** What is chosen or typed in a question's inputs, both ways. */

import { isFields, readResponse, type Question, type Response } from "../contract/quiz"
import { partOf, readParts, type Control } from "./parts"

function isChoice(input: Control): input is HTMLInputElement & { type: "radio" | "checkbox" } {
  return input.type === "radio" || input.type === "checkbox"
}

/** The response in the inputs, or null when there is none. */
export function readInputs(question: Question, inputs: readonly Control[]): Response | null {
  const chosen = inputs.filter((input) => isChoice(input) && input.checked).map((input) => input.value)
  switch (question.kind) {
    case "multiple-choice":
    case "hotspot":
    case "mark-the-words":
      return readResponse(question, chosen)
    case "single-choice":
      return readResponse(question, chosen[0])
    case "true-false":
      return chosen.length > 0 ? chosen[0] === "true" : null
    case "short-text":
    case "number":
      return readResponse(question, inputs[0]?.value)
    default:
      return readResponse(question, readParts(inputs))
  }
}

/** What a response puts into the input. */
function valuesFor(input: Control, response: Response | null): readonly string[] {
  if (Array.isArray(response)) return response as readonly string[]
  const part = partOf(input)
  const value = part !== null && isFields(response) ? response[part] : response
  // A part may be called like something that every object has: "constructor".
  return [typeof value === "string" ? value : typeof value === "boolean" ? String(value) : ""]
}

/** Put a response into the inputs; null empties them. */
export function writeInputs(inputs: readonly Control[], response: Response | null): void {
  for (const input of inputs) {
    const values = valuesFor(input, response)
    if (isChoice(input)) input.checked = response !== null && values.includes(input.value)
    else if (input.value !== values[0]) input.value = values[0] ?? ""
  }
}

/** A list cannot be read-only: the other options go out of reach instead. */
function lockOptions(list: HTMLSelectElement, locked: boolean): void {
  for (const option of Array.from(list.options)) option.disabled = locked && !option.selected
}

/** A checked answer cannot be changed, yet stays in reach of the keyboard and a screen reader. */
export function lockInputs(inputs: readonly Control[], locked: boolean): void {
  for (const input of inputs) {
    if (input instanceof HTMLSelectElement) lockOptions(input, locked)
    else if (!isChoice(input)) input.readOnly = locked
    else if (locked) input.setAttribute("aria-disabled", "true")
    else input.removeAttribute("aria-disabled")
  }
}
