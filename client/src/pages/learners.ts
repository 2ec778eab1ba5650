/** The script of the page "Who is learning?". */

import { deviceOfPage } from "../ui/device"
import { one } from "../ui/dom"
import { mountPicker } from "../ui/learners/picker"

const place = one(document, "[data-hb-picker]")
if (place) mountPicker(place, deviceOfPage())
