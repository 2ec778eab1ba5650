/** Nine pictures, three taps: a secret for those who do not read yet. A wrong one is not counted and locks nothing. */

import type { Learner, Secret } from "../../contract/learner"
import { asSecret } from "../../state/picker"
import { avatar, nameOf } from "../avatar"
import { all, fill, on, one } from "../dom"

export interface Pad {
  /** Ask for three pictures; `take` says whether they are taken. */
  open(learner: Learner, isNew: boolean, take: (secret: Secret) => boolean): void
}

export function makePad(root: HTMLElement): Pad {
  const place = one(root, "[data-hb-pad]")
  const status = one(root, ".hb-pad-status")
  let taps: readonly number[] = []
  let take: (secret: Secret) => boolean = () => true

  function show(): void {
    all(root, ".hb-pad-lights b").forEach((light, at) => light.toggleAttribute("data-hb-on", at < taps.length))
  }

  function again(): void {
    taps = []
    place?.setAttribute("data-hb-shake", "")
    if (status) status.textContent = place?.getAttribute("data-hb-again") ?? ""
  }

  function tap(picture: number): void {
    place?.removeAttribute("data-hb-shake")
    if (status) status.textContent = ""
    taps = [...taps, picture]
    const secret = asSecret(taps)
    if (secret && !take(secret)) again()
    show()
  }

  all(root, "[data-hb-secret]").forEach((button) => on(button, "click", () => tap(Number(button.getAttribute("data-hb-secret")))))
  return {
    open(learner, isNew, taken) {
      const title = one(root, "[data-hb-asks]")
      const who = one(root, "[data-hb-pad-who]")
      if (title) title.textContent = title.getAttribute(isNew ? "data-hb-sets" : "data-hb-asks")
      if (who) fill(who, avatar(learner, nameOf(learner)))
      if (status) status.textContent = ""
      place?.removeAttribute("data-hb-shake")
      taps = []
      take = taken
      show()
    },
  }
}
