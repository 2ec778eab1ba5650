/** The page of the numbers to call: prints them as a card. */

import { all, on, setHidden } from "../ui/dom"

for (const button of all<HTMLButtonElement>(document, ".hb-print-card [data-hb-print]")) {
  on(button, "click", () => window.print())
  setHidden(button.parentElement, false)
}
