/** Regions drawn over a picture: a tap on one is a tap on its input in the list, and both look alike. */

import { all, on, together, type Undo } from "./dom"

function placesOf(root: ParentNode): Element[] {
  return Array.from(root.querySelectorAll("[data-hb-place]"))
}

/** Bring the regions in line with the list: which are taken, and which of those are right. */
export function showPlaces(root: ParentNode): void {
  for (const place of placesOf(root)) {
    const id = place.getAttribute("data-hb-place") ?? ""
    const input = all<HTMLInputElement>(root, ".hb-choice input").find(({ value }) => value === id)
    const verdict = root.querySelector(`[data-hb-mark="${id}"]`)?.getAttribute("data-hb-part-verdict")
    place.toggleAttribute("data-hb-taken", input?.checked === true)
    if (verdict) place.setAttribute("data-hb-part-verdict", verdict)
    else place.removeAttribute("data-hb-part-verdict")
  }
}

/** Let the regions of one picture act. */
export function mountPlaces(root: HTMLElement): Undo {
  showPlaces(root)
  const tap = on(root, "click", ({ target }) => {
    const id = (target as Element).closest("[data-hb-place]")?.getAttribute("data-hb-place")
    all<HTMLInputElement>(root, ".hb-choice input").find(({ value }) => value === id)?.click()
  })
  const change = on(root, "input", () => showPlaces(root))
  return together([tap, change])
}
