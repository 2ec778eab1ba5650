/** On the covers of a shelf: a small picture for what this learner has opened, read, and wants to do again. */

import { MARKS } from "../state/marks"
import type { Device } from "../state/device"
import { all, one } from "./dom"

type Mark = "opened" | "read" | "again"

function marksOf(lesson: string, kept: ReadonlyMap<string, unknown>): Mark[] {
  const has = (mark: Mark): boolean => kept.has(MARKS[mark] + lesson)
  const done: Mark[] = has("read") ? ["read"] : has("opened") ? ["opened"] : []
  return has("again") ? [...done, "again"] : done
}

/** One look at the device for all covers. They lie over the pictures, so that nothing moves. */
export async function markCovers(root: Document, device: Device): Promise<void> {
  const cards = all(root, "[data-hb-lesson]")
  if (cards.length === 0) return
  const { is } = await device.who()
  if (is !== "learner" && is !== "own") return
  const kept = await device.keptAll("")
  for (const card of cards) {
    const marks = marksOf(card.getAttribute("data-hb-lesson") ?? "", kept)
    const found = marks.map((mark) => one(root, `template[data-hb-cover="${mark}"]`) as HTMLTemplateElement | null)
    const place = root.createElement("p")
    place.className = "hb-cover-marks"
    for (const template of found) if (template) place.appendChild(template.content.cloneNode(true))
    if (marks.length > 0) card.appendChild(place)
  }
}
