/** An open answer: what to compare with stands between the words and the ticks. */

import type { QuestionState } from "../state/quiz"
import { all, one, setHidden, together, type Undo } from "./dom"

/** What to tick is shown when there is something to compare. */
export function showRubric(item: Element, answer: QuestionState): void {
  for (const rubric of all(item, ".hb-rubric")) rubric.hidden = answer.verdict !== "noted"
}

/** Put the feedback above the ticks, and say where the words are kept: only a script keeps them. */
export function mountOpen(item: HTMLElement, status: HTMLElement): Undo {
  const rubric = one(item, ".hb-rubric")
  if (!rubric) return () => undefined
  const after = status.nextSibling
  const home = status.parentNode
  rubric.parentNode?.insertBefore(status, rubric)
  return together([
    () => home?.insertBefore(status, after),
    setHidden(one(item, "[data-hb-kept]"), false),
    () => (rubric.hidden = false),
  ])
}
