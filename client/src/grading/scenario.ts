/** How a story was walked: the twin of plugins/mkdocs_hornbook/grading.py. */

import type { Response, Scenario, Verdict } from "../contract/quiz"
import { walk } from "../contract/story"

/** Right when every step was safe, partly right when another way has led to the same safe ending. */
export function gradeStory(question: Scenario, response: Response): Verdict {
  const way = walk(question, response)
  if (!way?.ended || way.steps === 0) return "incorrect"
  return way.safe === way.steps ? "correct" : "partial"
}

/** The share of safe choices on the way to the ending. */
export function shareOfStory(question: Scenario, response: Response): number {
  const way = walk(question, response)
  return way?.ended && way.steps > 0 ? way.safe / way.steps : 0
}
