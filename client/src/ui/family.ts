/** "Show my family": the week of the current learner as a code, a link, or words to send. */

import type { Course } from "../contract/course"
import { isFields } from "../contract/quiz"
import type { Device } from "../state/device"
import { encodeWeek, weekOf, type Kept, type Pictured, type Week } from "../state/week"
import { mountAlone } from "./alone"
import { all, fill, make, on, one, together, type Undo } from "./dom"
import { phrasesOf, showViews, type Phrases } from "./phrases"
import { drawQr } from "./qr"
import { doneKey, knownOf } from "./week"

/** By lesson, the time that `name` of its row tells; `prefix` is what the rows are called by. */
async function timesOf(device: Device, prefix: string, name: string): Promise<ReadonlyMap<string, number>> {
  const rows = [...(await device.keptAll(prefix))]
  return new Map(rows.flatMap(([key, value]): [string, number][] => {
    const at = isFields(value) ? value[name] : undefined
    return typeof at === "number" ? [[key.slice(prefix.length), at]] : []
  }))
}

async function keptOf(device: Device): Promise<Kept> {
  return {
    records: await device.log().readAll(),
    opened: await timesOf(device, "opened:", "last"),
    read: await timesOf(device, "read:", "at"),
  }
}

async function pictured(device: Device): Promise<Pictured | undefined> {
  const who = await device.who()
  if (who.is !== "learner") return undefined
  const { animal, colour, nickname } = who.learner
  return nickname ? { animal, colour, nickname } : { animal, colour }
}

interface Note {
  readonly title: string
  /** One line for each lesson, and what to ask about it. */
  readonly lines: readonly { readonly done: string; readonly ask: string }[]
  /** The end of the address of week.html. */
  readonly code: string
}

function noteOf(week: Week, course: Course, words: Phrases): Note {
  const lines = knownOf(week, course).map((row) => ({
    done: words("line", { title: row.lesson?.title ?? row.quiz?.title ?? "", done: words(doneKey(row)) }),
    ask: row.lesson?.ask ? words("ask", { ask: row.lesson.ask }) : "",
  }))
  const name = week.who?.nickname
  return { title: name ? words("of", { name }) : words("me"), lines, code: encodeWeek(week) }
}

function textOf(note: Note, link: string, words: Phrases): string {
  const lines = note.lines.flatMap(({ done, ask }) => (ask ? [done, ask] : [done]))
  return [note.title, ...lines, link || words("note", { code: note.code.slice(1) })].join("\n")
}

function fillNote(root: HTMLElement, note: Note, link: string, words: Phrases): void {
  const place = one(root, "[data-hb-family-code]")
  if (place && link) fill(place, drawQr(link, place.getAttribute("data-hb-family-code") ?? ""))
  const box = root.querySelector<HTMLInputElement>("input")
  if (box) box.value = link
  const text = root.querySelector("textarea")
  if (text) text.value = textOf(note, "", words)
  const inside = one(root, ".hb-family-inside")
  const rows = note.lines.map(({ done, ask }) => make("li", {}, done, ...(ask ? [make("br"), make("small", {}, ask)] : [])))
  if (inside) fill(inside, ...rows)
}

/** Copy what stands in the box; where the browser refuses, it is marked, so that a long press copies it. */
function mountCopy(root: HTMLElement, words: Phrases): Undo {
  const said = one(root, "[data-hb-family-said]")
  const tell = (key: string): void => void (said && (said.textContent = words(key)))
  return together(all(root, "[data-hb-family-copy]").map((button) => on(button, "click", () => {
    const kind = button.getAttribute("data-hb-family-copy")
    const box = root.querySelector<HTMLInputElement | HTMLTextAreaElement>(kind === "link" ? "input" : "textarea")
    box?.focus()
    box?.select()
    const copied = navigator.clipboard?.writeText(box?.value ?? "") ?? Promise.reject(new Error("no clipboard"))
    copied.then(() => tell("copied"), () => tell("press"))
  })))
}

function showButtons(root: HTMLElement, hasLink: boolean): void {
  for (const button of all(root, "[data-hb-family-copy]")) {
    button.hidden = button.getAttribute("data-hb-family-copy") !== (hasLink ? "link" : "text")
  }
  const share = one(root, "[data-hb-family-share]")
  if (share) share.hidden = !("share" in navigator)
}

/** Fill the part of the page, and again whenever `mountFamily` is called; the undo stops listening. */
export function mountFamily(root: HTMLElement, device: Device, course: Course): Undo {
  const words = phrasesOf(root)
  const show = (...views: string[]): void => showViews(all(root, "[data-hb-family-when]"), "data-hb-family-when", views)
  let send = { title: "", text: "" }

  async function look(): Promise<void> {
    const week = weekOf(await keptOf(device), course, Date.now(), await pictured(device))
    if (week.done.length === 0) return show("nothing")
    const note = noteOf(week, course, words)
    const link = course.url ? `${course.url}week.html${note.code}` : ""
    send = { title: note.title, text: textOf(note, link, words) }
    fillNote(root, note, link, words)
    showButtons(root, link !== "")
    show("note", link ? "link" : "carried")
  }

  look().catch((error: unknown) => {
    show("nobody")
    if (!isFields(error) || error.name !== "NotKept") throw error
  })
  return together([
    mountCopy(root, words),
    mountAlone(root),
    ...all(root, "[data-hb-family-share]").map((button) => on(button, "click", () => {
      // Who changes their mind has shared nothing.
      navigator.share?.(send).catch(() => undefined)
    })),
  ])
}
