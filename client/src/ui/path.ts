/** The page "My path": where to go on, what was read and practised, what can be shown and printed. */

import type { Course } from "../contract/course"
import type { DueQuiz } from "../contract/due"
import type { Who } from "../contract/learner"
import type { Device } from "../state/device"
import { dueOf } from "../state/due"
import { bringOver, makeOwn } from "../state/own"
import { firstSteps, progressOf, type GoOn, type Path, type Progress, type Step } from "../state/progress"
import { avatar, nameOf, picture } from "./avatar"
import { mountCertificates } from "./certificate"
import { all, fill, make, on, one, onWindow, together, type Undo } from "./dom"
import { handOver } from "./handover"
import { rowOf } from "./row"

type View = "nobody" | "guest" | "refused" | "here"

function show(root: Element, view: View): void {
  for (const part of all(root, "[data-hb-my-when]")) part.hidden = part.getAttribute("data-hb-my-when") !== view
}

function link(row: Element, base: string, url: string, words: string): void {
  const way = one(row, "a")
  way?.setAttribute("href", base + url)
  const place = way && (one(way, "strong") ?? way)
  if (place) place.textContent = words
}

function stageOf({ opened, read, practised }: Step): string {
  return practised ? "practised" : read ? "read" : opened !== null ? "opened" : "new"
}

/** Every mark that it has; "opened" says nothing more when it was read. */
function marksOf(step: Step): string[] {
  const { opened, read, practised, wanted, due } = step
  const marks = [read ? "read" : opened !== null && !practised ? "opened" : "", practised ? "practised" : "", wanted || due ? "again" : ""]
  return marks.some(Boolean) ? marks.filter(Boolean) : ["new"]
}

/** A lesson as a stone of the path: its cover, and what was done with it in pictures and words. */
function stone(root: Element, base: string, step: Step): HTMLElement {
  const row = rowOf(root, "step")
  const marks = marksOf(step)
  row.setAttribute("data-hb-stage", stageOf(step))
  link(row, base, step.lesson.url, step.lesson.title)
  for (const mark of all(row, "[data-hb-mark]")) mark.hidden = !marks.includes(mark.getAttribute("data-hb-mark") ?? "")
  const cover = one(row, ".hb-stone-cover")
  if (cover && step.lesson.cover) {
    fill(cover, make("img", { src: base + step.lesson.cover, alt: "", loading: "lazy", decoding: "async" }))
  }
  return row
}

function pathOf(root: Element, base: string, { topic, steps }: Path): HTMLElement {
  const row = rowOf(root, "path")
  link(row, base, topic.url, topic.title)
  const stones = one(row, ".hb-stones")
  if (stones) fill(stones, ...steps.map((step) => stone(root, base, step)))
  return row
}

function showStones(root: Element, base: string, name: string, steps: readonly Step[]): void {
  const part = one(root, `[data-hb-my-${name}]`)
  const stones = part && one(part, ".hb-stones")
  if (!part || !stones) return
  part.hidden = steps.length === 0
  fill(stones, ...steps.map((step) => stone(root, base, step)))
}

function placeWords(root: HTMLElement, { what, place }: GoOn): string {
  const words = root.dataset[what === "quiz" ? "hbSayAnswered" : "hbSayPage"] ?? ""
  return place === null ? "" : words.replace("{n}", String(place))
}

function showGoOn(root: HTMLElement, base: string, goOn: GoOn | null): void {
  const part = one(root, "[data-hb-my-go]")
  const place = part && one(part, ".hb-my-place")
  const image = part && one(part, "img")
  if (!part || !place || !image) return
  part.hidden = goOn === null
  if (!goOn) return
  const { cover } = goOn.step.lesson
  image.hidden = !cover
  if (cover) image.setAttribute("src", base + cover)
  for (const words of all(part, "[data-hb-my-what]")) words.hidden = words.getAttribute("data-hb-my-what") !== goOn.what
  link(part, base, goOn.url, goOn.step.lesson.title)
  place.textContent = placeWords(root, goOn)
  place.hidden = place.textContent === ""
}

function setHidden(root: Element, name: string, hidden: boolean): void {
  const part = one(root, `[data-hb-my-${name}]`)
  if (part) part.hidden = hidden
}

function render(root: HTMLElement, base: string, progress: Progress): void {
  const steps = progress.paths.flatMap((path) => path.steps)
  const begun = progress.paths.filter((path) => path.begun)
  showGoOn(root, base, progress.goOn)
  setHidden(root, "all", begun.length === 0 || progress.goOn !== null)
  setHidden(root, "due", !steps.some(({ due }) => due))
  showStones(root, base, "wanted", steps.filter(({ wanted }) => wanted))
  showStones(root, base, "begin", firstSteps(progress))
  const paths = one(root, "[data-hb-my-paths]")
  if (paths) fill(paths, ...begun.map((path) => pathOf(root, base, path)))
}

function image(who: Who): SVGElement {
  return who.is === "learner" ? avatar(who.learner, nameOf(who.learner)) : picture("own")
}

/** The picture large at the head of the page, the nickname below the words. */
function showWho(who: Who): void {
  const place = one(document, ".hb-my-head [data-hb-my-picture]")
  const name = one(document, "[data-hb-my-name]")
  const nickname = who.is === "learner" ? (who.learner.nickname ?? "") : ""
  if (place) fill(place, image(who))
  if (place) place.hidden = false
  if (name) name.textContent = nickname
  if (name) name.hidden = nickname === ""
}

function dueQuizzes({ quizzes }: Course): DueQuiz[] {
  return quizzes.map(({ id, url, title, questions }) => ({ id, url, title, marks: new Map(questions.map(([name, mark]) => [name, mark])) }))
}

/** Read once, show once. */
async function look(root: HTMLElement, course: Course, device: Device): Promise<Undo> {
  const who = await device.who()
  if (who.is === "nobody" || who.is === "guest") {
    show(root, who.is)
    return () => undefined
  }
  const [stored, kept] = await Promise.all([device.log().readAll(), device.keptAll("")])
  const due = dueOf(dueQuizzes(course), stored, Date.now()).filter(({ now }) => now.length > 0)
  const progress = progressOf(course, stored, kept, new Set(due.map(({ quiz }) => quiz.id)))
  const base = document.documentElement.getAttribute("data-hb-base") ?? ""
  showWho(who)
  render(root, base, progress)
  setHidden(root, "done", who.is !== "learner")
  show(root, "here")
  return mountCertificates(root, progress.paths.filter(({ whole }) => whole), () => image(who))
}

/** Fill the page now, and again when a reader comes back to it. */
export function mountPath(root: HTMLElement, course: Course, device: Device): Undo {
  const refused = (): void => show(root, "refused")
  let undo: Undo = () => undefined
  const fillIn = (): void => {
    undo()
    look(root, course, device).then((next) => (undo = next), refused)
  }
  const own = one(root, "[data-hb-my-own]")
  const done = one(root, "[data-hb-done]")
  const picker = done?.getAttribute("data-hb-done") ?? ""
  bringOver(device).then(fillIn, fillIn)
  return together([
    () => undo(),
    onWindow("pageshow", (event) => event.persisted && fillIn()),
    ...(own ? [on(own, "click", () => void makeOwn(device).then((isOwn) => (isOwn ? fillIn() : refused())))] : []),
    ...(done ? [on(done, "click", () => handOver(device, picker))] : []),
  ])
}
