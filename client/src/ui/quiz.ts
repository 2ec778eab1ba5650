/** A quiz in the page. Until its answers are read back, the page stays as it came. */

import type { Log } from "../contract/log"
import { readQuiz } from "../contract/quiz"
import { openJournal, type Keeping } from "../state/journal"
import type { Words } from "../strings"
import { all, one, setHidden, together, type Undo } from "./dom"
import { play, type Parts } from "./play"
import { viewQuestion, type QuestionView } from "./question"

function byAttribute(root: ParentNode, name: string, value: string): HTMLElement | null {
  return all(root, `[${name}]`).find((element) => element.getAttribute(name) === value) ?? null
}

/** The parts of a quiz, or null when the page and its payload do not fit: then it stays as it is. */
function partsOf(section: HTMLElement, words: Words): Parts | null {
  const quiz = readQuiz(one(section, "script.hb-payload")?.textContent ?? "")
  const finish = one(section, ".hb-finish")
  const blanks = one(section, ".hb-blanks")
  const results = one(section, ".hb-results")
  if (!quiz || !finish || !blanks || !results) return null
  const answers = one(section, ".hb-answers")
  const views: QuestionView[] = []
  for (const question of quiz.questions) {
    const item = byAttribute(section, "data-hb-question", question.id)
    const answer = answers && byAttribute(answers, "data-hb-answer", question.id)
    const view = item && viewQuestion(item, question, answer, words)
    if (!view) return null
    views.push(view)
  }
  return { section, quiz, views, finish, blanks, results }
}

/** Not crypto.randomUUID: a school's plain-http box does not have it. */
function freshName(): string {
  return Array.from(crypto.getRandomValues(new Uint32Array(3)), (part) => part.toString(36)).join("-")
}

const SAID = { nothing: null, saving: "saving", saved: "saved", refused: "not_saved" } as const

/** Bring one quiz to life. The log is shared by all quizzes of a page. */
export function mountQuiz(section: HTMLElement, log: Log, words: Words): Undo {
  const parts = partsOf(section, words)
  if (!parts) return () => undefined
  const saved = one(section, ".hb-saved")
  let ended = false
  let undo = setHidden(one(section, ".hb-answers"), true)
  const watch = (keeping: Keeping): void => {
    const key = SAID[keeping]
    if (saved && !ended) saved.textContent = key ? words(key) : ""
  }
  void openJournal(parts.quiz, { log, fresh: freshName, now: Date.now, watch }).then((journal) => {
    if (!ended) undo = together([undo, play({ parts, journal, words })])
  })
  return () => {
    ended = true
    undo()
  }
}
