/** How the page of what is stored says it. */

import type { Course } from "../contract/course"
import { OWN, type Who } from "../contract/learner"
import { isLongAgo, settings, type Trace } from "../state/stored"
import { nameOf } from "./avatar"
import { make } from "./dom"
import type { Phrases } from "./phrases"

const SETTINGS = ["scheme", "reading", "pinyin", "speed"]

/** Whose a row is. */
export function learnerWords({ learner, keeper }: Trace, words: Phrases): string {
  if (!learner) return words(keeper === OWN ? "own" : "lost")
  return learner.nickname || nameOf(learner)
}

/** Who is at the device now. */
export function hereWords(who: Who, words: Phrases): string {
  return who.is === "learner" ? who.learner.nickname || nameOf(who.learner) : words(who.is)
}

/** Which settings are kept. */
export function settingsWords(site: string, words: Phrases): string {
  const names = settings(site).map((name) => words(`setting_${SETTINGS.includes(name) ? name : "other"}`))
  return [...new Set(names)].join(words("and")) || words("none")
}

/** How much is kept of somebody. */
export function countWords({ answers, opened, read, again }: Trace, words: Phrases): string {
  const counts = { answers, opened: opened.length, read: read.length, again: again.length }
  const said = Object.entries(counts).flatMap(([key, n]) => (n > 0 ? [words(key, { n })] : []))
  return said.join(words("and")) || words("nothing")
}

/** When there was something last. */
export function lastWords(trace: Trace, words: Phrases): string {
  if (trace.last === null) return ""
  const date = new Date(trace.last).toLocaleDateString(document.documentElement.lang || "en", { day: "numeric", month: "long", year: "numeric" })
  return words(isLongAgo(trace, Date.now()) ? "long_ago" : "last", { date })
}

/** The lessons by their titles: for nobody but the learner who is there. */
export function titleLines({ opened, read, again }: Trace, course: Course, words: Phrases): Node[] {
  const titles = (ids: readonly string[]): string =>
    ids.map((id) => course.lessons.find((lesson) => lesson.id === id)?.title ?? id).join(words("and"))
  const lines = { read, opened: opened.filter((id) => !read.includes(id)), again }
  return Object.entries(lines).flatMap(([key, ids]) => (ids.length > 0 ? [make("li", {}, words(`titles_${key}`, { titles: titles(ids) }))] : []))
}
