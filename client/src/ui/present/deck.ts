/** Slides one at a time. Where the class is stands in the address: `#facts-2`, in a shorter lesson `#five/facts-2`. */

import { all, make, onWindow, type Undo } from "../dom"

export const CUTS = ["thirty", "five", "one"] as const
export type Cut = (typeof CUTS)[number] | ""

export interface Place {
  readonly slide: HTMLElement
  readonly cut: Cut
  /** Its number among the slides of the cut, from 1. */
  readonly number: number
  readonly all: number
}

export interface Deck {
  readonly slides: readonly HTMLElement[]
  now(): Place
  /** The slides of the cut that is shown, in order. */
  shown(): HTMLElement[]
  /** The slide that follows; null at the end. */
  following(): HTMLElement | null
  goTo(slideId: string): void
  next(): void
  previous(): void
  first(): void
  last(): void
  /** Hear of each slide that is shown, and of the one that is shown now. */
  onShow(listener: (slide: HTMLElement) => void): Undo
}

/** What a hash says: the cut, and the id of a slide; the id is empty where it names none. */
export function readHash(hash: string): { cut: Cut; id: string } {
  const text = decodeURIComponent(hash.replace(/^#/, ""))
  const cut = CUTS.find((one) => text === one || text.startsWith(`${one}/`))
  return cut ? { cut, id: text.slice(cut.length + 1) } : { cut: "", id: text }
}

export function writeHash(cut: Cut, id: string): string {
  return cut ? `#${cut}/${id}` : `#${id}`
}

export function isInCut(slide: HTMLElement, cut: Cut): boolean {
  return !cut || (slide.dataset.hbCuts ?? "").split(" ").includes(cut)
}

/** The first slide of a cut that is not its title. */
export function beginOf(slides: readonly HTMLElement[], cut: Cut): HTMLElement | undefined {
  return slides.slice(1).find((slide) => isInCut(slide, cut))
}

export function mountDeck(root: HTMLElement): { deck: Deck; undo: Undo } {
  const slides = all(root, ".hb-slide")
  const listeners = new Set<(slide: HTMLElement) => void>()
  let cut: Cut = ""
  let at = 0

  const slide = (): HTMLElement => slides[at] ?? root
  const shown = (): HTMLElement[] => slides.filter((one) => isInCut(one, cut))
  const after = (): HTMLElement | undefined => slides.slice(at + 1).find((one) => isInCut(one, cut))
  const before = (): HTMLElement | undefined => slides.slice(0, at).reverse().find((one) => isInCut(one, cut))

  function read(): void {
    const wanted = readHash(window.location.hash)
    const found = wanted.id ? slides.find((one) => one.id === wanted.id) : wanted.cut ? beginOf(slides, wanted.cut) : slides[0]
    const place = Math.max(0, found ? slides.indexOf(found) : 0)
    if (slide().hasAttribute("data-hb-now") && place === at && wanted.cut === cut) return
    cut = wanted.cut
    at = place
    for (const one of slides) one.toggleAttribute("data-hb-now", one === slide())
    for (const link of all(root, "[data-hb-cut]")) {
      if (link.dataset.hbCut === cut) link.setAttribute("aria-current", "true")
      else link.removeAttribute("aria-current")
    }
    window.scrollTo(0, 0)
    listeners.forEach((hear) => hear(slide()))
  }

  /** A slide may keep the class a step longer: a vote has its answer behind "next". */
  function leave(how: "hb-next" | "hb-previous"): boolean {
    return slide().dispatchEvent(new CustomEvent(how, { bubbles: true, cancelable: true }))
  }

  const show = (one: HTMLElement | undefined): void => {
    if (!one) return
    window.location.hash = writeHash(cut, one.id)
    read() // now, and not when the event of the address comes: quick presses are all heard
  }
  const deck: Deck = {
    slides,
    shown,
    following: () => after() ?? null,
    now: () => ({ slide: slide(), cut, number: slides.slice(0, at + 1).filter((one) => isInCut(one, cut)).length, all: shown().length }),
    goTo: (id) => show(slides.find((one) => one.id === id)),
    next: () => void (leave("hb-next") && show(after())),
    previous: () => void (leave("hb-previous") && show(before())),
    first: () => show(shown()[0]),
    last: () => show(shown().pop()),
    onShow(listener) {
      listeners.add(listener)
      listener(slide())
      return () => listeners.delete(listener)
    },
  }
  read()
  return { deck, undo: onWindow("hashchange", read) }
}

/** The heading of a slide; where a slide has none, its first words. */
export function titleOf(slide: HTMLElement): string {
  const own = (slide.querySelector(".hb-slide-title > span") ?? slide.querySelector("h1"))?.textContent?.trim()
  return own || textOf(slide)
}

/** The first words of what a slide shows: of a question what it asks, for the class sees the overview too. */
export function textOf(slide: HTMLElement): string {
  const body = slide.querySelector(".hb-slide-body")
  const asked = body?.querySelector(".hb-vote-title, .hb-vote-stem")
  const first = asked ?? body?.querySelector("h1, p, li, legend") ?? body
  const text = first?.textContent?.replace(/\s+/g, " ").trim() ?? ""
  return text.replace(/^(\d+)(?=\p{L})/u, "$1 ") // the number of a step stands beside its words
}

/** A small picture of a slide for the overview: its place, its heading, its first words, its picture. */
export function cardOf(slide: HTMLElement, number: number, isNow: boolean): HTMLElement {
  const card = make("button", { type: "button", class: "hb-overview-card", ...(isNow ? { "aria-current": "true" } : {}) })
  const picture = slide.querySelector<HTMLImageElement>(".hb-slide-picture")
  card.append(make("span", { class: "hb-overview-number" }, String(number)))
  if (picture) card.append(make("img", { src: picture.src, alt: "" }))
  const title = titleOf(slide)
  const text = textOf(slide)
  card.append(make("b", {}, title), text === title ? "" : make("span", { class: "hb-overview-text" }, text))
  return card
}
