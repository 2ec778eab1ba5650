/** The course of a quiz: each act of the child becomes events, and the page follows the state. */

import type { QuizEvent } from "../contract/log"
import type { Quiz } from "../contract/quiz"
import { grade } from "../grading/grade"
import type { Journal } from "../state/journal"
import { begin, of, type QuizState } from "../state/quiz"
import type { Words } from "../strings"
import { all, on, one, setHidden, together, type Undo } from "./dom"
import type { QuestionActs, QuestionView } from "./question"
import { showBlanks, showResults } from "./results"

export interface Parts {
  readonly section: HTMLElement
  readonly quiz: Quiz
  readonly views: readonly QuestionView[]
  readonly finish: HTMLElement
  readonly blanks: HTMLElement
  readonly results: HTMLElement
}

interface Game {
  readonly parts: Parts
  readonly journal: Journal
  readonly words: Words
}

function unchecked({ parts, journal }: Game): QuestionView[] {
  return parts.views.filter(({ question }) => of(journal.state, question.id).verdict === null)
}

function listBlanks(game: Game, blanks: readonly QuestionView[]): void {
  showBlanks(game.parts.blanks, blanks, game.words, () => finish(game))
}

function render(game: Game, before: QuizState): void {
  const { parts, words } = game
  const now = game.journal.state
  for (const view of parts.views) {
    const answer = of(now, view.question.id)
    if (answer !== of(before, view.question.id)) view.show(answer)
  }
  const see = one(parts.finish, '[data-hb-action="results"]')
  if (see) see.hidden = now.results
  if (!parts.blanks.hidden) listBlanks(game, now.results ? [] : unchecked(game))
  showResults(parts.results, parts.quiz, now, parts.views, words)
}

function send(game: Game, events: readonly QuizEvent[]): void {
  const before = game.journal.state
  game.journal.add(events)
  render(game, before)
}

function answerOf({ question, read }: QuestionView): QuizEvent[] {
  const response = read()
  if (response === null) return []
  return [{ type: "answer", question: question.id, response, verdict: grade(question, response) }]
}

function check(game: Game, view: QuestionView): void {
  const answer = answerOf(view)
  if (answer.length > 0) send(game, answer)
  else view.remind()
}

function reopen(game: Game, view: QuestionView): void {
  send(game, [{ type: "again", question: view.question.id }])
}

function again(game: Game, view: QuestionView): void {
  reopen(game, view)
  view.focus()
}

function actsOf(game: Game, view: QuestionView): QuestionActs {
  return {
    check: () => check(game, view),
    again: () => again(game, view),
    reopen: () => reopen(game, view),
  }
}

function finish(game: Game): void {
  send(game, [{ type: "results" }])
  game.parts.results.focus()
}

/** What is chosen but not yet checked counts: no child's answer is lost for want of a click. */
function askForResults(game: Game): void {
  send(game, unchecked(game).flatMap(answerOf))
  const blanks = unchecked(game)
  if (blanks.length === 0) return finish(game)
  listBlanks(game, blanks)
  game.parts.blanks.focus()
}

function startOver(game: Game, type: "retry" | "restart"): void {
  // Closed first: it would list every question that this empties.
  listBlanks(game, [])
  send(game, [{ type }])
  unchecked(game)[0]?.focus()
}

/** Show what the journal holds and go on from there. */
export function play(game: Game): Undo {
  const { section, quiz, views, finish: end } = game.parts
  const press = (name: string, act: () => void): Undo =>
    together(all(section, `[data-hb-action="${name}"]`).map((button) => on(button, "click", act)))
  render(game, begin(quiz))
  return together([
    ...views.map((view) => view.wire(actsOf(game, view))),
    setHidden(end, false),
    press("results", () => askForResults(game)),
    press("retry", () => startOver(game, "retry")),
    press("restart", () => startOver(game, "restart")),
  ])
}
