/** The way to the same page in another language leads to the same place on it. */

import { all, on, together, type Undo } from "./dom"

/** Parts of a page that every language has under the same id. */
const PARTS = "main :is(.hb-block, .hb-question)[id]"

/** The part that a reader looks at: the last that begins in the upper third of the window; none at the top. */
export function placeOf(root: Document): string {
  if (window.scrollY <= 0) return ""
  const line = window.innerHeight / 3
  const begun = all(root, PARTS).filter((part) => {
    const box = part.getBoundingClientRect()
    return box.height > 0 && box.top <= line
  })
  const place = begun[begun.length - 1]?.id
  return place ? `#${place}` : ""
}

export function mountLanguages(root: Document): Undo {
  const links = all<HTMLAnchorElement>(root, "a[data-hb-language]")
  // At the press already: a long press or the middle button opens it without a click.
  const point = (link: HTMLAnchorElement) => () => {
    link.hash = placeOf(root)
  }
  return together(links.flatMap((link) => [on(link, "pointerdown", point(link)), on(link, "click", point(link))]))
}
