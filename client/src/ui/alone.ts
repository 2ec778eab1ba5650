/** A block that prints alone, on a page of its own. */

import { all, on, one, setHidden, together, type Undo } from "./dom"

const PAGE = "data-hb-alone"
const PART = "data-hb-alone-part"

/** Show the button of a block, and print nothing but the block when it is pressed. */
export function mountAlone(section: HTMLElement): Undo {
  const html = document.documentElement

  function begin(): void {
    html.setAttribute(PAGE, "")
    section.setAttribute(PART, "")
    window.print()
  }

  /** After printing, or after it was cancelled: the page is whole again. */
  function end(): void {
    html.removeAttribute(PAGE)
    section.removeAttribute(PART)
  }

  return together([
    setHidden(one(section, ".hb-alone-actions"), false),
    ...all(section, "[data-hb-print-alone]").map((button) => on(button, "click", begin)),
    on(window, "afterprint" as "click", end),
    end,
  ])
}
