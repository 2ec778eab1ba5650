/** The script of a lesson's sheets: a button that prints, and the paper that `hornbook print` asks for. */

import { all, on, setHidden } from "../ui/dom"

const PAPER = location.search.slice(1)

for (const button of all(document, "[data-hb-print]")) {
  setHidden(button.parentElement, false)
  on(button, "click", () => window.print())
}
// A printer knows its paper; a file has none, so the command names one: `?a4`, `?letter`.
if (PAPER === "a4" || PAPER === "letter") document.documentElement.dataset.hbPaper = PAPER
