/** Rows to put in order: each has a button up and a button down, and nothing needs to be dragged. */

import { readResponse, type Question, type Response } from "../contract/quiz"
import type { Words } from "../strings"
import { all, fill, make, on, one, setHidden, together, type Undo } from "./dom"

export interface Rows {
  /** The ids as they stand; null while nobody has moved a row or taken their order. */
  read(): Response | null
  /** What is worth keeping before it is an answer, where that is more than an answer. */
  draft?(): Response | null
  /** Put the rows in this order; null puts them back as they came. */
  write(response: Response | null): void
  /** Take the order as it stands for an answer. */
  take(): void
  lock(locked: boolean): void
  focus(): void
  /** `check`: the rows are an answer that needs no button. */
  wire(check: () => void): Undo
}

function idOf(row: HTMLElement): string {
  return row.getAttribute("data-hb-item") ?? ""
}

function rowsOf(list: HTMLElement): HTMLElement[] {
  return all(list, "[data-hb-item]")
}

/** At an end a button stays in reach, so that the focus is not lost under a child's finger. */
function markEnds(list: HTMLElement): void {
  const ends = [list.firstElementChild, list.lastElementChild]
  for (const row of rowsOf(list)) {
    all(row, "[data-hb-move]").forEach((button, way) => {
      button.setAttribute("aria-disabled", String(row === ends[way]))
    })
  }
}

/** Swap the button's row with its neighbour: the neighbour moves, so that the button keeps the focus. */
function swap(button: HTMLElement): HTMLElement | null {
  const row = button.closest<HTMLElement>("[data-hb-item]")
  if (!row || button.getAttribute("aria-disabled") === "true") return null
  const top = button.getBoundingClientRect().top
  const isUp = button.getAttribute("data-hb-move") === "up"
  const other = isUp ? row.previousElementSibling : row.nextElementSibling
  if (other) row.parentElement?.insertBefore(other, isUp ? row.nextElementSibling : row)
  // The button stays under the finger, so that a second tap moves the same row.
  window.scrollBy(0, button.getBoundingClientRect().top - top)
  return row
}

/** The rows of an ordering question, or null when this is none. */
export function viewRows(item: HTMLElement, question: Question, status: HTMLElement, words: Words): Rows | null {
  const list = one(item, ".hb-order")
  if (question.kind !== "ordering" || !list) return null
  let isTaken = false
  let isLocked = false

  function move(button: HTMLElement): void {
    const row = swap(button)
    if (!row || !list) return
    isTaken = true
    markEnds(list)
    for (const type of ["input", "change"]) list.dispatchEvent(new Event(type, { bubbles: true }))
    const rows = rowsOf(list)
    const text = one(row, ".hb-choice-text")?.textContent?.trim() ?? ""
    fill(status, make("p", {}, words("moved", { item: text, place: rows.indexOf(row) + 1, total: rows.length })))
  }

  return {
    read: () => (isTaken ? readResponse(question, rowsOf(list).map(idOf)) : null),
    write(response) {
      isTaken = response !== null
      const order = Array.isArray(response) ? (response as readonly string[]) : question.shown
      const rows = rowsOf(list)
      for (const id of order) list.append(...rows.filter((row) => idOf(row) === id))
      markEnds(list)
    },
    take() {
      isTaken = true
    },
    lock(locked) {
      isLocked = locked
      all(list, ".hb-moves").forEach((moves) => (moves.hidden = locked))
    },
    focus: () => one(list, '[data-hb-move][aria-disabled="false"]')?.focus(),
    wire() {
      markEnds(list)
      return together([
        ...all(list, "input").map((box) => setHidden(box, true)),
        ...all(list, ".hb-place").map((place) => setHidden(place, false)),
        ...all(list, ".hb-moves").map((moves) => setHidden(moves, isLocked)),
        ...all(list, "[data-hb-move]").map((button) => on(button, "click", () => move(button))),
      ])
    },
  }
}
