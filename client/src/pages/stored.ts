/** The script of stored.html: what is kept on this device, and how it goes. */

import { readCourse } from "../contract/course"
import { one } from "../ui/dom"
import { deviceOfPage } from "../ui/device"
import { mountStored } from "../ui/stored"

declare global {
  interface Window {
    hornbookCourse?: (course: unknown) => void
  }
}

// The next script is course-data.js: it brings the titles of the lessons.
window.hornbookCourse = (value) => {
  const root = one(document, "[data-hb-stored]")
  const course = readCourse(value)
  if (root && course) mountStored(root, deviceOfPage(), course)
}
