/** One topic to keep: its words, its bar, and the buttons that fit what is going on. */

import { topicOf } from "../../contract/offline"
import { largest, type Row, type Stage } from "../../state/offline/topics"
import { all, make, one } from "../dom"
import type { Phrases } from "../phrases"
import { sizeWords } from "../sizes"

const ACTS: { readonly [stage in Stage]: readonly string[] } = {
  away: ["keep"],
  next: ["pause"],
  loading: ["pause"],
  waiting: ["pause"],
  paused: ["on", "remove"],
  here: ["remove"],
  torn: ["mend", "remove"],
  full: ["on", "remove"],
  lost: ["on", "remove"],
}
const WITH_BAR: readonly Stage[] = ["next", "loading", "waiting", "paused", "full", "lost"]

/** What is said of a topic. */
function saidOf(row: Row, rows: readonly Row[], words: Phrases): string {
  const { title, bytes, done, stage } = row
  const sizes = { title, size: sizeWords(bytes), done: done > 0 ? sizeWords(done) : "0", left: sizeWords(bytes - done) }
  const most = stage === "full" ? largest(rows, row.id) : null
  if (most) return words("full_but", { ...sizes, most: most.title, room: sizeWords(most.done) })
  const topic = rows.find(({ id }) => id === topicOf(row.id))
  return words(stage === "away" && topic?.stage === "away" ? "away_class" : stage, sizes)
}

/** Write a text only where it changes: a screen reader may be there. */
function put(part: HTMLElement | null, text: string): void {
  if (part && part.textContent !== text) part.textContent = text
}

/** Show these buttons and no others; a finger or a focus that was on one that goes comes to the first that stays. */
function showActs(place: HTMLElement, names: readonly string[]): void {
  const buttons = all(place, "[data-hb-act]")
  const had = buttons.find((button) => button === document.activeElement)
  for (const button of buttons) button.hidden = !names.includes(button.getAttribute("data-hb-act") ?? "")
  if (had?.hidden) buttons.find(({ hidden }) => !hidden)?.focus()
}

/** Bring the bar in line; it has no steps that cannot be seen. */
export function showBar(bar: HTMLElement | null, { bytes, done, title }: Row, isShown: boolean, text: string): void {
  if (!(bar instanceof HTMLProgressElement)) return
  bar.hidden = !isShown
  bar.value = bytes > 0 ? Math.floor((100 * done) / bytes) : 0
  bar.textContent = text
  if (title) bar.setAttribute("aria-label", title)
}

/** Show a topic as it is now. `isSure`: the reader is asked whether it may go. */
export function showRow(place: HTMLElement, row: Row, rows: readonly Row[], words: Phrases, isSure: boolean): void {
  const going = rows.filter(({ id }) => id === row.id || topicOf(id) === row.id)
  const free = going.reduce((sum, { done }) => sum + done, 0)
  const text = isSure ? words("sure", { size: sizeWords(free) }) : saidOf(row, rows, words)
  put(one(place, "h3"), row.title)
  put(one(place, "[data-hb-keep-said]"), text)
  place.setAttribute("data-hb-stage", row.stage)
  const tick = one(place, "[data-hb-keep-tick]")
  if (tick) tick.hidden = row.stage !== "here" || isSure
  showBar(one(place, "progress"), row, WITH_BAR.includes(row.stage), text)
  showActs(place, isSure ? ["no", "yes"] : ACTS[row.stage])
}

/** Put words, bar and buttons into a row, which the page has but once. */
export function fillRow(template: HTMLTemplateElement | null, row: HTMLElement): void {
  const parts = template?.content.firstElementChild?.cloneNode(true).childNodes ?? []
  row.append(...Array.from(parts))
}

/** A row that the page was not made with: slides and sheets, or of another language. */
export function makeRow(template: HTMLTemplateElement | null, id: string, lang: string): HTMLElement {
  const row = make("li", { class: "hb-keep" })
  fillRow(template, row)
  row.setAttribute("data-hb-keep", id)
  if (topicOf(id)) {
    row.classList.add("hb-keep--class")
    for (const button of all(row, "button")) button.classList.add("hb-button--quiet")
  }
  row.querySelector("h3")?.setAttribute("lang", lang)
  return row
}

/** Name the buttons of a row with its topic, for those who hear them one by one. */
export function nameActs(place: HTMLElement, title: string): void {
  for (const button of all(place, "[data-hb-act]")) button.setAttribute("aria-label", `${button.textContent?.trim() ?? ""} · ${title}`)
}
