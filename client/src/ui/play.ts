/** The course of a quiz: each act of the child becomes events, and the page follows the state. */

import type { QuizEvent } from "../contract/log"
import type { Quiz } from "../contract/payload"
import { grade } from "../grading/grade"
import { standingOf, type Standing } from "../state/course"
import type { Journal } from "../state/journal"
import { asked, begin, of, type QuizState } from "../state/quiz"
import type { Words } from "../strings"
import { arrange } from "./arrange"
import { all, on, one, setHidden, together, type Undo } from "./dom"
import { practiceOf, type Practice } from "./practise"
import type { QuestionActs, QuestionView } from "./question"
import { showBlanks, showResults } from "./results"
import { offerToGoOn } from "./resume"
import { viewReview, type Review } from "./review"

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
  readonly seed: () => number
  readonly practice?: Practice | null
}

/** A game in which every answer can be looked at, and some be practised alone. */
type Reviewed = Game & { readonly review: Review | null }

/** The questions of this attempt, in its order. */
function viewsOf({ parts, journal }: Game): QuestionView[] {
  const ids = asked(parts.quiz, journal.state).flat()
  return ids.flatMap((id) => parts.views.filter(({ question }) => question.id === id))
}

function unchecked(game: Game): QuestionView[] {
  return viewsOf(game).filter(({ question }) => of(game.journal.state, question.id).verdict === null)
}

function blanksOf(game: Game): QuestionView[] {
  const isSilent = game.parts.quiz.behaviour === "deferred"
  return unchecked(game).filter((view) => !isSilent || view.read() === null)
}

function listBlanks(game: Game, blanks: readonly QuestionView[]): void {
  showBlanks(game.parts.blanks, blanks, game.words, () => finish(game))
}

function isSame(one: Standing, other: Standing): boolean {
  return (Object.keys(one) as (keyof Standing)[]).every((key) => one[key] === other[key])
}

function renderQuestions({ parts, journal }: Game, before: QuizState, isFirst: boolean): void {
  const { quiz } = parts
  for (const view of parts.views) {
    const { question } = view
    const answer = of(journal.state, question.id)
    const standing = standingOf(quiz, journal.state, question)
    const same = answer === of(before, question.id) && isSame(standing, standingOf(quiz, before, question))
    if (isFirst || !same) view.show(answer, standing)
  }
}

function render(game: Game, before: QuizState, isFirst = false): void {
  const { parts, words } = game
  const now = game.journal.state
  if (isFirst || now.seed !== before.seed) arrange(parts.section, parts.quiz, now, words)
  renderQuestions(game, before, isFirst)
  // Whoever acts has gone on.
  const resume = one(parts.section, ".hb-resume")
  if (resume) resume.hidden = true
  const see = one(parts.finish, '[data-hb-action="results"]')
  if (see) see.hidden = now.results
  if (!parts.blanks.hidden) listBlanks(game, now.results ? [] : blanksOf(game))
  showResults(parts.results, parts.quiz, now, viewsOf(game), words)
  if (!isFirst) game.practice?.follow(now)
}

function send(game: Game, events: readonly QuizEvent[]): void {
  const before = game.journal.state
  game.journal.add(events)
  render(game, before)
}

function givenTo({ question, sure }: QuestionView): { question: string; mark?: string; sure?: "sure" | "unsure" | "guess" } {
  const said = sure()
  return { question: question.id, ...(question.mark && { mark: question.mark }), ...(said && { sure: said }) }
}

function answerOf(view: QuestionView): QuizEvent[] {
  const response = view.read()
  if (response === null) return []
  return [{ type: "answer", ...givenTo(view), response, verdict: grade(view.question, response) }]
}

/** After a wrong try, the next hint opens by itself, where the author wants it so. */
function helpFor({ parts, journal }: Game, view: QuestionView): void {
  const { question, hints } = view
  const { isRetriable } = standingOf(parts.quiz, journal.state, question)
  if (parts.quiz.behaviour !== "interactive" || !isRetriable || of(journal.state, question.id).hints >= hints) return
  journal.add([{ type: "hint", question: question.id }])
}

