/** The script of the page "Practise again", which no other page loads: it brings the scheduler. */

import { makeWords } from "../strings"
import { deviceOfPage } from "../ui/device"
import { one } from "../ui/dom"
import { mountDue } from "../ui/due"

declare global {
  interface Window {
    hornbookDue?: (rows: unknown) => void
  }
}

function catalogue(): unknown {
  try {
    return JSON.parse(one(document, "#hb-strings")?.textContent ?? "{}")
  } catch {
    return {}
  }
}

// The next script is review-data.js: it brings the quizzes.
window.hornbookDue = (rows) => {
  const place = one(document, "[data-hb-due]")
  if (place) mountDue(place, rows, deviceOfPage().log(), makeWords(catalogue(), document.documentElement.lang || "en"))
}
