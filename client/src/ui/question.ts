/** One question in the page: its inputs, its buttons, its status region. */

import type { Sure } from "../contract/log"
import type { Quiz } from "../contract/payload"
import type { Question, Response } from "../contract/quiz"
import type { Standing } from "../state/course"
import type { QuestionState } from "../state/quiz"
import type { Words } from "../strings"
import { afterPaint, all, fill, make, on, one, setHidden, together, type Undo } from "./dom"
import { wasEntered } from "./entered"
import { feedbackOf } from "./feedback"
import { viewHints, type Hints } from "./hints"
import { viewRows, type Rows } from "./ordering"
import { markParts, type Control } from "./parts"
import { showPlaces } from "./places"
import { mountOpen, showRubric } from "./open"
import { lockInputs, readInputs, writeInputs } from "./response"
import { viewStory } from "./scenario"
import { askSureness, type Sureness } from "./sure"

export interface QuestionActs {
  readonly check: () => void
  /** Keep what is chosen or typed and not checked. */
  readonly draft: () => void
  /** Open the question again and go to its first input. */
  readonly again: () => void
  /** Open the question again with what the child is choosing or typing in it just now. */
  readonly reopen: () => void
  /** A hint was opened. */
  readonly hint: () => void
}

export interface QuestionView {
  readonly question: Question
  /** The words of the question, for links to it. */
  readonly stem: string
  readonly href: string
  /** What a child can do who answers it; null when the author does not say so. */
  readonly objective: string | null
  readonly hints: number
  /** What stands in the inputs now. */
  read(): Response | null
  /** What of it is worth keeping before it is an answer. */
  draft(): Response | null
  sure(): Sure | undefined
  show(answer: QuestionState, standing: Standing): void
  /** Take another day's answer out of the inputs; what was chosen before the quiz began stays. */
  clear(): void
  /** Say that an answer is missing. */
  remind(): void
  /** Whether the child has pressed Enter for a check before the quiz began. */
  isAwaited(): boolean
  /** Focus where work on this question goes on. */
  focus(): void
  /** Show the buttons and let them act. */
  wire(acts: QuestionActs): Undo
}

interface Parts {
  readonly question: Question
  readonly item: HTMLElement
  readonly inputs: readonly Control[]
  readonly actions: HTMLElement
  readonly check: HTMLElement
  readonly again: HTMLElement
  readonly status: HTMLElement
  /** The rows of a question that asks for an order. */
  readonly rows: Rows | null
  readonly hints: Hints
  readonly sureness: Sureness | null
  /** Whether nothing is said before the results. */
  readonly isSilent: boolean
  /** A story leads on by buttons of its own. */
  readonly isStory: boolean
  /** What stood in the inputs before the state was brought into them; undefined until then. */
  early?: Response | null
}

function partsOf(item: HTMLElement, question: Question, quiz: Quiz, words: Words): Parts | null {
  const inputs = all<Control>(item, "fieldset input, fieldset select, fieldset textarea")
  const actions = one(item, ".hb-actions")
  const check = one(item, '[data-hb-action="check"]')
  const again = one(item, '[data-hb-action="again"]')
  const status = one(item, ".hb-feedback")
  if (!actions || !check || !again || !status) return null
  const rows = viewRows(item, question, status, words) ?? viewStory(item, question)
  if (inputs.length === 0 && !rows) return null
  return {
    question,
    item,
    inputs,
    actions,
    check,
    again,
    status,
    rows,
    hints: viewHints(item),
    sureness: quiz.confidence && isMarked(question) ? askSureness(item, status, words) : null,
    isSilent: quiz.behaviour === "deferred",
    isStory: question.kind === "scenario",
  }
}

/** Nobody can be sure or unsure of what nobody marks, or of a story. */
function isMarked({ kind }: Question): boolean {
  return kind !== "open" && kind !== "scenario"
}

/** Put the answer into the inputs, unless a new choice has opened it again: then they are ahead of the state. */
function showAnswer(parts: Parts, answer: QuestionState, locked: boolean): void {
  const { question, inputs, again, rows, sureness } = parts
  const response = answer.verdict === null ? (answer.draft ?? answer.response) : answer.response
  const isReopened = !again.hidden && answer.verdict === null && answer.response !== null
  // Typed while the answers were still being read back: nothing of it may be lost.
  const isEarly = parts.early === undefined && response === null
  if (parts.early === undefined) parts.early = rows ? null : readInputs(question, inputs)
  if (!isReopened && rows) rows.write(response)
  else if (!isReopened && !isEarly) writeInputs(inputs, response)
  if (!isReopened) sureness?.write(answer.sure)
  lockInputs(inputs, locked)
  rows?.lock(locked)
}

/** The same words again are no news: an open hint must not have the verdict read out once more. */
function say(status: HTMLElement, said: readonly Node[]): void {
  const text = said.map((node) => node.textContent ?? "").join("")
  if (status.textContent !== text) fill(status, ...said)
}

