/** The picture of a learner: an animal on a disc of its colour. Files, so that every page can show one and none carries them all. */

import type { Learner, SECRETS } from "../contract/learner"

/** What a picture shows; a nickname stands beside it as text. */
export type Looks = Pick<Learner, "animal" | "colour">

type Picture = Learner["animal"] | (typeof SECRETS)[number] | "guest" | "who" | "own" | `disc-${Learner["colour"]}`

const SVG = "http://www.w3.org/2000/svg"

function image(name: Picture, inset: number): SVGElement {
  const base = document.documentElement.getAttribute("data-hb-base") ?? ""
  const made = document.createElementNS(SVG, "image")
  const size = String(64 - 2 * inset)
  const attributes = { href: `${base}assets/hornbook/learners/${name}.svg`, x: String(inset), y: String(inset), width: size, height: size }
  Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value))
  return made
}

function drawing(images: readonly SVGElement[], label: string): SVGElement {
  const made = document.createElementNS(SVG, "svg")
  made.setAttribute("class", "hb-avatar")
  made.setAttribute("viewBox", "0 0 64 64")
  made.setAttribute(label ? "role" : "aria-hidden", label ? "img" : "true")
  if (label) made.setAttribute("aria-label", label)
  images.forEach((one) => made.appendChild(one))
  return made
}

/** The animal on its disc; decorative without a label. Its size is that of `.hb-avatar` in the style sheet. */
export function avatar({ animal, colour }: Looks, label = ""): SVGElement {
  return drawing([image(`disc-${colour}`, 0), image(animal, 9)], label)
}

/** One picture without a disc: an animal, a secret picture, the guest's footprints. */
export function picture(name: Picture, label = ""): SVGElement {
  return drawing([image(name, 0)], label)
}

/** A word of parts/learner-names.html; the key itself on a page without it. */
export function wordOf(key: string, root: Document = document): string {
  return root.getElementById("hb-learner-names")?.getAttribute(`data-hb-${key}`) ?? key
}

/** "red fox": what the picture shows, in the language of the page. */
export function nameOf({ animal, colour }: Looks, root: Document = document): string {
  const pair = root.getElementById("hb-learner-names")?.getAttribute("data-hb-pair") ?? "{colour} {animal}"
  return pair.replace("{colour}", wordOf(colour, root)).replace("{animal}", wordOf(animal, root))
}
