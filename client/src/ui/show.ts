/** "Show this to your teacher": the results of whoever is there as codes, as lines to type, as a file and on paper. */

import type { Course } from "../contract/course"
import { A_DAY, DAY_ZERO, type Handoff, type QuizResult, type Sender } from "../contract/handoff"
import type { Device } from "../state/device"
import { encodeQr } from "../state/handoff/code"
import { collect } from "../state/handoff/collect"
import { encodeLine } from "../state/handoff/line"
import { drawPicture, drawSender, readSender } from "../state/handoff/sender"
import { fileName, toFile } from "../state/handoff/statements"
import { avatar, nameOf } from "./avatar"
import { all, fill, make, on, together, type Undo } from "./dom"
import { dateWords, phrasesOf, showViews, type Phrases } from "./phrases"
import { drawQr } from "./qr"
import { saveFile } from "./save"

type View = "nobody" | "guest" | "nothing" | "refused" | "work" | "own" | "many" | "typed"

/** Under this name an own device keeps which picture it shows. */
const SENDER = "sender"

function chance(): number {
  return crypto.getRandomValues(new Uint8Array(1))[0] ?? 0
}

/** Of whom the hand-off is; on an own device a picture is drawn once and kept. */
async function senderOf(device: Device): Promise<Sender | "nobody" | "guest"> {
  const who = await device.who()
  if (who.is === "learner") return who.learner
  if (who.is === "guest" || (who.is === "nobody" && device.site.learners)) return who.is
  const kept = readSender(await device.kept(SENDER))
  if (kept) return kept
  const drawn = drawSender(chance)
  await device.keep(SENDER, drawn)
  return drawn
}

async function handoffOf(device: Device, sender: Sender, course: Course): Promise<Handoff> {
  const read = [...(await device.keptAll("read:")).keys()].map((name) => name.slice("read:".length))
  return collect(sender, { log: await device.log().readAll(), read }, course, Date.now())
}

/** A name for the picture, and the chosen nickname beside it. */
function pictureOf({ learner }: Handoff): (Node | string)[] {
  const name = make("strong", {}, nameOf(learner))
  return [avatar(learner), name, ...(learner.nickname ? [make("bdi", {}, learner.nickname)] : [])]
}

function lineRow(result: QuizResult, line: string, course: Course): HTMLElement {
  const title = course.quizzes.find(({ id }) => id === result.quiz)?.title ?? ""
  const day = make("small", {}, dateWords(DAY_ZERO + result.day * A_DAY, "UTC"))
  return make("li", {}, make("span", {}, title, " ", day), make("code", { dir: "ltr", translate: "no" }, line))
}

function linesOf({ learner, results }: Handoff, course: Course): HTMLElement[] {
  return results.flatMap((result) => {
    const line = encodeLine(learner, result, course)
    return line === null ? [] : [lineRow(result, line, course)]
  })
}

function fillAll(root: Element, part: string, children: () => readonly (Node | string)[]): void {
  for (const place of all(root, `[data-hb-show="${part}"]`)) fill(place, ...children().map((child) => (typeof child === "string" ? document.createTextNode(child) : child)))
}

function insideOf({ learner, results, read }: Handoff, words: Phrases): HTMLElement[] {
  const name = [nameOf(learner), learner.nickname].filter(Boolean).join(", ")
  const lines = [words("picture", { name })]
  if (results.length > 0) lines.push(words("quizzes", { n: results.length }))
  if (read.length > 0) lines.push(words("lessons", { n: read.length }))
  return lines.map((line) => make("li", {}, line))
}

/** The codes, one at a time; the last leads on to the first. */
function mountCodes(root: Element, codes: readonly string[], words: Phrases): Undo {
  const drawings = codes.map((code, n) => drawQr(code, words("code", { n: n + 1, of: codes.length })))
  let now = 0
  const turn = (by: number): void => {
    now = (now + by + codes.length) % codes.length
    fillAll(root, "code", () => [drawings[now] as SVGElement])
    fillAll(root, "part", () => (codes.length > 1 ? [words("part", { n: now + 1, of: codes.length })] : []))
  }
  turn(0)
  fillAll(root, "codes", () => codes.map((code, n) => drawQr(code, words("code", { n: n + 1, of: codes.length }))))
  return together(all(root, "[data-hb-show-turn]").map((button) => on(button, "click", () => turn(Number(button.getAttribute("data-hb-show-turn"))))))
}

/** Fill the page for one hand-off; gives the views that are for it. */
function fillWork(root: Element, handoff: Handoff, course: Course, words: Phrases): { undo: Undo; views: View[] } {
  const codes = encodeQr(handoff, course)
  const rows = linesOf(handoff, course)
  fillAll(root, "picture", () => pictureOf(handoff))
  fillAll(root, "lines", () => rows.map((row) => row.cloneNode(true)))
  fillAll(root, "inside", () => insideOf(handoff, words))
  fillAll(root, "date", () => [dateWords(handoff.made)])
  const views: View[] = ["work", ...(codes.length > 1 ? ["many" as const] : []), ...(rows.length > 0 ? ["typed" as const] : [])]
  return { undo: mountCodes(root, codes, words), views }
}

/** Fill the page for whoever is there; the undo stops listening. */
export function mountShow(root: HTMLElement, device: Device, course: Course): Undo {
  const words = phrasesOf(root)
  const show = (...views: readonly View[]): void => showViews(all(root, "[data-hb-show-when]"), "data-hb-show-when", views)
  let handoff: Handoff | null = null
  let undo: Undo = () => undefined

  async function look(): Promise<void> {
    const sender = await senderOf(device)
    if (typeof sender === "string") return show(sender)
    handoff = await handoffOf(device, sender, course)
    if (handoff.results.length + handoff.read.length === 0) return show("nothing")
    undo()
    const filled = fillWork(root, handoff, course, words)
    undo = filled.undo
    const who = await device.who()
    show(...filled.views, ...(who.is === "learner" ? [] : ["own" as const]))
    await device.keep("sent", { at: handoff.made })
  }

  async function another(): Promise<void> {
    if (handoff) await device.keep(SENDER, { id: handoff.learner.id, ...drawPicture(chance) })
    await look()
  }

  function save(): void {
    if (!handoff) return
    const name = fileName(handoff.learner)
    saveFile(name, toFile(handoff, course), "application/json")
    fillAll(root, "said", () => [words("saved", { name })])
  }

  const hear = (part: string, act: () => void): Undo => together(all(root, `[data-hb-show-${part}]`).map((button) => on(button, "click", act)))
  look().catch(() => show("refused"))
  return together([
    () => undo(),
    hear("save", save),
    hear("print", () => window.print()),
    hear("other", () => void another().catch(() => show("refused"))),
  ])
}
