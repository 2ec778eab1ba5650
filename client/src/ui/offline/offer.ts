/** The quiet lines of home and shelf pages: new lessons are ready, or something kept is missing. Other pages have none. */

import { on, one } from "../dom"

/** Offer what is new. A tap applies it; nothing comes by itself. */
export function offerNew(apply: () => Promise<void>): void {
  const place = one(document, '[data-hb-offer="new"]')
  if (!place) return
  place.hidden = false
  on(place, "click", (event) => {
    event.preventDefault()
    void apply()
  })
}

/** Say that something kept is missing, and lead to where it is mended. */
export function sayTorn(): void {
  const place = one(document, '[data-hb-offer="torn"]')
  if (place) place.hidden = false
}