function check(game: Game, view: QuestionView): void {
  const answer = answerOf(view)
  if (answer.length === 0) return view.remind()
  const before = game.journal.state
  game.journal.add(answer)
  helpFor(game, view)
  render(game, before)
}

function isAlike(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

/** What differs from the state is kept, and nothing is shown: it stands in the inputs already. */
function draft(game: Game, view: QuestionView): void {
  const { verdict, response, draft: kept, sure } = of(game.journal.state, view.question.id)
  const given = view.draft()
  if (verdict === "noted" && given !== null && !isAlike(given, response)) return check(game, view)
  // Marked while nobody waits: the patterns for typed words, made at the tap, would hold its feedback up.
  if (given !== null) grade(view.question, given)
  const isKept = isAlike(given, kept ?? response) && isAlike(view.sure() ?? null, sure)
  if (verdict !== null || isKept) return
  game.journal.add([{ type: "draft", ...givenTo(view), response: given }])
  if (!game.parts.blanks.hidden) listBlanks(game, blanksOf(game))
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
    draft: () => draft(game, view),
    again: () => again(game, view),
    reopen: () => reopen(game, view),
    hint: () => send(game, [{ type: "hint", question: view.question.id }]),
  }
}

/** What is chosen but not yet checked counts: no child's answer is lost for want of a click. */
function finish(game: Game): void {
  send(game, [...unchecked(game).flatMap(answerOf), { type: "results" }])
  game.parts.results.setAttribute("data-hb-fresh", "")
  game.parts.results.focus()
}

function askForResults(game: Game): void {
  const isSilent = game.parts.quiz.behaviour === "deferred"
  if (!isSilent) send(game, unchecked(game).flatMap(answerOf))
  const blanks = blanksOf(game)
  if (blanks.length === 0) return finish(game)
  listBlanks(game, blanks)
  game.parts.blanks.focus()
}

function openReview({ parts, journal, review }: Reviewed): void {
  review?.open(journal.state, asked(parts.quiz, journal.state).flat())
}

function startOver(game: Reviewed, event: QuizEvent): void {
  game.review?.close()
  // Closed first: it would list every question that this empties.
  listBlanks(game, [])
  send(game, [event])
  unchecked(game)[0]?.focus()
}

/** How long nobody types before what is typed is kept. */
const PAUSE = 400

/** What was chosen before this began, and what is typed in each pause, is kept; and all when the page goes away. */
function keepDrafts(game: Game): Undo {
  let timer = 0
  const keep = (): void => viewsOf(game).forEach((view) => draft(game, view))
  const soon = (): void => {
    window.clearTimeout(timer)
    timer = window.setTimeout(keep, PAUSE)
  }
  soon()
  return together([
    on(game.parts.section, "input", soon),
    on(document, "visibilitychange" as "click", () => document.visibilityState === "hidden" && keep()),
    () => window.clearTimeout(timer),
  ])
}

/** Show what the journal holds and go on from there. */
export function play(given: Game): Undo {
  const { section, quiz, views, finish: end, results } = given.parts
  const back = (): void => {
    review?.close()
    results.focus()
  }
  const review = viewReview(section, quiz, given.words, back)
  const practice = practiceOf(section, quiz, views, given.journal)
  const game: Reviewed = { ...given, review, practice }
  const press = (name: string, act: () => void): Undo =>
    together(all(section, `[data-hb-action="${name}"]`).map((button) => on(button, "click", act)))
  render(game, begin(quiz), true)
  const undo = together([
    () => review?.close(),
    ...views.map((view) => view.wire(actsOf(game, view))),
    practice ? practice.begin() : offerToGoOn(section, quiz, game.journal.state, viewsOf(game), game.words),
    keepDrafts(game),
    setHidden(end, false),
    ...all(section, ".hb-select").map((line) => setHidden(line, true)),
    press("results", () => askForResults(game)),
    press("review", () => openReview(game)),
    press("retry", () => startOver(game, { type: "retry" })),
    press("restart", () => startOver(game, { type: "restart", seed: game.seed() })),
  ])
  views.filter((view) => view.isAwaited()).forEach((view) => check(game, view))
  return undo
}
