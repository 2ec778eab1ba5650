/** A quiz in the page. Until its answers are read back, the page stays as it came. */

import type { Log, QuizEvent } from "../contract/log"
import { readQuiz, type Quiz } from "../contract/quiz"
import { grade } from "../grading/grade"
import { openJournal, type Journal, type Keeping } from "../state/journal"
import { begin, of, type QuizState } from "../state/quiz"
import type { Words } from "../strings"
import { all, on, one, setHidden, together, type Undo } from "./dom"
import { viewQuestion, type QuestionActs, type QuestionView } from "./question"
import { showBlanks, showResults } from "./results"

interface Parts {
  readonly section: HTMLElement
  readonly quiz: Quiz
  readonly views: readonly QuestionView[]
  readonly wires: readonly ((acts: QuestionActs) => Undo)[]
  readonly finish: HTMLElement
  readonly blanks: HTMLElement
  readonly results: HTMLElement
  readonly saved: HTMLElement
}

function byAttribute(root: ParentNode, name: string, value: string): HTMLElement | null {
  return all(root, `[${name}]`).find((element) => element.getAttribute(name) === value) ?? null
}

/** The parts of a quiz, or null when the page and its payload do not fit: then it stays as it is. */
function partsOf(section: HTMLElement, words: Words): Parts | null {
  const quiz = readQuiz(one(section, "script.hb-payload")?.textContent ?? "")
  const [finish, blanks, results, saved] = [".hb-finish", ".hb-blanks", ".hb-results", ".hb-saved"].map(
    (name) => one(section, name),
  )
  if (!quiz || !finish || !blanks || !results || !saved) return null
  const answers = one(section, ".hb-answers")
  const views: QuestionView[] = []
  const wires: Parts["wires"][number][] = []
  for (const question of quiz.questions) {
    const item = byAttribute(section, "data-hb-question", question.id)
    const answer = answers && byAttribute(answers, "data-hb-answer", question.id)
    const made = item && viewQuestion(item, question, answer, words)
    if (!made) return null
    views.push(made.view)
    wires.push(made.wire)
  }
  return { section, quiz, views, wires, finish, blanks, results, saved }
}

/** Not crypto.randomUUID: a school's plain-http box does not have it. */
function freshName(): string {
  return Array.from(crypto.getRandomValues(new Uint32Array(3)), (part) => part.toString(36)).join("-")
}

const SAID = { nothing: null, saving: "saving", saved: "saved", refused: "not_saved" } as const

/** Make the parts work on a journal that is open. */
function run(parts: Parts, journal: Journal, words: Words): Undo {
  const { section, quiz, views, wires, finish, blanks, results } = parts
  const seeResults = one(finish, '[data-hb-action="results"]')
  const open = (): QuestionView[] =>
    views.filter(({ question }) => of(journal.state, question.id).verdict === null)

  function render(before: QuizState): void {
    for (const view of views) {
      const answer = of(journal.state, view.question.id)
      if (answer !== of(before, view.question.id)) view.show(answer)
    }
    if (seeResults) seeResults.hidden = journal.state.results
    if (journal.state.results || !blanks.hidden) listBlanks()
    showResults(results, quiz, journal.state, views, words)
  }

  function listBlanks(): void {
    showBlanks(blanks, journal.state.results ? [] : open(), words, finishQuiz)
  }

  function send(...events: readonly QuizEvent[]): void {
    const before = journal.state
    journal.add(events)
    render(before)
  }

  function answerOf(view: QuestionView): QuizEvent[] {
    const response = view.read()
    if (response === null) return []
    const verdict = grade(view.question, response)
    return [{ type: "answer", question: view.question.id, response, verdict }]
  }

  function actsOf(view: QuestionView): QuestionActs {
    return {
      check() {
        const answer = answerOf(view)
        if (answer.length > 0) send(...answer)
        else view.remind()
      },
      again() {
        send({ type: "again", question: view.question.id })
        view.focus()
      },
    }
  }

  function finishQuiz(): void {
    send({ type: "results" })
    results.focus()
  }

  /** What is chosen but not yet checked counts: no child's answer is lost for want of a click. */
  function askForResults(): void {
    send(...open().flatMap(answerOf))
    if (open().length === 0) return finishQuiz()
    listBlanks()
    blanks.focus()
  }

  function startOver(type: "retry" | "restart"): void {
    send({ type })
    blanks.hidden = true
    open()[0]?.focus()
  }

  render(begin(quiz))
  const buttons: [string, () => void][] = [
    ["results", askForResults],
    ["retry", () => startOver("retry")],
    ["restart", () => startOver("restart")],
  ]
  return together([
    ...wires.map((wire, i) => wire(actsOf(views[i]!))),
    setHidden(finish, false),
    ...buttons.flatMap(([name, act]) =>
      all(section, `[data-hb-action="${name}"]`).map((button) => on(button, "click", act)),
    ),
  ])
}

/** Bring one quiz to life. The log is shared by all quizzes of a page. */
export function mountQuiz(section: HTMLElement, log: Log, words: Words): Undo {
  const parts = partsOf(section, words)
  if (!parts) return () => undefined
  let ended = false
  let undo = setHidden(one(section, ".hb-answers"), true)
  const watch = (keeping: Keeping): void => {
    const key = SAID[keeping]
    if (!ended) parts.saved.textContent = key ? words(key) : ""
  }
  void openJournal(parts.quiz, { log, fresh: freshName, now: Date.now, watch }).then((journal) => {
    if (!ended) undo = together([undo, run(parts, journal, words)])
  })
  return () => {
    ended = true
    undo()
  }
}
