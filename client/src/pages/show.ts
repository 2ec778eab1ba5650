/** The script of the page show.html: for the teacher, and for the family. */

import { deviceOfPage } from "../ui/device"
import { one } from "../ui/dom"
import { mountFamily } from "../ui/family"
import { mountShow } from "../ui/show"
import { whenCourse } from "../ui/when-course"

whenCourse((course) => {
  const teacher = one(document, ".hb-show")
  const family = one(document, "[data-hb-family]")
  if (teacher) mountShow(teacher, deviceOfPage(), course)
  if (family) mountFamily(family, deviceOfPage(), course)
})
