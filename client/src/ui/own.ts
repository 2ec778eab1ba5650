/** Boxes whose ticks stay on the reader's own device, and nowhere before the reader has said that it is. */

import { forgetAll, isOwn, keepTicks, makeOwn, ticksOf } from "../state/own"
import { all, on, one, together, type Undo } from "./dom"

/** Told to every list of the page when the device becomes the reader's own, or is forgotten. */
const CHANGED = "hb-own"

type Said = "none" | "off" | "on" | "forgotten" | "refused"

/** One list of boxes; `section` is its block. */
export function mountOwn(section: HTMLElement): Undo {
  const place = one(section, "[data-hb-own]")
  if (!place) return () => undefined
  const list = `${place.getAttribute("data-hb-own") ?? ""}#${section.id}`
  const boxes = all<HTMLInputElement>(section, ".hb-checklist input")
  const parts = all(place, "[data-hb-own-say]")

  function say(...said: readonly Said[]): void {
    for (const part of parts) part.hidden = !said.includes(part.getAttribute("data-hb-own-say") as Said)
  }

  /** The button that was pressed is gone: the next one takes the focus. */
  function focusOn(what: "keep" | "forget"): void {
    one(section, `[data-hb-own-do='${what}']`)?.focus()
  }

  function show(): void {
    const kept = ticksOf(list, boxes.length)
    if (isOwn()) boxes.forEach((box, at) => (box.checked = kept.includes(at)))
    say(isOwn() ? "on" : "off")
  }

  function keep(): boolean {
    const ticked = boxes.flatMap((box, at) => (box.checked ? [at] : []))
    return keepTicks(list, boxes.length, ticked)
  }

  function become(): void {
    if (!makeOwn() || !keep()) return say("refused")
    tell()
    focusOn("forget")
  }

  function forget(): void {
    forgetAll()
    tell()
    say("off", "forgotten")
    focusOn("keep")
  }

  function tick(): void {
    if (isOwn() && !keep()) say("refused")
    else if (!isOwn()) say("off")
  }

  /** What another list of the page has changed: keep own ticks as well, or let them go. */
  function follow(): void {
    if (isOwn() && ticksOf(list, boxes.length).length === 0) keep()
    if (!isOwn()) boxes.forEach((box) => (box.checked = false))
    show()
  }

  const tell = (): void => void document.dispatchEvent(new Event(CHANGED))
  show()
  return together([
    on(section, "change", tick),
    on(document, CHANGED as "change", follow),
    ...all(place, "[data-hb-own-do='keep']").map((button) => on(button, "click", become)),
    ...all(place, "[data-hb-own-do='forget']").map((button) => on(button, "click", forget)),
  ])
}
