/** Boxes whose ticks stay on the reader's own device, and nowhere before the reader has said that it is. */

import type { Device } from "../state/device"
import { forgetAll, isOwn, keepTicks, makeOwn, ticksOf } from "../state/own"
import { all, on, one, together, type Undo } from "./dom"

/** Told to every list of the page when the device becomes the reader's own, or is forgotten. */
const CHANGED = "hb-own"

type Said = "none" | "off" | "on" | "forgotten" | "refused"

/** One list of boxes; `section` is its block. */
export function mountOwn(section: HTMLElement, device: Device): Undo {
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

  /** Whoever was chosen on a shared device cannot call it their own: they hand it over first. */
  async function sayOff(...more: readonly Said[]): Promise<void> {
    const { is } = await device.who()
    say(is === "nobody" ? "off" : "none", ...more)
  }

  async function show(): Promise<void> {
    if (!(await isOwn(device))) return sayOff()
    const kept = await ticksOf(device, list, boxes.length)
    boxes.forEach((box, at) => (box.checked = kept.includes(at)))
    say("on")
  }

  function keep(): Promise<boolean> {
    const ticked = boxes.flatMap((box, at) => (box.checked ? [at] : []))
    return keepTicks(device, list, boxes.length, ticked)
  }

  async function become(): Promise<void> {
    if (!(await makeOwn(device)) || !(await keep())) return say("refused")
    say("on")
    focusOn("forget")
    tell()
  }

  async function forget(): Promise<void> {
    await forgetAll(device)
    boxes.forEach((box) => (box.checked = false))
    await sayOff("forgotten")
    focusOn("keep")
    tell()
  }

  async function tick(): Promise<void> {
    if (await keep()) return
    if (await isOwn(device)) say("refused")
    else await sayOff()
  }

  /** What another list of the page has changed: keep own ticks as well, or let them go. */
  async function follow(event: Event): Promise<void> {
    if ((event as CustomEvent).detail === section) return
    if (!(await isOwn(device))) boxes.forEach((box) => (box.checked = false))
    else if ((await ticksOf(device, list, boxes.length)).length === 0) await keep()
    await show()
  }

  const tell = (): void => void document.dispatchEvent(new CustomEvent(CHANGED, { detail: section }))
  const refused = (): void => say("refused")
  show().catch(refused)
  return together([
    on(section, "change", () => void tick().catch(refused)),
    on(document, CHANGED as "change", (event) => void follow(event).catch(refused)),
    ...all(place, "[data-hb-own-do='keep']").map((button) => on(button, "click", () => void become())),
    ...all(place, "[data-hb-own-do='forget']").map((button) => on(button, "click", () => void forget().catch(refused))),
  ])
}
