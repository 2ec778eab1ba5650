/** The review: every question of the attempt with each answer, why it fits or not, and what the child chose. */

import type { Quiz } from "../contract/payload"
import { isFields, type Question, type Response } from "../contract/quiz"
import { rightParts } from "../grading/parts"
import { of, type QuestionState, type QuizState } from "../state/quiz"
import type { Words } from "../strings"
import { all, copy, make, on, one } from "./dom"
import { takenOf, verdictKey, wordsOf, wordsOfPart } from "./said"

export interface Review {
  /** Show it in place of the questions and the results; the ids are those asked, in their order. */
  open(state: QuizState, asked: readonly string[]): void
  /** Bring the questions back; does nothing when it is not open. */
  close(): void
}

function named(root: Element, name: string, value: string): HTMLElement | null {
  return all(root, `[${name}]`).find((element) => element.getAttribute(name) === value) ?? null
}

/** What the review adds to the answers, so that it can be taken away again. */
function made<K extends keyof HTMLElementTagNameMap>(tag: K, cls: string, ...children: (Node | string)[]): HTMLElementTagNameMap[K] {
  return make(tag, { "data-hb-made": "", class: cls }, ...children)
}

function clear(answers: Element): void {
  all(answers, "[data-hb-made]").forEach((element) => element.remove())
  for (const name of ["data-hb-verdict", "data-hb-taken", "data-hb-part-verdict"]) {
    all(answers, `[${name}]`).forEach((element) => element.removeAttribute(name))
  }
  const hideable = "[data-hb-answer], .hb-answer-feedback, [data-hb-feedback], .hb-not-chosen"
  for (const element of all(answers, hideable)) element.hidden = false
}

function markChoices(place: Element, taken: readonly string[], words: Words): boolean {
  const mine = all(place, "[data-hb-choice]").filter((choice) => taken.includes(choice.getAttribute("data-hb-choice") ?? ""))
  for (const choice of mine) {
    choice.setAttribute("data-hb-taken", "")
    const after = one(choice, ".hb-mark") ?? choice.firstElementChild
    after?.after(" ", made("span", "hb-mark hb-mine", words("your_answer")))
  }
  return mine.length > 0
}

/** Beside each part: that it was right, or what was chosen or typed there. */
function markParts(place: Element, item: Element, question: Question, response: Response, words: Words): boolean {
  const parts = all(place, "[data-hb-answer-part]")
  const right = rightParts(question, response)
  for (const part of parts) {
    const id = part.getAttribute("data-hb-answer-part") ?? ""
    const isRight = right.get(id) === true
    const mine = isFields(response) ? wordsOfPart(item, id, response[id]) : ""
    const said = mine ? words("your_answer_was", { answer: mine }) : words("part_blank")
    const mark = made("span", "hb-mark hb-mine", isRight ? words("part_right") : said)
    if (isRight) mark.setAttribute("data-hb-right", "")
    if (part.tagName === "LI") part.append(" ", mark)
    else part.after(" ", mark)
  }
  return parts.length > 0
}

/** The line that says what was answered, where no choice and no part of the answers can say it. */
function answerLine(item: Element, question: Question, response: Response, words: Words): Node | null {
  const found = wordsOf(item, question, response)
  if (found.length === 0) return null
  const list = found.length > 1
    ? make(question.kind === "ordering" ? "ol" : "ul", {}, ...found.map((text) => make("li", {}, text)))
    : make("strong", {}, found[0] ?? "")
  return made("div", "hb-my-answer", `${words("your_answer_is")} `, list)
}

function markAnswer(place: Element, item: Element, question: Question, response: Response, words: Words): void {
  if (markChoices(place, takenOf(place, question, response), words) || markParts(place, item, question, response, words)) return
  const line = answerLine(item, question, response, words)
  if (line) one(place, ".hb-verdict")?.after(line)
}

/** The choices in the order in which this attempt asked them. */
function inAskedOrder(place: Element, item: Element): void {
  for (const input of all<HTMLInputElement>(item, ".hb-choice input")) {
    const choice = named(place, "data-hb-choice", input.value)
    if (choice) choice.parentElement?.append(choice)
  }
}

/** Of the words for each verdict, and of those for each choice, the ones that fit what was answered. */
function keepSaid(place: Element, { verdict }: QuestionState): void {
  for (const choice of all(place, "[data-hb-choice]")) {
    const feedback = one(choice, "[data-hb-feedback]")
    const notChosen = one(choice, ".hb-not-chosen")
    const isLeft = verdict !== null && !choice.hasAttribute("data-hb-taken")
    if (notChosen) notChosen.hidden = !isLeft
    if (notChosen && feedback) feedback.hidden = isLeft
  }
  for (const said of all(place, ".hb-answer-feedback")) {
    said.hidden = one(said, "[data-hb-when]")?.getAttribute("data-hb-when") !== verdict
  }
}

function show(place: HTMLElement, item: Element, question: Question, answer: QuestionState, words: Words): void {
  const number = one(item, ".hb-number")
  const stem = one(place, ".hb-answer-stem")
  if (number) stem?.before(made("p", "hb-number", ...Array.from(copy(number).childNodes)))
  const verdict = answer.verdict === null ? made("p", "hb-left", words("left_blank")) : made("p", "hb-verdict", words(verdictKey(question, answer.verdict)))
  const picture = one(item, "figure")
  stem?.after(...(picture ? [made("div", "hb-shown", copy(picture))] : []), verdict)
  if (answer.verdict !== null) place.setAttribute("data-hb-verdict", answer.verdict)
  if (answer.verdict !== null && answer.response !== null) markAnswer(place, item, question, answer.response, words)
  inAskedOrder(place, item)
  keepSaid(place, answer)
}

function frame(answers: Element, words: Words, back: () => void): void {
  const button = (cls: string): HTMLElement => {
    const element = make("button", { type: "button", class: `hb-button ${cls}` }, words("back_to_results"))
    on(element, "click", back)
    return made("div", "hb-actions", element)
  }
  one(answers, "h3")?.after(made("p", "hb-prompt", words("review_help")), button("hb-button--quiet"))
  answers.append(button(""))
}

/** The review of a quiz; null when the page has no answers. `back`: a child goes back to the results. */
export function viewReview(section: HTMLElement, quiz: Quiz, words: Words, back: () => void): Review | null {
  const answers = one(section, ".hb-answers")
  const list = answers && one(answers, "ol")
  const heading = answers && one(answers, "h3")
  if (!answers || !list || !heading) return null
  const placeOf = (id: string): HTMLElement | null => named(answers, "data-hb-answer", id)
  const inOrder = (ids: readonly string[]): void =>
    ids.forEach((id) => {
      const place = placeOf(id)
      if (place) list.append(place)
    })

  return {
    open(state, asked) {
      clear(answers)
      inOrder(asked)
      for (const question of quiz.questions) {
        const place = placeOf(question.id)
        const item = named(section, "data-hb-question", question.id)
        if (!place || !item) continue
        place.hidden = !asked.includes(question.id)
        if (!place.hidden) show(place, item, question, of(state, question.id), words)
      }
      frame(answers, words, back)
      section.setAttribute("data-hb-review", "")
      answers.hidden = false
      heading.tabIndex = -1
      heading.focus()
      answers.scrollIntoView()
    },
    close() {
      if (!section.hasAttribute("data-hb-review")) return
      section.removeAttribute("data-hb-review")
      answers.hidden = true
      clear(answers)
      inOrder(quiz.questions.map(({ id }) => id))
    },
  }
}
