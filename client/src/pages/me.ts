/** The script of the page "My path", which no other page loads: it brings the scheduler. */

import { deviceOfPage } from "../ui/device"
import { one } from "../ui/dom"
import { mountPath } from "../ui/path"
import { whenCourse } from "../ui/when-course"

whenCourse((course) => {
  const place = one(document, "[data-hb-my]")
  if (place) mountPath(place, course, deviceOfPage())
})
