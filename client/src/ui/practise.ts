/** A quiz opened from "Practise again": the questions of today alone, and a way to the whole quiz. */

import { practiseHash, readPractiseHash } from "../contract/due"
import type { Quiz } from "../contract/payload"
import type { Journal } from "../state/journal"
import { of, type QuizState } from "../state/quiz"
import { all, on, one, setHidden, together, type Undo } from "./dom"
import type { QuestionView } from "./question"

export interface Practice {
  /** Take the answers of other days away and go to the questions; the page shows their state already. */
  begin(): Undo
  /** Follow what a child does. */
  follow(state: QuizState): void
}

/** The end of the address is where a reload finds what is left; refused, it stays as it was. */
function keepHash(hash: string): void {
  try {
    history.replaceState(null, "", hash || location.pathname + location.search)
  } catch {
    // A browser that guards addresses of the disk: after a reload, all of them are asked again.
  }
}

function itemOf(section: Element, view: QuestionView): HTMLElement | null {
  return all(section, "[data-hb-question]").find(({ id }) => `#${id}` === view.href) ?? null
}

/** Hide what is not practised, and the parts of the quiz in which nothing is. */
function showOnly(section: HTMLElement, shown: readonly (HTMLElement | null)[]): Undo {
  const items = all(section, "[data-hb-question]").map((item) => setHidden(item, !shown.includes(item)))
  const parts = all(section, ".hb-section").map((part) => setHidden(part, !shown.some((item) => part.contains(item))))
  return together([...items, ...parts])
}

/** Open what was answered on another day. An attempt that is over stays the same attempt. */
function reopen(chosen: readonly QuestionView[], journal: Journal): void {
  const checked = chosen.filter(({ question }) => of(journal.state, question.id).verdict !== null)
  journal.add(checked.map(({ question }) => ({ type: "again", question: question.id })))
}

/** The practice that the page's address asks of this quiz; null when it asks for none. */
export function practiceOf(section: HTMLElement, quiz: Quiz, views: readonly QuestionView[], journal: Journal): Practice | null {
  const wanted = readPractiseHash(location.hash, quiz.id)
  const chosen = views.filter(({ question }) => wanted.includes(question.id))
  const box = one(section, ".hb-practise")
  const done = one(section, ".hb-practised")
  const results = one(section, '.hb-finish [data-hb-action="results"]')
  if (chosen.length === 0 || !box || !done || !results) return null
  let isOn = true
  reopen(chosen, journal)

  function follow(state: QuizState): void {
    if (!isOn || !done || !results) return
    const left = chosen.map(({ question }) => question.id).filter((id) => of(state, id).verdict === null)
    done.hidden = left.length > 0
    // Where nothing is said before the results, they are the way on.
    if (quiz.behaviour !== "deferred") results.hidden = true
    keepHash(practiseHash(quiz.id, left))
  }

  function begin(): Undo {
    const show = together([showOnly(section, chosen.map((view) => itemOf(section, view))), setHidden(box, false)])
    const end = (): void => {
      if (!isOn || !done || !results) return
      isOn = false
      show()
      done.hidden = true
      results.hidden = journal.state.results
      keepHash("")
    }
    const whole = (): void => {
      end()
      one(section, "h2")?.scrollIntoView()
    }
    chosen.forEach((view) => view.clear())
    follow(journal.state)
    // Whoever has begun to answer stays there.
    if (!chosen.some((view) => itemOf(section, view)?.contains(document.activeElement))) box?.focus()
    return together([end, ...all(section, '[data-hb-action="whole"]').map((button) => on(button, "click", whole))])
  }

  return { follow, begin }
}
