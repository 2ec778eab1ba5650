/** The end of a lesson, and the covers on a shelf: what is on the learner's path. */

import { deviceOfPage } from "../ui/device"
import { all } from "../ui/dom"
import { markCovers } from "../ui/marks"
import { mountProgress } from "../ui/progress"

all(document, "[data-hb-progress]").forEach((place) => mountProgress(place, deviceOfPage()))
// Without storage there are no marks, and the shelf is whole without them.
markCovers(document, deviceOfPage()).catch(() => undefined)
