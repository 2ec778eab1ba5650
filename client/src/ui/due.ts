/** The page "Practise again": which questions are for today, and when others come back. */

import { practiseHash, readDueQuizzes, type DueQuiz } from "../contract/due"
import type { DeviceLog } from "../contract/log"
import { isFields } from "../contract/quiz"
import { dueOf, type Due } from "../state/due"
import type { Words } from "../strings"
import { all, fill, one, type Undo } from "./dom"

type View = "due" | "none" | "done" | "refused" | "later"

function laterWords(days: number, words: Words): string {
  return days === 1 ? words("due_tomorrow") : words("due_in", { n: days })
}

/** A row made from the page's own template. */
function row(root: Element, name: string, title: string, text: string): HTMLElement | null {
  const template = one(root, `[data-hb-due-row="${name}"]`) as HTMLTemplateElement | null
  const made = template?.content.firstElementChild?.cloneNode(true) as HTMLElement | undefined
  if (!made) return null
  fill(made.querySelector("strong") ?? made, document.createTextNode(title))
  fill(made.querySelector("small") ?? made, document.createTextNode(text))
  return made
}

function nowRow(root: Element, { quiz, now }: Due, base: string, words: Words): HTMLElement[] {
  const made = row(root, "now", quiz.title, words("due", { n: now.length }))
  made?.querySelector("a")?.setAttribute("href", base + quiz.url + practiseHash(quiz.id, now))
  return made ? [made] : []
}

function laterRow(root: Element, { quiz, next }: Due, words: Words): HTMLElement[] {
  const made = next === null ? null : row(root, "later", quiz.title, laterWords(next, words))
  return made ? [made] : []
}

function show(root: Element, views: readonly View[]): void {
  for (const part of all(root, "[data-hb-due-when]")) {
    part.hidden = !views.includes(part.getAttribute("data-hb-due-when") as View)
  }
}

function list(root: Element, view: View, rows: readonly HTMLElement[]): void {
  const place = one(root, `[data-hb-due-when="${view}"] ul`)
  if (place) fill(place, ...rows)
}

function render(root: Element, found: readonly Due[], base: string, words: Words): void {
  const now = found.filter((due) => due.now.length > 0)
  const later = [...found].filter(({ next }) => next !== null).sort((a, b) => (a.next ?? 0) - (b.next ?? 0))
  list(root, "due", now.flatMap((due) => nowRow(root, due, base, words)))
  list(root, "later", later.flatMap((due) => laterRow(root, due, words)))
  const first: View = now.length > 0 ? "due" : later.length > 0 ? "done" : "none"
  show(root, later.length > 0 ? [first, "later"] : [first])
}

/** Nothing is kept for a guest, nor before somebody was chosen: that is no fault of the device. */
function isEmpty(error: unknown): boolean {
  return isFields(error) && error.name === "NotKept" && (error.why === "guest" || error.why === "nobody")
}

/** Fill the page now, and again when a reader comes back to it. */
export function mountDue(root: Element, rows: unknown, log: DeviceLog, words: Words): Undo {
  const quizzes: readonly DueQuiz[] = readDueQuizzes(rows)
  const base = document.documentElement.getAttribute("data-hb-base") ?? ""
  const look = (): void => {
    log.readAll().then(
      (stored) => render(root, dueOf(quizzes, stored, Date.now()), base, words),
      (error) => show(root, [isEmpty(error) ? "none" : "refused"]),
    )
  }
  // A page that comes back from the browser's memory shows the list of an earlier time.
  const onShow = (event: PageTransitionEvent): void => {
    if (event.persisted) look()
  }
  look()
  window.addEventListener("pageshow", onShow)
  return () => window.removeEventListener("pageshow", onShow)
}
