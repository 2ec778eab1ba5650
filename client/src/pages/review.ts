/** The script of the page "Practise again", which no other page loads: it brings the scheduler. */

import { wordsIn } from "../ui/catalogue"
import { deviceOfPage } from "../ui/device"
import { one } from "../ui/dom"
import { mountDue } from "../ui/due"

declare global {
  interface Window {
    hornbookDue?: (rows: unknown) => void
  }
}

// The next script is review-data.js: it brings the quizzes.
window.hornbookDue = (rows) => {
  const place = one(document, "[data-hb-due]")
  if (place) mountDue(place, rows, deviceOfPage().log(), wordsIn(document, "#hb-strings"))
}
