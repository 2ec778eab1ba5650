/** One question in the page: its inputs, its buttons, its status region. */

import type { Question, Response } from "../contract/quiz"
import type { QuestionState } from "../state/quiz"
import type { Words } from "../strings"
import { all, fill, make, on, one, setHidden, together, type Undo } from "./dom"
import { feedbackOf } from "./feedback"
import { lockInputs, readInputs, writeInputs } from "./response"

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
}

export interface QuestionActs {
  readonly check: () => void
  readonly again: () => void
}

/** Chooses nothing once locked: a click on an aria-disabled input still changes it otherwise. */
function guard(event: Event): void {
  const input = event.target as Element
  if (input.getAttribute("aria-disabled") === "true") event.preventDefault()
}

function checksOnEnter(event: KeyboardEvent, check: () => void): void {
  const input = event.target
  // While an input method composes, Enter takes the word and is not an answer.
  if (event.key !== "Enter" || event.isComposing || event.keyCode === 229) return
  if (!(input instanceof HTMLInputElement) || input.type !== "text") return
  event.preventDefault()
  check()
}

/** The question's view, its buttons wired to `acts` later; null when the page lacks a part. */
export function viewQuestion(
  item: HTMLElement,
  question: Question,
  answers: Element | null,
  words: Words,
): { view: QuestionView; wire: (acts: QuestionActs) => Undo } | null {
  const inputs = all<HTMLInputElement>(item, "fieldset input")
  const check = one(item, '[data-hb-action="check"]')
  const again = one(item, '[data-hb-action="again"]')
  const status = one(item, ".hb-feedback")
  if (inputs.length === 0 || !check || !again || !status) return null
  const choosing = inputs[0]?.type !== "text"
  let answered = false

  function show(answer: QuestionState): void {
    const focused = document.activeElement
    answered = answer.verdict !== null
    writeInputs(inputs, answer.response)
    lockInputs(inputs, answered)
    fill(status!, ...feedbackOf(question, answer, answers, words))
    check!.hidden = answered
    again!.hidden = !answered || answer.verdict === "correct"
    if (answer.verdict === null) item.removeAttribute("data-hb-verdict")
    else item.setAttribute("data-hb-verdict", answer.verdict)
    if (focused === check && answered) keepFocus()
  }

  /** The button that had the focus is gone: go to the next thing to do or to read. */
  function keepFocus(): void {
    if (again!.hidden) status!.tabIndex = -1
    ;(again!.hidden ? status! : again!).focus()
  }

  const view: QuestionView = {
    question,
    stem: one(item, ".hb-stem")?.textContent?.trim() ?? question.id,
    href: `#${item.id}`,
    read: () => readInputs(question, inputs),
    show,
    remind() {
      fill(status, make("p", { class: "hb-reminder" }, words(choosing ? "choose_first" : "write_first")))
      inputs[0]?.focus()
    },
    focus: () => (again.hidden ? inputs[0] : again)?.focus(),
  }

  const wire = (acts: QuestionActs): Undo =>
    together([
      setHidden(one(item, ".hb-actions"), false),
      on(check, "click", acts.check),
      on(again, "click", acts.again),
      on(item, "click", guard),
      on(item, "keydown", (event) => checksOnEnter(event, () => answered || acts.check())),
      () => lockInputs(inputs, false),
    ])
  return { view, wire }
}
