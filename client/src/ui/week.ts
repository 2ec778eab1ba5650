/** The note that a family opens: one row a lesson, what to ask about it, and a guide. */

import type { Course, CourseLesson, CourseQuiz } from "../contract/course"
import { dayOf, timeOf, type Done, type Trouble, type Week } from "../state/week"
import { avatar, nameOf } from "./avatar"
import { all, fill, one } from "./dom"
import { dateWords, phrasesOf, showViews, type Phrases } from "./phrases"

/** After so many days a note is not about this week. */
const FRESH = 8

/** "read_practised", "read", "practised" or "opened": the key of its words. */
export function doneKey({ read, practised }: Done): string {
  return [read && "read", practised && "practised"].filter(Boolean).join("_") || "opened"
}

/** What was done, with the lesson or the quiz it was; undefined for what this copy of the site does not know. */
export function knownOf(week: Week, course: Course): readonly (Done & { readonly lesson?: CourseLesson; readonly quiz?: CourseQuiz })[] {
  return week.done.map((done) => {
    const lesson = course.lessons.find(({ key }) => key === done.key)
    const quiz = lesson ? undefined : course.quizzes.find(({ key }) => key === done.key)
    return { ...done, ...(lesson && { lesson }), ...(quiz && { quiz }) }
  })
}

interface Row {
  readonly title: string
  readonly line: string
  readonly url?: string
  readonly cover?: string | undefined
  readonly ask?: string | undefined
}

function draw(root: Element, { title, line, url, cover, ask }: Row): Node {
  const base = document.documentElement.getAttribute("data-hb-base") ?? ""
  const template = one(root, "[data-hb-week-row]") as HTMLTemplateElement | null
  const made = template?.content.firstElementChild?.cloneNode(true) as HTMLElement
  const heading = made.querySelector("h3")
  if (url) {
    const link = document.createElement("a")
    link.href = base + url
    link.textContent = title
    heading?.appendChild(link)
  } else if (heading) heading.textContent = title
  fill(made.querySelector(".hb-week-done") ?? made, document.createTextNode(line))
  if (cover) made.querySelector("img")?.setAttribute("src", base + cover)
  else made.querySelector("img")?.remove()
  if (ask) fill(made.querySelector("q") ?? made, document.createTextNode(ask))
  else made.querySelector(".hb-week-ask")?.remove()
  return made
}

function rowOf(done: ReturnType<typeof knownOf>[number], words: Phrases): Row {
  const { lesson, quiz } = done
  if (lesson) return { ...lesson, line: words(doneKey(done)) }
  if (quiz) return { title: quiz.title, url: quiz.url, line: words(doneKey(done)) }
  return { title: words("other"), line: words("other_more") }
}

function guideOf(known: ReturnType<typeof knownOf>, course: Course): CourseLesson | undefined {
  const names = known.flatMap(({ lesson }) => (lesson?.guide ? [lesson.guide] : []))
  // The guide that fits most of them; of several, that of what was done last.
  const times = (name: string): number => names.filter((other) => other === name).length
  const best = [...names].sort((one, other) => times(other) - times(one))[0]
  return course.lessons.find(({ id }) => id === best)
}

function list(root: Element, view: string, rows: readonly Row[]): void {
  const place = one(root, `[data-hb-week-when="${view}"] ul`)
  if (place) fill(place, ...rows.map((row) => draw(root, row)))
}

function say(root: Element, selector: string, text: string): void {
  const place = one(root, selector)
  if (!place) return
  place.hidden = text === ""
  place.textContent = text
}

/** Show the note, or say kindly why there is none. `root` is the part of the page for it. */
export function showWeek(root: HTMLElement, note: Week | Trouble, course: Course, now: number): void {
  const words = phrasesOf(root)
  const parts = all(root, "[data-hb-week-when]")
  const picture = one(document, "[data-hb-week-picture]")
  const show = (...views: string[]): void => showViews(parts, "data-hb-week-when", views)
  if (picture) fill(picture)
  if (typeof note === "string") return show(note, "paste")
  const { who, day } = note
  if (picture && who) fill(picture, avatar(who, nameOf(who)))
  if (note.done.length === 0) return show("quiet")
  const known = knownOf(note, course)
  const guide = guideOf(known, course)
  const date = dateWords(timeOf(day), "UTC")
  const isOld = dayOf(now) - day >= FRESH
  say(root, "[data-hb-week-title]", who?.nickname ? words("of", { name: who.nickname }) : words("of_child"))
  say(root, "[data-hb-week-until]", isOld ? "" : words("until", { date }))
  say(root, "[data-hb-week-old]", isOld ? words("old", { date }) : "")
  list(root, "week", known.map((done) => rowOf(done, words)))
  list(root, "guide", guide ? [{ title: guide.title, url: guide.url, cover: guide.cover, line: words("minutes", { n: guide.minutes }) }] : [])
  show("week", guide ? "guide" : "")
}
