/** The steps of the picker: one is shown at a time. */

import { all, one } from "../dom"

export type View = "off" | "own" | "pick" | "animal" | "colour" | "secret"
export type Note = "page" | "failed" | "full"

export interface Views {
  /** Show a step; `moved`: a child came here by a tap, so that the focus follows. */
  show(view: View, moved?: boolean): void
  note(note: Note, isShown: boolean): void
}

export function makeViews(root: HTMLElement): Views {
  return {
    show(view, moved = false) {
      for (const part of all(root, "[data-hb-view]")) part.hidden = part.getAttribute("data-hb-view") !== view
      const more = one(root, "[data-hb-more]")
      if (more) more.hidden = view !== "pick" && view !== "animal"
      const part = one(root, `[data-hb-view="${view}"]`)
      if (!moved || !part) return
      window.scrollTo(0, 0)
      ;(part.matches("[tabindex]") ? part : one(part, "h2"))?.focus({ preventScroll: true })
    },
    note(note, isShown) {
      for (const line of all(root, `[data-hb-note="${note}"]`)) line.hidden = !isShown
    },
  }
}
