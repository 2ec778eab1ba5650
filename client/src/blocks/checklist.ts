/** The boxes of checklists and of this week's goal. */

import { bringOver } from "../state/own"
import { deviceOfPage } from "../ui/device"
import { all } from "../ui/dom"
import { mountOwn } from "../ui/own"

const device = deviceOfPage()
const mount = (): void => {
  all(document, ".hb-block--checklist, .hb-block--this-week").forEach((section) => mountOwn(section, device))
}
bringOver(device).then(mount, mount)
