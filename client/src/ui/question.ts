/** One question in the page: its inputs, its buttons, its status region. */

import type { Question, Response } from "../contract/quiz"
import type { QuestionState } from "../state/quiz"
import type { Words } from "../strings"
import { all, fill, make, on, one, setHidden, together, type Undo } from "./dom"
import { feedbackOf } from "./feedback"
import { viewRows, type Rows } from "./ordering"
import { markParts, type Control } from "./parts"
import { lockInputs, readInputs, writeInputs } from "./response"

export interface QuestionActs {
  readonly check: () => void
  /** Open the question again and go to its first input. */
  readonly again: () => void
  /** Open the question again with what the child is choosing or typing in it just now. */
  readonly reopen: () => void
}

export interface QuestionView {
  readonly question: Question
  /** The words of the question, for links to it. */
  readonly stem: string
  readonly href: string
  /** What stands in the inputs now. */
  read(): Response | null
  show(answer: QuestionState): void
  /** Say that an answer is missing. */
  remind(): void
  /** Focus where work on this question goes on. */
  focus(): void
  /** Show the buttons and let them act. */
  wire(acts: QuestionActs): Undo
}

interface Parts {
  readonly item: HTMLElement
  readonly inputs: readonly Control[]
  readonly check: HTMLElement
  readonly again: HTMLElement
  readonly status: HTMLElement
  /** The rows of a question that asks for an order. */
  readonly rows: Rows | null
}

function partsOf(item: HTMLElement, question: Question, words: Words): Parts | null {
  const inputs = all<Control>(item, "fieldset input, fieldset select")
  const check = one(item, '[data-hb-action="check"]')
  const again = one(item, '[data-hb-action="again"]')
  const status = one(item, ".hb-feedback")
  if (inputs.length === 0 || !check || !again || !status) return null
  return { item, inputs, check, again, status, rows: viewRows(item, question, status, words) }
}

/** Bring the question in line with its state; the nodes are what is said about it. */
function show({ item, inputs, check, again, status, rows }: Parts, answer: QuestionState, said: Node[]): void {
  const hadFocus = document.activeElement === check
  const answered = answer.verdict !== null
  // Opened again by a new choice, the inputs are ahead of the state: leave them alone.
  const isReopened = !again.hidden && !answered && answer.response !== null
  if (!isReopened && rows) rows.write(answer.response)
  else if (!isReopened) writeInputs(inputs, answer.response)
  lockInputs(inputs, answer.verdict === "correct")
  rows?.lock(answer.verdict === "correct")
  fill(status, ...said)
  check.hidden = answered
  again.hidden = !answered || answer.verdict === "correct"
  if (answer.verdict === null) item.removeAttribute("data-hb-verdict")
  else item.setAttribute("data-hb-verdict", answer.verdict)
  if (!hadFocus || !answered) return
  // The button that had the focus is gone: go to the next thing to do or to read.
  if (again.hidden) status.tabIndex = -1
  ;(again.hidden ? status : again).focus()
}

/** A right answer stays as it is: aria-disabled alone does not hold it. */
function holdLocked(event: Event): void {
  const input = event.target as Element
  if (input.getAttribute("aria-disabled") === "true") event.preventDefault()
}

function isEntered(event: KeyboardEvent): boolean {
  // While an input method composes, Enter takes the word and is not an answer.
  if (event.key !== "Enter" || event.isComposing || event.keyCode === 229) return false
  return event.target instanceof HTMLInputElement && event.target.type === "text"
}

function wire(parts: Parts, acts: QuestionActs): Undo {
  const { item, inputs, check, again, rows } = parts
  return together([
    rows ? rows.wire() : () => undefined,
    setHidden(one(item, ".hb-actions"), false),
    on(check, "click", () => {
      rows?.take()
      acts.check()
    }),
    on(again, "click", acts.again),
    on(item, "click", holdLocked),
    // Another choice, or another letter, after a wrong answer is another try.
    on(item, "input", () => {
      if (!again.hidden) acts.reopen()
    }),
    on(item, "keydown", (event) => {
      if (!isEntered(event)) return
      event.preventDefault()
      const empty = inputs.find((input) => input !== event.target && input.value === "")
      if (empty) empty.focus()
      else if (!check.hidden) acts.check()
    }),
    () => lockInputs(inputs, false),
  ])
}

/** The view of a question, or null when the page lacks a part of it. */
export function viewQuestion(
  item: HTMLElement,
  question: Question,
  answers: Element | null,
  words: Words,
): QuestionView | null {
  const parts = partsOf(item, question, words)
  if (!parts) return null
  const { inputs, again, status, rows } = parts
  const asked = inputs[0]?.type === "text" ? "write_first" : "choose_first"
  const reminder = question.kind === "cloze" ? "fill_first" : asked
  return {
    question,
    stem: one(item, ".hb-stem")?.textContent?.trim() ?? question.id,
    href: `#${item.id}`,
    read: () => (rows ? rows.read() : readInputs(question, inputs)),
    show(answer) {
      show(parts, answer, feedbackOf(question, answer, answers, words))
      markParts(item, question, answer, words)
    },
    remind() {
      fill(status, make("p", { class: "hb-reminder" }, words(reminder)))
      inputs[0]?.focus()
    },
    focus: () => (again.hidden ? (rows ?? inputs[0]) : again)?.focus(),
    wire: (acts) => wire(parts, acts),
  }
}
