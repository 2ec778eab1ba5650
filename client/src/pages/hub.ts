/** The script of hub.html: through it the pages of a folder keep things together. */

import { openRows } from "../state/rows"
import { serveRows } from "../state/rows-hub"

const rows = openRows(document.documentElement.getAttribute("data-hb-site") ?? "")

serveRows(rows, (hear) => {
  window.addEventListener("message", ({ data, source }) => {
    // Only the page around this one is heard.
    if (source === window.parent) hear(data, (answer) => window.parent.postMessage(answer, "*"))
  })
})
window.parent.postMessage({ hornbook: "open" }, "*")
