/** The script of the page show.html: for the teacher, and for the family. */

import { readCourse } from "../contract/course"
import { deviceOfPage } from "../ui/device"
import { one } from "../ui/dom"
import { mountFamily } from "../ui/family"
import { mountShow } from "../ui/show"

declare global {
  interface Window {
    hornbookCourse?: (course: unknown) => void
  }
}

// The next script is course-data.js: it brings the lessons and quizzes.
window.hornbookCourse = (value) => {
  const course = readCourse(value)
  const teacher = one(document, ".hb-show")
  const family = one(document, "[data-hb-family]")
  if (course && teacher) mountShow(teacher, deviceOfPage(), course)
  if (course && family) mountFamily(family, deviceOfPage(), course)
}
