/** The script of the slides. It stands in the head and says at once what the page is to be: no flash of all slides. */

import { all, make, on, one, onWindow, setHidden } from "../ui/dom"
import { cardOf, mountDeck, type Deck } from "../ui/present/deck"
import { mountFit } from "../ui/present/fit"
import { mountKeys, mountSwipe, type Action } from "../ui/present/keys"
import { mountShowing, mountSpeaker, orderOf, sendOrder } from "../ui/present/speaker"
import { mountClock, type Clock } from "../ui/present/timer"
import { mountVotes } from "../ui/present/vote"
import { sayings, type Say } from "../ui/present/words"

type Mode = "show" | "speaker" | "notes"

const html = document.documentElement

/** A second window without the first one is a page of notes. */
function modeOf(hash: string): Mode {
  if (hash === "#speaker") return window.opener ? "speaker" : "notes"
  return hash === "#notes" ? "notes" : "show"
}

function mode(): Mode {
  const found = modeOf(window.location.hash)
  html.dataset.hbDeck = found
  return found
}

/** Show a dialog; where dialogs are unknown, nothing. */
function openDialog(selector: string): void {
  one(document, selector)?.matches("dialog") && (one(document, selector) as HTMLDialogElement).showModal()
}

function mountDialogs(): void {
  for (const shut of all(document, "[data-hb-shut]")) on(shut, "click", () => shut.closest("dialog")?.close())
  for (const dialog of all<HTMLDialogElement>(document, ".hb-dialog")) {
    on(dialog, "click", ({ target }) => {
      if (target === dialog || (target as Element).closest("a")) dialog.close()
    })
  }
}

function openOverview(deck: Deck): void {
  const list = one(document, ".hb-overview-list")
  if (!list) return
  list.textContent = ""
  const { slide } = deck.now()
  deck.shown().forEach((shown, index) => {
    const card = cardOf(shown, index + 1, shown === slide)
    on(card, "click", () => {
      card.closest("dialog")?.close()
      deck.goTo(shown.id)
    })
    list.append(make("li", {}, card))
  })
  openDialog(".hb-overview")
  one(list, "[aria-current]")?.focus()
}

/** The other colours, for this page and as long as it is open: the reader's own wish stays. */
function otherScheme(): void {
  const own = html.dataset.hbScheme
  const isDark = own ? own === "dark" : window.matchMedia("(prefers-color-scheme: dark)").matches
  html.dataset.hbScheme = isDark ? "light" : "dark"
}

function fullScreen(): void {
  const asked = document.fullscreenElement ? document.exitFullscreen() : html.requestFullscreen?.()
  asked?.catch(() => undefined) // refused in a frame: the lesson goes on
}

function mountShow(root: HTMLElement, say: Say, votes: Say): void {
  const { deck } = mountDeck(root)
  const dark = one(document, ".hb-dark")
  const shade = (colour: "black" | "white"): void => {
    if (!dark) return
    dark.hidden = !dark.hidden && dark.dataset.hbShade === colour
    dark.dataset.hbShade = colour
  }
  const showing = mountShowing(deck, () => openDialog(".hb-refused"), () => shade("black"))
  const clocks = new Map<Element, Clock>()
  for (const clock of all(document, ".hb-clock")) clocks.set(clock, mountClock(clock, say))
  const floating = one(document, ".hb-floating")

  function timer(): void {
    const { slide } = deck.now()
    const own = slide.querySelector(".hb-clock")
    if (own) return clocks.get(own)?.toggle()
    if (!floating) return
    floating.hidden = !floating.hidden
    const minutes = Number(slide.dataset.hbMinutes) || 5
    if (!floating.hidden) clocks.get(floating.querySelector(".hb-clock") as Element)?.set(minutes * 60)
  }
  const actions: { readonly [action in Action]: () => void } = {
    next: deck.next,
    previous: deck.previous,
    first: deck.first,
    last: deck.last,
    overview: () => openOverview(deck),
    black: () => shade("black"),
    white: () => shade("white"),
    scheme: otherScheme,
    timer,
    full: fullScreen,
    speaker: showing.open,
    help: () => openDialog(".hb-present-help"),
  }
  const act = (action: Action): void => {
    // Behind the black screen nothing moves on unseen: the first press brings the slide back.
    if (dark && !dark.hidden && action !== "black" && action !== "white") dark.hidden = true
    else actions[action]()
  }
  mountKeys(act)
  mountSwipe(root, act)
  on(document, "keydown", ({ key }) => {
    if (key === "Escape" && dark) dark.hidden = true
  })
  if (dark) on(dark, "click", () => setHidden(dark, true))
  for (const button of all(document, "[data-hb-do]")) {
    button.hidden = button.dataset.hbDo === "full" && !html.requestFullscreen
    on(button, "click", () => act(button.dataset.hbDo as Action))
  }
  deck.onShow(() => {
    const { number, all: count } = deck.now()
    const place = one(document, ".hb-bar-place")
    if (place) place.textContent = say("place", { n: number, all: count })
    one(document, ".hb-bar-done rect")?.setAttribute("width", `${(100 * number) / count}%`)
  })
  mountFit(deck)
  mountVotes(root, deck, votes)
}

function begin(): void {
  const root = one(document, ".hb-deck")
  if (!root) return
  const catalogue: unknown = JSON.parse(one(document, "#hb-present-words")?.textContent || "{}")
  const say = sayings(catalogue, "present")
  mountDialogs()
  if (mode() === "speaker") {
    mountSpeaker(all(root, ".hb-slide"), say)
    mountKeys((action) => {
      const order = orderOf(action)
      if (order) sendOrder(order)
    })
    return
  }
  let isMounted = false
  const mount = (): void => {
    if (mode() === "show" && !isMounted) {
      isMounted = true
      mountShow(root, say, sayings(catalogue, "vote"))
    }
  }
  mount()
  onWindow("hashchange", mount)
}

mode()
document.addEventListener("DOMContentLoaded", begin)
