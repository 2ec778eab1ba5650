/** Votes by hands on the slides of a lesson. Counts are in memory and go with the page: nothing is kept, nothing sent. */

import { all, make, on, onWindow, together, type Undo } from "../dom"
import { mountQuestion } from "./vote-question"
import { mountStory } from "./vote-story"
import { fit, type Teaching, type VoteView } from "./vote-view"
import type { Say } from "./words"

/** What a vote needs of the deck that shows its slide. */
export interface VoteDeck {
  goTo(slideId: string): void
  onShow(listener: (slide: HTMLElement) => void): Undo
}

/** A question that is answered aloud: the answer opens with a step on. */
function mountAloud(root: HTMLElement): VoteView {
  const answer = root.querySelector("details")
  const turn = (open: boolean): boolean => {
    if (!answer || answer.open === open) return false
    answer.open = open
    fit(root)
    return true
  }
  return {
    next: () => turn(true),
    back: () => turn(false),
    key: (name) => name === "r" && turn(!answer?.open),
    hands: () => false,
    shown: () => fit(root),
    undo: answer ? on(answer, "toggle", () => fit(root)) : () => undefined,
  }
}

function mountView(root: HTMLElement, say: Say, teaching: Teaching): VoteView {
  switch (root.getAttribute("data-hb-vote")) {
    case "choices": return mountQuestion(root, say, teaching)
    case "story": return mountStory(root, say, teaching)
    default: return mountAloud(root)
  }
}

/** Give the key to the question that is shown: letters as they are typed, digits as hands. */
function press(view: VoteView, event: KeyboardEvent): void {
  if (event.ctrlKey || event.altKey || event.metaKey || event.target instanceof HTMLInputElement) return
  const digit = /^(?:Digit|Numpad)([1-8])$/.exec(event.code)?.[1]
  const isUsed = digit ? view.hands(Number(digit) - 1, event.shiftKey ? -1 : 1) : view.key(event.key.toLowerCase())
  if (isUsed) event.preventDefault()
}

/** The way back to the question from which its lesson is taught again. */
function mountWayBack(root: HTMLElement, say: Say, deck: VoteDeck): { from: string; show(slide: string): void; readonly undo: Undo } {
  const button = make("button", { type: "button", class: "hb-button" }, say("back"))
  const place = make("p", { class: "hb-vote-back" }, button)
  place.hidden = true
  root.appendChild(place)
  const way = {
    from: "",
    show(slide: string): void {
      if (slide === way.from) way.from = ""
      place.hidden = way.from === ""
    },
    undo: together([on(button, "click", () => deck.goTo(way.from)), () => place.remove()]),
  }
  return way
}

/** Let the class vote on every question below `root`. */
export function mountVotes(root: HTMLElement, deck: VoteDeck, say: Say): Undo {
  const way = mountWayBack(root, say, deck)
  const views = new Map<HTMLElement, VoteView>()
  const undos: Undo[] = [way.undo]
  for (const vote of all(root, ".hb-vote")) {
    const slide = vote.closest<HTMLElement>(".hb-slide")
    if (!slide) continue
    const again = slide.getAttribute("data-hb-again") ?? ""
    const teach = (): void => {
      way.from = slide.id
      deck.goTo(again)
    }
    const view = mountView(vote, say, { canTeach: again !== "", teach })
    views.set(slide, view)
    const step = (type: string, act: () => boolean): Undo => {
      const hear = (event: Event): void => void (act() && event.preventDefault())
      slide.addEventListener(type, hear)
      return () => slide.removeEventListener(type, hear)
    }
    undos.push(view.undo, step("hb-next", view.next), step("hb-previous", view.back))
  }
  let shown: VoteView | undefined
  undos.push(
    deck.onShow((slide) => {
      shown = views.get(slide)
      shown?.shown()
      way.show(slide.id)
    }),
    // Those out of sight are left as they are.
    onWindow("resize", () => views.forEach((view) => view.shown())),
    on(document, "keydown", (event) => shown && press(shown, event)),
  )
  return together(undos)
}
