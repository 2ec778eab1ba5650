/** The picture of somebody who has the device to themselves: nobody chose one on the picker. */

import { ANIMALS, COLOURS, readLearner } from "../../contract/learner"
import type { Sender } from "../../contract/handoff"
import { isFields } from "../../contract/quiz"

/** A picture and a random name; `chance` gives whole numbers from 0 to 255. */
export function drawSender(chance: () => number): Sender {
  const id = Array.from({ length: 10 }, () => (chance() % 36).toString(36)).join("")
  return { id, ...drawPicture(chance) }
}

/** Another picture for the same random name. */
export function drawPicture(chance: () => number): Pick<Sender, "animal" | "colour"> {
  return { animal: ANIMALS[chance() % ANIMALS.length] ?? "fox", colour: COLOURS[chance() % COLOURS.length] ?? "red" }
}

/** What was kept of it, or null when it is damaged. */
export function readSender(value: unknown): Sender | null {
  const read = isFields(value) ? readLearner({ ...value, made: 0, seen: 0 }) : null
  return read && { id: read.id, animal: read.animal, colour: read.colour }
}
