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

  const ticked = (): number[] => boxes.flatMap((box, at) => (box.checked ? [at] : []))

  function keep(): Promise<boolean> {
    return keepTicks(device, list, boxes.length, ticked())
  }

  /** What is kept is ticked as well. A box that is ticked already stays, and is kept: somebody was faster than the device. */
  async function show(): Promise<void> {
    if (!(await isOwn(device))) return sayOff()
    const kept = await ticksOf(device, list, boxes.length)
    boxes.forEach((box, at) => (box.checked ||= kept.includes(at)))
    say(ticked().length === kept.length || (await keep()) ? "on" : "refused")
  }

  async function become(): Promise<void> {
    if (!(await makeOwn(device))) return say("refused")
    await show()
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
  async function follow(): Promise<void> {
    if (!(await isOwn(device))) boxes.forEach((box) => (box.checked = false))
    await show()
  }

  const tell = (): void => void document.dispatchEvent(new CustomEvent(CHANGED, { detail: section }))
  let last = Promise.resolve()
  /** One act after another: nothing is kept before it is known what was kept. */
  const inTurn = (act: () => Promise<void>): void => void (last = last.then(act).catch(() => say("refused")))
  inTurn(show)
  return together([
    on(section, "change", () => inTurn(tick)),
    on(document, CHANGED as "change", (event) => (event as Event as CustomEvent).detail !== section && inTurn(follow)),
    ...all(place, "[data-hb-own-do='keep']").map((button) => on(button, "click", () => inTurn(become))),
    ...all(place, "[data-hb-own-do='forget']").map((button) => on(button, "click", () => inTurn(forget))),
  ])
}
