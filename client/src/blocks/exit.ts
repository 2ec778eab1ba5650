/** The control that leaves a sensitive page at once. */

import { mountExit } from "../ui/exit"
import { all } from "../ui/dom"

all<HTMLAnchorElement>(document, "[data-hb-exit]").forEach(mountExit)
