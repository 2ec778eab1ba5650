/**
 * The speaker view: the same page in a second window, with what the teacher has to know.
 *
 * The two windows speak by postMessage: on file:// nothing else reaches from one to the other in every browser.
 */

import { copy, fill, make, on, onWindow, together, type Undo } from "../dom"
import { isInCut, titleOf, type Cut, type Deck } from "./deck"
import type { Say } from "./words"

type Order = "hello" | "next" | "previous" | "black"
type Message = { readonly hornbook: "present"; readonly order: Order } | { readonly hornbook: "present"; readonly id: string; readonly cut: Cut }

function isMessage(data: unknown): data is Message {
  return typeof data === "object" && data !== null && (data as { hornbook?: unknown }).hornbook === "present"
}

/** In the window with the slides: open the second one, tell it where the class is, do what it asks. */
export function mountShowing(deck: Deck, refused: () => void, black: () => void): { open: () => void; undo: Undo } {
  let peer: MessageEventSource | null = null
  const tell = (): void => {
    const { slide, cut } = deck.now()
    const at: Message = { hornbook: "present", id: slide.id, cut }
    peer?.postMessage(at, { targetOrigin: "*" })
  }
  const hear = onWindow("message", ({ data, source }) => {
    if (!isMessage(data) || !("order" in data)) return
    peer = source ?? peer
    if (data.order === "next") deck.next()
    if (data.order === "previous") deck.previous()
    if (data.order === "black") black()
    tell()
  })
  const undo = together([hear, deck.onShow(tell)])
  return {
    undo,
    open() {
      const address = `${window.location.href.split("#")[0]}#speaker`
      const opened = window.open(address, "hb-speaker", "popup,width=960,height=640")
      if (opened) peer = opened
      else refused()
    },
  }
}

const minutesOf = (slide: HTMLElement): number => Number(slide.dataset.hbMinutes) || 0

/** In the second window: notes, what comes next, three clocks, and buttons that turn the slides of the first. */
export function mountSpeaker(slides: readonly HTMLElement[], say: Say): Undo {
  const show = window.opener as Window | null
  const began = Date.now()
  const spent = new Map<string, number>()
  let now = slides[0]
  let cut: Cut = ""
  let last = Date.now()

  const send = (order: Order): void => show?.postMessage({ hornbook: "present", order } satisfies Message, "*")
  const place = make("p", { class: "hb-speaker-place" })
  const title = make("h1", {})
  const words = make("div", { class: "hb-speaker-words" })
  const notes = make("section", { class: "hb-speaker-notes" })
  const following = make("p", { class: "hb-speaker-next" })
  const clock = make("dd", {})
  const running = make("dd", {})
  const spending = make("p", { class: "hb-speaker-spent" })
  const bar = make("progress", { max: "1", value: "0", "aria-label": say("minutes") })
  const status = make("p", { class: "hb-speaker-status", role: "status" })
  const back = make("button", { type: "button", class: "hb-button hb-button--quiet" }, say("previous"))
  const on_ = make("button", { type: "button", class: "hb-button" }, say("next"))
  const dark = make("button", { type: "button", class: "hb-button hb-button--quiet" }, say("black"))

  function draw(): void {
    if (!now) return
    const shown = slides.filter((one) => isInCut(one, cut))
    const next = slides.slice(slides.indexOf(now) + 1).find((one) => isInCut(one, cut))
    place.textContent = say("place", { n: shown.indexOf(now) + 1, all: shown.length })
    title.textContent = titleOf(now)
    const body = now.querySelector(".hb-slide-body")
    const seen = body ? [copy(body)] : []
    seen[0]?.querySelector("h1")?.remove() // the title of the lesson stands above already
    fill(words, ...seen)
    const own = Array.from(now.querySelectorAll(".hb-notes > *"), copy)
    fill(notes, ...(own.length ? own : [make("p", { class: "hb-speaker-none" }, say("no_notes"))]))
    following.textContent = next ? `${titleOf(next)}${next.dataset.hbBlock === now.dataset.hbBlock ? ` · ${firstWords(next)}` : ""}` : say("end")
    tick()
  }
  function tick(): void {
    const time = new Date()
    const block = now?.dataset.hbBlock ?? ""
    spent.set(block, (spent.get(block) ?? 0) + (time.getTime() - last) / 60000)
    last = time.getTime()
    clock.textContent = time.toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit", hour12: false })
    const seconds = Math.floor((last - began) / 1000)
    running.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`
    const minutes = now ? minutesOf(now) : 0
    const used = spent.get(block) ?? 0
    bar.hidden = spending.hidden = !minutes
    bar.max = minutes || 1
    bar.value = Math.min(used, minutes)
    spending.textContent = say("block_minutes", { n: Math.floor(used), all: minutes })
    status.textContent = !show || show.closed ? say("alone") : ""
  }

  const view = make(
    "main",
    { class: "hb-speaker" },
    make("header", { class: "hb-speaker-head" }, place, title),
    make("div", { class: "hb-speaker-main", tabindex: "0", role: "group", "aria-label": say("notes") }, notes, words),
    make(
      "aside",
      { class: "hb-speaker-side", "aria-label": say("next_slide") },
      make("dl", {}, make("div", {}, make("dt", {}, say("now")), clock), make("div", {}, make("dt", {}, say("elapsed")), running)),
      spending,
      bar,
      make("h2", {}, say("next_slide")),
      following,
      status,
    ),
    make("footer", { class: "hb-speaker-turn" }, back, dark, on_),
  )
  document.body.append(view)
  const beat = window.setInterval(tick, 1000)
  draw()
  send("hello")
  return together([
    onWindow("message", ({ data }) => {
      if (!isMessage(data) || !("id" in data)) return
      tick()
      now = slides.find((one) => one.id === data.id) ?? now
      cut = data.cut
      draw()
    }),
    on(back, "click", () => send("previous")),
    on(on_, "click", () => send("next")),
    on(dark, "click", () => send("black")),
    () => window.clearInterval(beat),
    () => view.remove(),
  ])
}

function firstWords(slide: HTMLElement): string {
  const words = slide.querySelector(".hb-slide-body")?.textContent?.replace(/\s+/g, " ").trim() ?? ""
  return words.length > 60 ? `${words.slice(0, 60).trim()}…` : words
}

/** Turn slides from the second window with the same keys. */
export function orderOf(action: string): Order | null {
  return action === "next" || action === "previous" || action === "black" ? action : null
}

export function sendOrder(order: Order): void {
  const show = window.opener as Window | null
  show?.postMessage({ hornbook: "present", order } satisfies Message, "*")
}
