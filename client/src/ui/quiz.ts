/** A quiz in the page. Until its answers are read back, the page stays as it came. */

import type { Log } from "../contract/log"
import { readQuiz, type Quiz } from "../contract/payload"
import { varies } from "../state/draw"
import { openJournal, type Keeping } from "../state/journal"
import { logOf, storesOf } from "../state/stores"
import type { Key, Words } from "../strings"
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
    const view = item && viewQuestion(item, question, quiz, answer, words)
    if (!view) return null
    views.push(view)
  }
  return { section, quiz, views, finish, blanks, results }
}

/** Not crypto.randomUUID: a school's plain-http box does not have it. */
function freshName(): string {
  return Array.from(crypto.getRandomValues(new Uint32Array(3)), (part) => part.toString(36)).join("-")
}

function freshSeed(): number {
  return crypto.getRandomValues(new Uint32Array(1))[0] ?? 0
}

const KEPT = { device: "saved", session: "saved_session", none: "saved_none" } as const

/** What is said of the answers' keeping: nothing before there is something, and never more than is true. */
function saidOf(quiz: Quiz, keeping: Keeping): Key | null {
  const stores = storesOf(quiz)
  const [home = "device"] = stores
  if (home === "none") return "saved_none"
  if (keeping === "saved") return stores.length > 1 ? "saved_some" : KEPT[home]
  return keeping === "refused" ? "not_saved" : keeping === "saving" ? "saving" : null
}

/** Bring one quiz to life. The log is shared by all quizzes of a page. */
export function mountQuiz(section: HTMLElement, log: Log, words: Words): Undo {
  const parts = partsOf(section, words)
  if (!parts) return () => undefined
  const { quiz } = parts
  const saved = one(section, ".hb-saved")
  let ended = false
  let undo = setHidden(one(section, ".hb-answers"), true)
  // What this attempt does not ask must not be seen to vanish.
  const wait = together(varies(quiz) ? all(section, ".hb-section").map((part) => setHidden(part, true)) : [])
  const watch = (keeping: Keeping): void => {
    const key = saidOf(quiz, keeping)
    if (saved && !ended) saved.textContent = key ? words(key) : ""
    // An open question says where it is kept: not what is not true.
    section.toggleAttribute("data-hb-unkept", keeping === "refused")
  }
  void openJournal(quiz, { log: logOf(quiz, log), fresh: freshName, now: Date.now, seed: freshSeed, watch }).then((journal) => {
    wait()
    if (!ended) undo = together([undo, play({ parts, journal, words, seed: freshSeed })])
  })
  return () => {
    ended = true
    wait()
    undo()
  }
}
