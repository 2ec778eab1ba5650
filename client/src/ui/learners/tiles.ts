/** The tiles of the picker: everybody on the device, and an animal in every free colour. */

import type { Animal, Learner } from "../../contract/learner"
import { freeColours } from "../../state/picker"
import { avatar, nameOf } from "../avatar"
import { make } from "../dom"

function tile(label: string, picture: SVGElement, press: () => void, name = ""): HTMLElement {
  const button = make("button", { type: "button", class: "hb-tile", "aria-label": label }, picture)
  if (name) button.appendChild(make("span", { class: "hb-tile-name" }, name))
  button.addEventListener("click", press)
  return make("li", {}, button)
}

/** One learner, by picture and by nickname where there is one. */
export function learnerTile(learner: Learner, press: (learner: Learner) => void): HTMLElement {
  const { nickname = "" } = learner
  const label = [nickname, nameOf(learner)].filter(Boolean).join(", ")
  return tile(label, avatar(learner), () => press(learner), nickname)
}

/** The animal in every colour in which nobody has it yet. */
export function colourTiles(learners: readonly Learner[], animal: Animal, press: (colour: Learner["colour"]) => void): HTMLElement[] {
  return freeColours(learners, animal).map((colour) => {
    const looks = { animal, colour }
    return tile(nameOf(looks), avatar(looks), () => press(colour))
  })
}
