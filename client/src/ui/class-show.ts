/** One quiz as a class answered it: what to teach again, and each question with its counts. No child is named here. */

import type { Course } from "../contract/course"
import type { Class } from "../state/class"
import { percentOf, type ChoiceCount, type QuestionCount, type QuizChoice, type QuizCount } from "../state/class-table"
import { all, fill, make, one } from "./dom"
import type { Phrases } from "./phrases"

/** What the parts of the page are made with. */
export interface Desk {
  readonly root: HTMLElement
  readonly course: Course
  readonly say: Phrases
}

/** A row made from the page's own template. */
export function rowOf(name: string): HTMLElement {
  const template = one(document, `[data-hb-class-row="${name}"]`) as HTMLTemplateElement | null
  return (template?.content.firstElementChild?.cloneNode(true) as HTMLElement | undefined) ?? make("li")
}

/** Put words into a part of a row. */
export function put(row: Element, selector: string, text: string): void {
  const place = one(row, selector)
  if (place) place.textContent = text
}

function place(desk: Desk, name: string): HTMLElement | null {
  return one(desk.root, `[data-hb-class-${name}]`)
}

function base(): string {
  return document.documentElement.getAttribute("data-hb-base") ?? ""
}

function countWords(count: number, n: number, say: Phrases): string {
  const percent = percentOf(count, n)
  return percent === null ? say("count", { count, n }) : say("percent", { count, n, percent })
}

function bar(text: string, count: number, n: number, say: Phrases, mark = ""): HTMLElement {
  const row = rowOf("bar")
  put(row, "[data-hb-class-text]", text)
  put(row, ".hb-class-count", countWords(count, n, say))
  const marked = one(row, "[data-hb-class-mark]")
  if (mark && marked) marked.textContent = mark
  else marked?.remove()
  row.querySelector("rect")?.setAttribute("width", `${n > 0 ? (100 * count) / n : 0}%`)
  return row
}

function choiceBar({ text, right, count }: ChoiceCount, n: number, say: Phrases): HTMLElement {
  const row = bar(text, count, n, say, right ? say("right") : "")
  if (right) row.setAttribute("data-hb-verdict", "correct")
  return row
}

function verdictBars({ right, partly, wrong, answered }: QuestionCount, say: Phrases): HTMLElement[] {
  const rows = [["correct", "row_right", right], ["partial", "row_partly", partly], ["incorrect", "row_wrong", wrong]] as const
  return rows.map(([verdict, key, count]) => {
    const row = bar(say(key), count, answered, say)
    row.setAttribute("data-hb-verdict", verdict)
    return row
  })
}

function stemOf({ number, stem }: QuestionCount, say: Phrases): string {
  return stem ? say("stem", { n: number, stem }) : say("question", { n: number })
}

function questionRow(question: QuestionCount, say: Phrases): HTMLElement {
  const row = rowOf("question")
  const { answered, choices, right } = question
  put(row, ".hb-class-stem", stemOf(question, say))
  const right_of = choices.length > 0 ? ` ${say("right_of", { count: right, n: answered })}` : ""
  put(row, "[data-hb-class-how]", answered > 0 ? `${say("answered", { n: answered })}${right_of}` : say("answered_none"))
  const bars = choices.length > 0 ? choices.map((choice) => choiceBar(choice, answered, say)) : verdictBars(question, say)
  const list = one(row, ".hb-class-bars")
  if (list && answered > 0) fill(list, ...bars)
  else list?.remove()
  return row
}

function takenRow({ text, why, count }: ChoiceCount, n: number, say: Phrases): HTMLElement {
  const row = rowOf("taken")
  put(row, "strong", say("took", { count, n }))
  put(row, "span", text)
  if (why) put(row, "p", why)
  else one(row, "p")?.remove()
  return row
}

function againRow(question: QuestionCount, lesson: string, say: Phrases): HTMLElement {
  const row = rowOf("again")
  const { answered, right, again } = question
  const percent = percentOf(right, answered)
  put(row, ".hb-class-stem", stemOf(question, say))
  put(row, "[data-hb-class-how]", `${say("right_of", { count: right, n: answered })}${percent === null ? "" : ` · ${percent} %`}`)
  const list = one(row, ".hb-class-taken")
  if (list) fill(list, ...(again?.taken ?? []).map((choice) => takenRow(choice, answered, say)))
  if (!again?.taken.length) list?.remove()
  const link = one(row, "[data-hb-class-teach]")
  const to = question.lesson || lesson
  if (to) link?.setAttribute("href", base() + to)
  else link?.remove()
  return row
}

function showLinks(desk: Desk, { quiz }: QuizCount): string {
  const lesson = desk.course.lessons.find(({ id }) => id === quiz.lesson)
  const link = place(desk, "lesson")
  if (link) link.hidden = !lesson
  if (lesson && link) {
    link.setAttribute("href", base() + lesson.url)
    put(link, "span", desk.say("lesson", { title: lesson.title }))
  }
  return lesson?.url ?? ""
}

/** Show one quiz. */
export function showQuiz(desk: Desk, count: QuizCount): void {
  const { say } = desk
  const show = (name: string, shown: boolean): void => {
    const part = place(desk, name)
    if (part) part.hidden = !shown
  }
  const again = count.questions.filter((question) => question.again)
  const lesson = showLinks(desk, count)
  const write = (name: string, text: string): void => {
    const part = place(desk, name)
    if (part) part.textContent = text
  }
  write("title", titleOf(desk.course, count.quiz))
  write("about", say("about", { n: count.children }))
  write("older", say("older", { n: count.older }))
  show("about", count.children > 0)
  show("older", count.older > 0)
  show("again", again.length > 0)
  show("fine", count.children > 0 && again.length === 0)
  show("none", count.children === 0)
  show("asked", count.children > 0)
  const [againList, list] = [place(desk, "again"), place(desk, "asked")].map((part) => part && one(part, "ol"))
  if (againList) fill(againList, ...again.map((question) => againRow(question, lesson, say)))
  if (list) fill(list, ...count.questions.map((question) => questionRow(question, say)))
}

function titleOf(course: Course, { title, topic }: QuizChoice["quiz"]): string {
  const found = course.topics.find(({ id }) => id === topic)
  return found && found.title !== title ? `${found.title} · ${title}` : title
}

function groupOf(desk: Desk, key: string, rows: readonly QuizChoice[]): HTMLElement[] {
  if (rows.length === 0) return []
  const options = rows.map(({ quiz, children }) => {
    const title = titleOf(desk.course, quiz)
    return make("option", { value: quiz.id }, children > 0 ? desk.say("option", { quiz: title, n: children }) : title)
  })
  return [make("optgroup", { label: desk.say(key) }, ...options)]
}

/** Fill the list of quizzes and choose one; gives the id of the chosen one. */
export function showChoices(desk: Desk, rows: readonly QuizChoice[], wanted: string): string {
  const list = place(desk, "choose") as HTMLSelectElement | null
  if (!list) return wanted
  const found = rows.some(({ quiz }) => quiz.id === wanted) ? wanted : (rows[0]?.quiz.id ?? "")
  fill(
    list,
    ...groupOf(desk, "with_results", rows.filter(({ children }) => children > 0)),
    ...groupOf(desk, "without_results", rows.filter(({ children }) => children === 0)),
  )
  list.value = found
  return found
}

/** What is there only when the class is not empty. */
export function showFull(desk: Desk, children: Class): void {
  for (const part of all(desk.root, "[data-hb-class-full]")) part.hidden = children.size === 0
}
