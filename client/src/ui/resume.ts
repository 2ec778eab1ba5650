/** "Go on with question 4", when a child comes back to an attempt that was left half-way. */

import type { Quiz } from "../contract/payload"
import { waysOf } from "../state/course"
import { of, type QuizState } from "../state/quiz"
import type { Words } from "../strings"
import { make, on, one, type Undo } from "./dom"
import type { QuestionView } from "./question"

/** At the head of a quiz that was left half-way. Nothing scrolls by itself. */
function linkTo(section: HTMLElement, view: QuestionView, text: string): Undo {
  const link = make("a", { href: view.href, class: "hb-button hb-button--quiet" }, text)
  const line = make("p", { class: "hb-resume" }, link)
  const undo = on(link, "click", (event) => {
    event.preventDefault()
    line.hidden = true
    view.focus()
  })
  one(section, "h2")?.insertAdjacentElement("afterend", line)
  return () => {
    undo()
    line.remove()
  }
}

/** Where the attempt goes on: its place among the views, or -1. */
function placeOf(quiz: Quiz, state: QuizState, views: readonly QuestionView[]): number {
  const { open } = waysOf(quiz, state)
  const isOpen = ({ question }: QuestionView): boolean => open.includes(question.id)
  const isBlank = ({ question }: QuestionView): boolean => of(state, question.id).draft === null
  // Where nothing is checked on the way, what is chosen is done; else it waits for its check.
  const blank = quiz.behaviour === "deferred" ? views.findIndex((view) => isOpen(view) && isBlank(view)) : -1
  return blank < 0 ? views.findIndex(isOpen) : blank
}

/** The link, where there is something to go on with. `views`: those of the attempt, in its order. */
export function offerToGoOn(section: HTMLElement, quiz: Quiz, state: QuizState, views: readonly QuestionView[], words: Words): Undo {
  const isBegun = views.some(({ question }) => of(state, question.id).touched)
  const at = placeOf(quiz, state, views)
  const view = views[at]
  if (!isBegun || state.results || !view) return () => undefined
  return linkTo(section, view, words("resume", { n: at + 1 }))
}
