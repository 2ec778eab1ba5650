/** The script of stored.html: what is kept on this device, and how it goes. */

import { one } from "../ui/dom"
import { deviceOfPage } from "../ui/device"
import { mountStored } from "../ui/stored"
import { whenCourse } from "../ui/when-course"

whenCourse((course) => {
  const root = one(document, "[data-hb-stored]")
  if (root) mountStored(root, deviceOfPage(), course)
})
