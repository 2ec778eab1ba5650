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
  let open = 0

  function show(opened: number): void {
    hints.forEach((hint, i) => {
      hint.hidden = i > opened
      if (i >= opened) hint.open = false
      else if (i >= open) hint.open = true
    })
    open = opened
  }

  return {
    total: hints.length,
    show,
    wire: (opened) =>
      together([
        ...hints.map((hint, i) => on(hint, "toggle", () => hint.open && i >= open && opened())),
        () => hints.forEach((hint) => (hint.hidden = false)),
      ]),
  }
}
