/** The script of the page class.html: the class, on the teacher's device. It brings the reader of codes. */

import type { Course } from "../contract/course"
import { readClassData } from "../state/class-table"
import { mountClass } from "../ui/class"
import { sayFrom } from "../ui/class-words"
import { deviceOfPage } from "../ui/device"
import { one } from "../ui/dom"
import { whenCourse } from "../ui/when-course"

declare global {
  interface Window {
    hornbookClass?: (words: unknown) => void
  }
}

let course: Course | null = null

// The next scripts are course-data.js and class-data.js: lessons and quizzes, and their words.
whenCourse((read) => (course = read))
window.hornbookClass = (value) => {
  const root = one(document, "[data-hb-class]")
  if (!root || !course) return
  void mountClass(root, course, readClassData(value), () => deviceOfPage().rows(), sayFrom(document))
  const off = one(document, "[data-hb-class-off]")
  if (off) off.hidden = true
}
