/** What prints alone: fridge cards and the guides of book clubs. */

import { mountAlone } from "../ui/alone"
import { all } from "../ui/dom"

all(document, ".hb-block--card, .hb-block--book-club").forEach(mountAlone)
