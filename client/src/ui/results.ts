/** The end of a quiz: what is blank, the score, what to practise. */

import type { Quiz } from "../contract/payload"
import { waysOf, type Ways } from "../state/course"
import { isMissed, of, type QuizState } from "../state/quiz"
import { bandOf, isInPoints, score, type Score } from "../state/score"
import type { Key, Words } from "../strings"
import { all, fill, make, on, one } from "./dom"
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

/** What is missed, and what a child can do who has practised it. */
function linkWithObjective(view: QuestionView): HTMLElement {
  const item = linkTo(view)
  if (view.objective) item.append(make("p", { class: "hb-small" }, view.objective))
  return item
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

function shortNumber(number: number): string {
  return Number(number.toFixed(2)).toLocaleString(document.documentElement.lang || "en")
}

/** In questions; in points where an author weighs them. Nothing where nothing counts. */
function saidOfScore(quiz: Quiz, { right, total, points, most }: Score, words: Words): string {
  if (total === 0) return ""
  if (!isInPoints(quiz)) return words("score", { right, n: total })
  return words("points", { points: shortNumber(points), most: shortNumber(most), n: most })
}

function saidOfAttempts({ left }: Ways, words: Words): string {
  if (left === null) return ""
  return left === 0 ? words("attempts_none") : words("attempts_left", { n: left })
}

/** What a child was sure of and has wrong teaches most: it comes first. */
function missedOf(state: QuizState, views: readonly QuestionView[]): QuestionView[] {
  const missed = views.filter(({ question }) => isMissed(of(state, question.id)))
  const isSure = ({ question }: QuestionView): boolean => {
    const { sure, verdict } = of(state, question.id)
    return sure === "sure" && verdict !== null
  }
  return [...missed.filter(isSure), ...missed.filter((view) => !isSure(view))]
}

function adviceFor(missed: number, isEnough: boolean, left: number | null): Key {
  if (missed === 0) return "advice_all"
  if (left === 0) return "advice_look"
  return isEnough ? "advice_enough" : "advice_practise"
}

function showBand(section: HTMLElement, band: number | null): void {
  for (const text of all(section, "[data-hb-band]")) text.hidden = Number(text.getAttribute("data-hb-band")) !== band
}

function showMissed(section: HTMLElement, missed: readonly QuestionView[], words: Words): void {
  const list = one(section, ".hb-missed")
  if (!list) return
  list.hidden = missed.length === 0
  list.setAttribute("aria-label", words("missed"))
  fill(list, ...missed.map(linkWithObjective))
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
  section.removeAttribute("data-hb-fresh")
  if (section.hidden) return
  const result = score(quiz, state)
  const ways = waysOf(quiz, state)
  const missed = missedOf(state, views)
  setText(section, ".hb-score", saidOfScore(quiz, result, words))
  setText(section, ".hb-advice", words(adviceFor(missed.length, result.enough, ways.left)))
  setText(section, ".hb-attempts", saidOfAttempts(ways, words))
  showBand(section, bandOf(quiz, result))
  showMissed(section, missed, words)
  const sprout = one(section, ".hb-sprout")
  if (sprout) sprout.hidden = missed.length > 0 && !result.enough
  for (const way of ["retry", "restart", "review"] as const) {
    all(section, `[data-hb-action="${way}"]`).forEach((button) => (button.hidden = !ways[way]))
  }
}
