/** What is chosen or typed in a question's inputs, both ways. */

import { readResponse, type Question, type Response } from "../contract/quiz"

function isChoice(input: HTMLInputElement): boolean {
  return input.type === "radio" || input.type === "checkbox"
}

/** The response in the inputs, or null when there is none. */
export function readInputs(question: Question, inputs: readonly HTMLInputElement[]): Response | null {
  const chosen = inputs.filter((input) => input.checked).map((input) => input.value)
  switch (question.kind) {
    case "multiple-choice":
      return readResponse(question, chosen)
    case "single-choice":
      return readResponse(question, chosen[0])
    case "true-false":
      return chosen.length > 0 ? chosen[0] === "true" : null
    default:
      return readResponse(question, inputs[0]?.value)
  }
}

/** Put a response into the inputs; null empties them. */
export function writeInputs(inputs: readonly HTMLInputElement[], response: Response | null): void {
  const values = Array.isArray(response) ? (response as readonly string[]) : [String(response ?? "")]
  for (const input of inputs) {
    if (isChoice(input)) input.checked = response !== null && values.includes(input.value)
    else if (input.value !== values[0]) input.value = values[0] ?? ""
  }
}

/** A checked answer cannot be changed, yet stays in reach of the keyboard and a screen reader. */
export function lockInputs(inputs: readonly HTMLInputElement[], locked: boolean): void {
  for (const input of inputs) {
    if (!isChoice(input)) input.readOnly = locked
    else if (locked) input.setAttribute("aria-disabled", "true")
    else input.removeAttribute("aria-disabled")
  }
}