/** Bring the question in line with its state; the nodes are what is said about it. */
function show(parts: Parts, answer: QuestionState, standing: Standing, said: Node[]): void {
  const { item, check, again, status } = parts
  const { isOpen, isRetriable } = standing
  const hadFocus = document.activeElement === check
  // A note is never marked, and a child may go on with it.
  showAnswer(parts, answer, !isOpen && !isRetriable && answer.verdict !== "noted")
  parts.sureness?.hide(!isOpen)
  parts.hints.show(answer.hints)
  // At the end of a silent quiz all questions speak at once: nobody wants to hear that read out.
  if (parts.isSilent && !isOpen) status.removeAttribute("role")
  else status.setAttribute("role", "status")
  say(status, said)
  // Hidden by a class first: the attribute on what has the focus makes Chromium lay the page out at once.
  check.classList.toggle("hb-gone", !isOpen)
  if (!hadFocus) check.hidden = !isOpen
  again.hidden = !isRetriable
  if (answer.verdict === null) item.removeAttribute("data-hb-verdict")
  else item.setAttribute("data-hb-verdict", answer.verdict)
  if (!hadFocus || isOpen) return
  // The button that had the focus is gone: go to the next thing to do or to read.
  afterPaint(() => {
    check.hidden = check.classList.contains("hb-gone")
    if (document.activeElement !== document.body) return
    if (again.hidden) status.tabIndex = -1
    ;(again.hidden ? status : again).focus()
  })
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

/** In a box of several lines, Enter begins a new one: it needs Ctrl to be an answer. */
function isSent(event: KeyboardEvent): boolean {
  return event.key === "Enter" && (event.ctrlKey || event.metaKey) && event.target instanceof HTMLTextAreaElement
}

function isGone(button: HTMLElement): boolean {
  return !!button.hidden || button.classList.contains("hb-gone")
}

/** Enter goes to the next empty box, and then it is the button. */
function enter({ inputs, check, isSilent }: Parts, acts: QuestionActs, event: KeyboardEvent): void {
  if (isSent(event)) return isSilent || isGone(check) ? acts.draft() : acts.check()
  if (!isEntered(event)) return
  event.preventDefault()
  const empty = inputs.find((input) => input !== event.target && input.value === "")
  if (empty) empty.focus()
  else if (isSilent) acts.draft()
  else if (!isGone(check)) acts.check()
}

function wire(parts: Parts, acts: QuestionActs): Undo {
  const { item, inputs, actions, check, again, rows, isSilent, isStory } = parts
  return together([
    rows ? rows.wire(isSilent ? acts.draft : acts.check) : () => undefined,
    mountOpen(item, parts.status),
    setHidden(actions, isSilent || isStory),
    parts.hints.wire(acts.hint),
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
    on(item, "change", acts.draft),
    on(item, "keydown", (event) => enter(parts, acts, event)),
    () => lockInputs(inputs, false),
    () => parts.sureness?.remove(),
  ])
}

/** The feedback, and how often the question can still be tried. */
function saidOf(question: Question, answer: QuestionState, standing: Standing, answers: Element | null, words: Words): Node[] {
  const said = feedbackOf(question, answer, standing.isTold, answers, words)
  const { isRetriable, left } = standing
  return isRetriable && left !== null ? [...said, make("p", {}, words("tries_left", { n: left }))] : said
}

/** The view of a question, or null when the page lacks a part of it. */
export function viewQuestion(
  item: HTMLElement,
  question: Question,
  quiz: Quiz,
  answers: Element | null,
  words: Words,
): QuestionView | null {
  const parts = partsOf(item, question, quiz, words)
  if (!parts) return null
  const { inputs, again, status, rows, hints, sureness } = parts
  const asked = /^text/.test(inputs[0]?.type ?? "") ? "write_first" : "choose_first"
  const reminder = question.kind === "cloze" ? "fill_first" : asked
  const read = (): Response | null => (rows ? rows.read() : readInputs(question, inputs))
  return {
    question,
    stem: one(item, ".hb-stem")?.textContent?.trim() ?? question.id,
    href: `#${item.id}`,
    objective: (answers && one(answers, "[data-hb-objective]")?.textContent) ?? null,
    hints: hints.total,
    read,
    draft: () => (rows?.draft ? rows.draft() : read()),
    sure: () => sureness?.read(),
    show(answer, standing) {
      show(parts, answer, standing, saidOf(question, answer, standing, answers, words))
      markParts(item, question, answer, words)
      showRubric(item, answer)
    },
    clear() {
      if (rows) rows.write(null)
      else writeInputs(inputs, parts.early ?? null)
      showPlaces(item)
      sureness?.write(null)
    },
    remind() {
      fill(status, make("p", { class: "hb-reminder" }, words(reminder)))
      inputs[0]?.focus()
    },
    isAwaited: () => wasEntered(inputs) && !parts.isSilent && !isGone(parts.check) && inputs.every(({ value }) => value !== ""),
    focus: () => (again.hidden || parts.isStory ? (rows ?? inputs[0]) : again)?.focus(),
    wire: (acts) => wire(parts, acts),
  }
}
