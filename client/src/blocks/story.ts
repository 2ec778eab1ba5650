/** The script of pages with a story: pages that turn, words that open, the tools of a reader. */

import { bringPages } from "../state/reading"
import { deviceOfPage } from "../ui/device"
import { all } from "../ui/dom"
import { mountMeanings } from "../ui/meaning"
import { hasFlag, mountReading } from "../ui/reading"
import { mountRuler } from "../ui/ruler"
import { mountTurning } from "../ui/turning"

const device = deviceOfPage()
const ready = bringPages(device)

for (const story of all(document, ".hb-story")) {
  mountTurning(story, device, ready)
  mountMeanings(story, document)
  mountReading(story, device)
  mountRuler(story, () => hasFlag("ruler"))
}
