/** The script of week.html, which a parent's phone opens. It keeps nothing: the note is the end of the address. */

import { decodeWeek } from "../state/week"
import { all, on, one, onWindow } from "../ui/dom"
import { showWeek } from "../ui/week"
import { whenCourse } from "../ui/when-course"

/** The note in a message that somebody pasted: the link in it, or the note alone. */
function noteIn(message: string): string {
  return /w=[\w-]+/.exec(message)?.[0] ?? "w="
}

whenCourse((course) => {
  const root = one(document, "[data-hb-week]")
  if (!root) return
  const look = (): void => showWeek(root, decodeWeek(location.hash), course, Date.now())
  onWindow("hashchange", look)
  all(root, ".hb-week-paste button").forEach((button) => on(button, "click", () => {
    location.hash = noteIn(root.querySelector("textarea")?.value ?? "")
    // The same note again changes no address.
    look()
  }))
  // The same note in the other language.
  for (const link of all<HTMLAnchorElement>(document, "a[data-hb-language]")) {
    for (const type of ["pointerdown", "click"] as const) on(link, type, () => (link.hash = location.hash))
  }
  look()
})
