/**
 * The largest type in which a slide fits. The site reckons a size from the length of the words; what they take in the
 * fonts of this device is measured here, so that nothing is cut off. A question has steps of its own: see vote-view.ts.
 */

import { onWindow, together, type Undo } from "../dom"
import type { Deck } from "./deck"

const SIZES = ["huge", "large", "usual", "small", "least"]
/** A screen held upright scrolls instead. */
const UPRIGHT = "(max-aspect-ratio: 1/1)"

function fit(slide: HTMLElement, reckoned: string): void {
  const body = slide.querySelector(".hb-slide-body")
  // A slide out of sight is left as it is.
  if (!body || body.clientHeight === 0 || body.querySelector(".hb-vote")) return
  slide.dataset.hbSize = reckoned
  if (window.matchMedia(UPRIGHT).matches) return
  for (const size of SIZES.slice(SIZES.indexOf(reckoned))) {
    slide.dataset.hbSize = size
    if (body.scrollHeight <= body.clientHeight) return
  }
}

export function mountFit(deck: Deck): Undo {
  const reckoned = new Map(deck.slides.map((slide) => [slide, slide.dataset.hbSize ?? "usual"]))
  const show = (slide: HTMLElement): void => fit(slide, reckoned.get(slide) ?? "usual")
  return together([deck.onShow(show), onWindow("resize", () => deck.slides.forEach(show))])
}
