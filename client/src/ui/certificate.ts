/** Certificates of practice: one sheet a topic, shown by its address and printed alone. */

import type { Path } from "../state/progress"
import { mountAlone } from "./alone"
import { all, fill, one, onWindow, together, type Undo } from "./dom"
import { rowOf } from "./row"

const PREFIX = "certificate-"

function idOf({ topic }: Path): string {
  return PREFIX + topic.id.replace(/\//g, "-")
}

function today(): string {
  return new Date().toLocaleDateString(document.documentElement.lang || "en", { year: "numeric", month: "long", day: "numeric" })
}

function sheetOf(root: Element, path: Path, image: () => SVGElement): HTMLElement {
  const sheet = rowOf(root, "certificate")
  const title = one(sheet, "h2")
  sheet.id = idOf(path)
  if (title) title.id = `${sheet.id}-title`
  sheet.setAttribute("aria-labelledby", `${sheet.id}-title`)
  for (const place of all(sheet, "[data-hb-my-picture]")) fill(place, image())
  for (const place of all(sheet, "strong")) place.textContent = path.topic.title
  for (const place of all(sheet, "[data-hb-date]")) place.textContent = today()
  return sheet
}

function wayTo(root: Element, path: Path): HTMLElement {
  const way = rowOf(root, "way")
  const link = one(way, "a")
  link?.setAttribute("href", `#${idOf(path)}`)
  const words = link && one(link, "span")
  if (words) words.textContent = path.topic.title
  return way
}

/** Show the sheet that the page's address names, in place of the path. */
function follow(root: Element, sheets: readonly HTMLElement[]): void {
  const wanted = sheets.find(({ id }) => `#${id}` === location.hash)
  for (const sheet of sheets) sheet.hidden = sheet !== wanted
  document.body.toggleAttribute("data-hb-certificate", wanted !== undefined)
  const shown = wanted ?? (location.hash === "#certificates" ? one(root, "#certificates") : null)
  shown?.scrollIntoView()
}

/** Offer a certificate for each of these paths. `image`: the learner's own picture. */
export function mountCertificates(root: Element, paths: readonly Path[], image: () => SVGElement): Undo {
  const part = one(root, "[data-hb-my-certificates]")
  const ways = part && one(part, "ul")
  const place = one(root, "[data-hb-my-sheets]")
  if (!part || !ways || !place) return () => undefined
  const sheets = paths.map((path) => sheetOf(root, path, image))
  part.hidden = paths.length === 0
  fill(ways, ...paths.map((path) => wayTo(root, path)))
  fill(place, ...sheets)
  follow(root, sheets)
  return together([onWindow("hashchange", () => follow(root, sheets)), ...sheets.map(mountAlone)])
}
