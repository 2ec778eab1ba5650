/** The script of the page "My path", which no other page loads: it brings the scheduler. */

import { readCourse } from "../contract/course"
import { deviceOfPage } from "../ui/device"
import { one } from "../ui/dom"
import { mountPath } from "../ui/path"

declare global {
  interface Window {
    hornbookCourse?: (course: unknown) => void
  }
}

// The next script is course-data.js: it brings the lessons and quizzes.
window.hornbookCourse = (rows) => {
  const place = one(document, "[data-hb-my]")
  const course = readCourse(rows)
  if (place && course) mountPath(place, course, deviceOfPage())
}
