/** Hints, one after another: the next one appears when the one before it was opened. */

import { all, on, together, type Undo } from "./dom"

export interface Hints {
  readonly total: number
  /** So many of them are open; those that a child has closed stay closed. */
  show(opened: number): void
  /** `opened`: a child opened one more. */
  wire(opened: () => void): Undo
}

export function viewHints(item: HTMLElement): Hints {
  const hints = all<HTMLDetailsElement>(item, "details.hb-hint")
  /** How many were open when they were last shown; none has been shown yet. */
  let open = -1

  function show(opened: number): void {
    hints.forEach((hint, i) => {
      hint.hidden = i > opened
      // A child may have opened the next one before this script was there.
      if (i > opened || (i === opened && open >= 0)) hint.open = false
      else if (i >= open && i < opened) hint.open = true
    })
    open = opened
  }

  function wire(opened: () => void): Undo {
    const next = (hint: HTMLDetailsElement, i: number): unknown => hint.open && i >= open && opened()
    hints.forEach(next)
    return together([
      ...hints.map((hint, i) => on(hint, "toggle", () => next(hint, i))),
      () => hints.forEach((hint) => (hint.hidden = false)),
    ])
  }

  return { total: hints.length, show, wire }
}
