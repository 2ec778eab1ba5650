/** A quiz in the page. Until its answers are read back, the page stays as it came. */

import { readQuiz, type Quiz } from "../contract/payload"
import { isNotKept, type Device } from "../state/device"
import { varies } from "../state/draw"
import { openJournal, type Journal, type Keeping } from "../state/journal"
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

const REFUSED = { page: "not_saved", nobody: "saved_nobody", guest: "saved_guest", sensitive: "saved_none" } as const

function refusedBy(error: unknown): Key {
  if (isNotKept(error)) return REFUSED[error.why]
  return error instanceof Error && error.name === "QuotaExceededError" ? "saved_full" : "not_saved"
}

/** What is said of the answers' keeping: nothing before there is something, and never more than is true. */
function saidOf(quiz: Quiz, keeping: Keeping, isSmall: boolean, error: unknown): Key | null {
  const stores = storesOf(quiz)
  const [home = "device"] = stores
  if (home === "none") return "saved_none"
  if (keeping === "refused") return refusedBy(error)
  if (keeping !== "saved") return keeping === "saving" ? "saving" : null
  return stores.length > 1 ? "saved_some" : home === "device" && isSmall ? "saved_small" : KEPT[home]
}

/**
 * A page that comes to the front shows what was answered in another meanwhile: it is loaded anew, and
 * everything is there. Not where answers are kept nowhere: they would be gone.
 */
function follow(quiz: Quiz, journal: Journal): Undo {
  if (storesOf(quiz).includes("none")) return () => undefined
  const look = (): void => {
    if (document.visibilityState !== "visible") return
    void journal.isBehind().then((behind) => behind && location.reload(), () => undefined)
  }
  document.addEventListener("visibilitychange", look)
  return () => document.removeEventListener("visibilitychange", look)
}

/** Bring one quiz to life. The device is shared by all quizzes of a page. */
export function mountQuiz(section: HTMLElement, device: Device, words: Words): Undo {
  const found = partsOf(section, words)
  if (!found) return () => undefined
  const parts: Parts = found
  const { quiz } = parts
  const saved = one(section, ".hb-saved")
  let ended = false
  let undo = setHidden(one(section, ".hb-answers"), true)
  // What this attempt does not ask must not be seen to vanish.
  const wait = together(varies(quiz) ? all(section, ".hb-section").map((part) => setHidden(part, true)) : [])
  const choose = one(section, "[data-hb-choose]")
  let isSmall = false
  const watch = (keeping: Keeping, error?: unknown): void => {
    const key = saidOf(quiz, keeping, isSmall, error)
    if (saved && !ended) saved.textContent = key ? words(key) : ""
    if (choose) choose.hidden = key !== "saved_nobody"
    // An open question says where it is kept: not what is not true.
    section.toggleAttribute("data-hb-unkept", keeping === "refused")
  }
  async function start(): Promise<void> {
    if (storesOf(quiz).includes("device")) isSmall = (await device.rows()).lasts === "small"
    const log = logOf(quiz, device.log())
    const journal = await openJournal(quiz, { log, fresh: freshName, now: Date.now, seed: freshSeed, watch })
    wait()
    if (ended) return
    undo = together([undo, play({ parts, journal, words, seed: freshSeed }), follow(quiz, journal)])
    section.setAttribute("data-hb-started", "")
  }
  void start()
  return () => {
    ended = true
    wait()
    undo()
  }
}
