/** What the pages about a learner know of the whole site: `course-data.js`, one file an edition. No sensitive lesson is in it. */

import { isFields } from "./quiz"

export interface CourseTopic {
  readonly id: string
  readonly title: string
  readonly url: string
  readonly cover?: string
}

export interface CourseLesson {
  readonly id: string
  readonly title: string
  readonly url: string
  readonly topic: string
  /** lecture, reading, guide, activity or tool. */
  readonly kind: string
  /** child, teacher or parent. */
  readonly audience: string
  readonly minutes: number
  readonly cover?: string
  /** Never true in a course that this version wrote; what is, is passed over. */
  readonly sensitive?: boolean
  /** What a family can ask about it tonight. */
  readonly ask?: string
  /** The id of the guide for families that fits. */
  readonly guide?: string
  /** Short name in a hand-off. */
  readonly key: string
}

/** A question of a quiz: id, mark, type, and of a choice question how many choices it has and their ids. */
export type CourseQuestion = readonly [id: string, mark: string, type: string, choices?: number, ids?: readonly string[]]

export interface CourseQuiz {
  readonly id: string
  readonly title: string
  readonly url: string
  /** The id of its lesson. */
  readonly lesson?: string
  readonly topic: string
  readonly key: string
  /** Of all its questions together: another one when any of them was changed. */
  readonly mark: string
  readonly questions: readonly CourseQuestion[]
}

export interface Course {
  readonly site: string
  /** Where the site will stand, in its language, ending in a slash; empty where it is not known. */
  readonly url: string
  readonly topics: readonly CourseTopic[]
  readonly lessons: readonly CourseLesson[]
  readonly quizzes: readonly CourseQuiz[]
}

function have(value: unknown, ...names: readonly string[]): boolean {
  return isFields(value) && names.every((name) => typeof value[name] === "string")
}

function rows<T>(value: unknown, ...names: readonly string[]): readonly T[] {
  return Array.isArray(value) ? (value.filter((row) => have(row, ...names)) as T[]) : []
}

/** The course in what `hornbookCourse(...)` was given; rows that cannot be read are left out. */
export function readCourse(value: unknown): Course | null {
  if (!isFields(value) || value.v !== 1 || typeof value.site !== "string") return null
  const quizzes = rows<CourseQuiz>(value.quizzes, "id", "title", "url", "topic", "key", "mark")
  return {
    site: value.site,
    url: typeof value.url === "string" ? value.url : "",
    topics: rows(value.topics, "id", "title", "url"),
    lessons: rows(value.lessons, "id", "title", "url", "topic", "audience", "key"),
    quizzes: quizzes.filter(({ questions }) => Array.isArray(questions)),
  }
}
