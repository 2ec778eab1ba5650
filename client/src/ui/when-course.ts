/** How the script of a page gets the course. */

import { readCourse, type Course } from "../contract/course"

declare global {
  interface Window {
    hornbookCourse?: (course: unknown) => void
  }
}

/** Act when course-data.js, a later script of the page, brings the lessons and quizzes; a damaged course is none. */
export function whenCourse(act: (course: Course) => void): void {
  window.hornbookCourse = (value) => {
    const course = readCourse(value)
    if (course) act(course)
  }
}
