/** "Exit this page now": covers the page at once, then goes to a neutral one that takes its place in the history. */

import { NO_PRESSES, PRESS_PAUSE, pressed, released } from "../state/presses"
import { all, on, one, setHidden, together, type Undo } from "./dom"
import { showLeaves } from "./leaves"

const PRESSES = 3

/** Nothing of the page is left to see or hear when this returns; the next page may take its time. */
function cover(title: string): void {
  document.title = title
  all<HTMLLinkElement>(document, "link[rel~='icon']").forEach((icon) => (icon.href = "data:,"))
  all<HTMLMediaElement>(document, "audio, video").forEach((media) => media.pause())
  window.speechSynthesis?.cancel()
  document.body.hidden = true
  document.body.textContent = ""
}

/** In a file that holds all its pages, the control stays hidden where none of them is left in a hurry. */
function isOff(link: HTMLAnchorElement): boolean {
  return link.closest("[hidden]") !== null
}

function leave(link: HTMLAnchorElement): void {
  // Such a file holds the neutral page, too.
  const leaves = link.hash ? document.getElementById(link.hash.slice(1)) : null
  cover(link.dataset["hbExit"] ?? "")
  if (leaves) showLeaves(leaves)
  else location.replace(link.href)
}

/** Places in the page make no history: Back must not lead to another place in the page that was left. */
function mountPlaces(exit: HTMLAnchorElement): Undo {
  return on(document, "click", (event) => {
    const link = (event.target as Element).closest<HTMLAnchorElement>("a[href^='#']")
    if (!link || event.defaultPrevented || isOff(exit)) return
    event.preventDefault()
    location.replace(link.href)
  })
}

/** Shift, three times by itself: the lights and the status tell how often so far. */
function mountKeys(link: HTMLAnchorElement): Undo {
  const status = link.parentElement && one(link.parentElement, "[role=status]")
  let state = NO_PRESSES
  let timer = 0
  const show = (count: number, words: string): void => {
    all(link, ".hb-exit-lights b").forEach((light, index) => light.toggleAttribute("data-hb-on", index < count))
    if (status) status.textContent = words
  }
  const forget = (): void => {
    window.clearTimeout(timer)
    if (state.count) show(0, link.dataset["hbExitOff"] ?? "")
    state = NO_PRESSES
  }
  return together([
    on(document, "keydown", (event) => {
      if (event.key !== "Shift" || isOff(link)) forget()
      else if (!event.repeat) state = pressed(state)
    }),
    on(document, "pointerdown", forget),
    on(document, "keyup", (event) => {
      if (event.key !== "Shift") return
      state = released(state, event.timeStamp)
      window.clearTimeout(timer)
      if (state.count >= PRESSES) return leave(link)
      if (!state.count) return
      const words = state.count === 1 ? link.dataset["hbExitTwo"] : link.dataset["hbExitOne"]
      show(state.count, words ?? "")
      timer = window.setTimeout(forget, PRESS_PAUSE)
    }),
    () => window.clearTimeout(timer),
  ])
}

/** Without this script the control is a plain link. */
export function mountExit(link: HTMLAnchorElement): Undo {
  return together([
    on(link, "click", (event) => {
      event.preventDefault()
      leave(link)
    }),
    mountPlaces(link),
    mountKeys(link),
    ...all(document, "[data-hb-exit-keys]").map((keys) => setHidden(keys, false)),
  ])
}
