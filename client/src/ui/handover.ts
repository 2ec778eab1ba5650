/** Hand-over: when somebody else may be at the device, nothing of the one before stays on the page or behind it. */

import type { Who } from "../contract/learner"
import { keeperOf } from "../contract/learner"
import type { Device } from "../state/device"
import { forgetFlags } from "../state/reading"
import { forgetSession } from "../state/stores"
import { all, onWindow, together, type Undo } from "./dom"

const COVERED = "data-hb-covered"
const TOUCHES = ["pointerdown", "keydown", "input", "wheel", "scroll", "play"] as const
/** How often a page looks whether something is being heard: that is no silence. */
const LISTEN = 15_000

function cover(isCovered: boolean): void {
  document.documentElement.toggleAttribute(COVERED, isCovered)
}

function isHeard(): boolean {
  const voice = window.speechSynthesis
  return (voice?.speaking && !voice.paused) || all<HTMLMediaElement>(document, "audio, video").some((one) => !one.paused && !one.ended)
}

/** Go to the picker in place of this page, and take along nothing. */
function leave(picker: string): void {
  cover(true)
  all<HTMLMediaElement>(document, "audio, video").forEach((media) => media.pause())
  window.speechSynthesis?.cancel()
  forgetSession()
  forgetFlags()
  location.replace(picker)
}

/** "I'm done": nobody is there, surely kept, before the page goes. */
export function handOver(device: Device, picker: string): void {
  cover(true)
  const go = (): void => leave(picker)
  device.done().then(go, go)
}

/** A browser fills in again what stood in a form, also for the next child: it is told not to. */
function forgetForms(): void {
  all(document, "main input, main select, main textarea").forEach((control) => control.setAttribute("autocomplete", "off"))
}

function isSame(one: Who, other: Who): boolean {
  return one.is === other.is && keeperOf(one) === keeperOf(other)
}

/** Watch over a page that is open for somebody: idle time, other tabs, and the way back to it. */
export function mountHandOver(device: Device, who: Who, picker: string): Undo {
  const touched = (): void => device.touched()
  const listening = setInterval(() => isHeard() && touched(), LISTEN)
  // Whoever had not been asked has left nothing behind: the page is simply opened anew.
  const changed = (): void => (who.is === "nobody" ? location.reload() : leave(picker))
  const back = (): void => {
    device.who().then((now) => (isSame(who, now) ? cover(false) : changed()), changed)
  }
  forgetForms()
  touched()
  return together([
    ...TOUCHES.map((type) => onTouch(type, touched)),
    () => clearInterval(listening),
    device.watch(changed),
    // A page may come back from the browser's memory as it was: covered, until it is sure for whom.
    onWindow("pagehide", () => who.is !== "nobody" && who.is !== "own" && cover(true)),
    onWindow("pageshow", (event) => event.persisted && back()),
  ])
}

function onTouch(type: (typeof TOUCHES)[number], hear: () => void): Undo {
  const options = { capture: true, passive: true }
  document.addEventListener(type, hear, options)
  return () => document.removeEventListener(type, hear, options)
}
