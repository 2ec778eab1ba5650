/** The script of pages with a story: pages that turn, words that open, the tools of a reader. */

import { all } from "../ui/dom"
import { mountMeanings } from "../ui/meaning"
import { hasFlag, mountReading } from "../ui/reading"
import { mountRuler } from "../ui/ruler"
import { mountTurning } from "../ui/turning"

for (const story of all(document, ".hb-story")) {
  mountTurning(story)
  mountMeanings(story, document)
  mountReading(story)
  mountRuler(story, () => hasFlag("ruler"))
}
