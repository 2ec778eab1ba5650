/** The end of a quiz: what is blank, the score, what to practise. */

import { of, score, type QuizState } from "../state/quiz"
import type { Quiz } from "../contract/quiz"
import type { Words } from "../strings"
import { fill, make, on, one } from "./dom"
import type { QuestionView } from "./question"

/** A link that leads to the question and puts the focus where it is answered. */
function linkTo(view: QuestionView): HTMLElement {
  const link = make("a", { href: view.href }, view.stem)
  on(link, "click", (event) => {
    event.preventDefault()
    view.focus()
  })
  return make("li", {}, link)
}

/** Fill the box of unanswered questions; with none left it is empty and hidden. */
export function showBlanks(
  box: HTMLElement,
  blanks: readonly QuestionView[],
  words: Words,
  anyway: () => void,
): void {
  const title = `${box.closest("section")?.getAttribute("aria-labelledby") ?? "hb"}-blanks`
  box.hidden = blanks.length === 0
  if (box.hidden) return fill(box)
  box.setAttribute("role", "group")
  box.setAttribute("aria-labelledby", title)
  const button = make("button", { type: "button", class: "hb-button" }, words("show_anyway"))
  on(button, "click", anyway)
  fill(
    box,
    make("h3", { id: title }, words("blanks", { n: blanks.length })),
    make("p", {}, words("blanks_help")),
    make("ul", {}, ...blanks.map(linkTo)),
    button,
  )
}

function setText(root: Element, selector: string, text: string): void {
  const element = one(root, selector)
  if (element) element.textContent = text
}

/** Show the results, or hide them while the quiz goes on. */
export function showResults(
  section: HTMLElement,
  quiz: Quiz,
  state: QuizState,
  views: readonly QuestionView[],
  words: Words,
): void {
  section.hidden = !state.results
  if (section.hidden) return
  const { right, total, enough } = score(quiz, state)
  const missed = views.filter(({ question }) => of(state, question.id).verdict !== "correct")
  setText(section, ".hb-score", words("score", { right, n: total }))
  const advice = missed.length === 0 ? "advice_all" : enough ? "advice_enough" : "advice_practise"
  setText(section, ".hb-advice", words(advice))
  const list = one(section, ".hb-missed")
  if (list) {
    list.hidden = missed.length === 0
    list.setAttribute("aria-label", words("missed"))
    fill(list, ...missed.map(linkTo))
  }
  const retry = one(section, '[data-hb-action="retry"]')
  if (retry) retry.hidden = missed.length === 0
}
