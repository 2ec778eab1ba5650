/** The boxes of checklists and of this week's goal. */

import { all } from "../ui/dom"
import { mountOwn } from "../ui/own"

all(document, ".hb-block--checklist, .hb-block--this-week").forEach(mountOwn)
