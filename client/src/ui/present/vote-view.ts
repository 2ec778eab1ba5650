/** What all kinds of questions have in common on a slide: steps, keys, buttons. */

import { all, on, one, together, type Undo } from "../dom"

/** A question on its slide, as the deck and the keyboard speak to it. */
export interface VoteView {
  /** One step on; false when the deck should go on. */
  next(): boolean
  /** One step back; false when the deck should go back. */
  back(): boolean
  /** A key that the deck does not use; false when it means nothing here. */
  key(name: string): boolean
  /** Hands for a choice, counted by a key. */
  hands(choice: number, hands: number): boolean
  /** Its slide is shown, or the window has another size. */
  shown(): void
  readonly undo: Undo
}

/** What a question asks of the deck. */
export interface Teaching {
  /** Whether there is a part of the lesson to teach again. */
  readonly canTeach: boolean
  teach(): void
}

/** The buttons below a question; only those named are shown, and the first name is the usual way on. */
export interface Acts {
  show(names: readonly string[], words?: { readonly [name: string]: string }): void
  say(hint: string): void
  readonly undo: Undo
}

export function mountActs(vote: HTMLElement, act: (name: string) => void): Acts {
  const bar = one(vote, ".hb-vote-foot")
  const hint = one(vote, ".hb-vote-hint")
  const buttons = all(vote, "[data-hb-vote-act]")
  const nameOf = (button: Element): string => button.getAttribute("data-hb-vote-act") ?? ""
  const usual = new Map(buttons.map((button) => [button, button.textContent ?? ""]))
  if (bar) bar.hidden = false
  // The button may go with the click; the keys of the deck shall go on from here, not from nowhere.
  vote.tabIndex = -1
  const undos = buttons.map((button) => on(button, "click", () => {
    vote.focus({ preventScroll: true })
    act(nameOf(button))
  }))
  return {
    show(names, words = {}) {
      for (const button of buttons) {
        button.hidden = !names.includes(nameOf(button))
        button.classList.toggle("hb-button--quiet", nameOf(button) !== names[0])
        button.textContent = words[nameOf(button)] ?? usual.get(button) ?? ""
      }
    },
    say(words) {
      if (hint) hint.textContent = words
    },
    undo: together([...undos, () => bar && (bar.hidden = true), () => vote.removeAttribute("tabindex")]),
  }
}

/** Steps down from the largest type; `vote.css` has them. */
const STEPS_DOWN = ["0", "1", "2", "3", "4"]

/**
 * The largest type in which what is shown now fits its slide. It is measured and not reckoned: the same question
 * is shown alone, with bars, and with reasons, in whatever font the device has. A slide out of sight is left as it is.
 */
export function fit(vote: HTMLElement): void {
  const body = vote.closest(".hb-slide-body")
  if (!body || body.clientHeight === 0) return
  for (const step of STEPS_DOWN) {
    vote.setAttribute("data-hb-fit", step)
    if (body.scrollHeight <= body.clientHeight) return
  }
}
