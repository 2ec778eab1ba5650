/** Who is learning, in the header of every page: the child's own picture, and behind it the way to hand over. */

import type { Who } from "../contract/learner"
import type { Device } from "../state/device"
import { avatar, picture } from "./avatar"
import { mountDialog } from "./dialog"
import { all, fill, on, one, together, type Undo } from "./dom"
import { handOver, mountHandOver } from "./handover"

/** The page as the picker's fragment, so that a child comes back to it. */
function pageHere(root: Document): string {
  const base = new URL(root.documentElement.getAttribute("data-hb-base") ?? "", location.href).pathname
  const page = location.pathname.startsWith(base) ? location.pathname.slice(base.length) : ""
  return page.endsWith(".html") ? `#to=${page}` : ""
}

function mountLink(link: HTMLAnchorElement, who: Who, root: Document): void {
  const isOwn = who.is === "own"
  link.href = isOwn ? (link.dataset["hbMe"] ?? "") : link.href + pageHere(root)
  fill(link, picture(isOwn ? "own" : "who", link.dataset[isOwn ? "hbPath" : "hbAsk"]))
  link.hidden = false
}

function mountMe(button: HTMLElement, who: Who, device: Device, picker: string): Undo {
  const box = document.getElementById("hb-me")
  if (!box) return () => undefined
  const image = (label = ""): SVGElement => (who.is === "learner" ? avatar(who.learner, label) : picture("guest", label))
  const nickname = who.is === "learner" ? (who.learner.nickname ?? "") : ""
  fill(button, image([button.dataset["hbMe"], nickname].filter(Boolean).join(": ")))
  all(box, "[data-hb-me-picture]").forEach((place) => fill(place, image()))
  all(box, "[data-hb-me-name]").forEach((place) => (place.textContent = nickname || place.textContent))
  all(box, "[data-hb-me-when]").forEach((part) => (part.hidden = part.getAttribute("data-hb-me-when") !== who.is))
  const done = all(box, "[data-hb-done]").map((way) => on(way, "click", () => handOver(device, picker)))
  return together([mountDialog(button, box), ...done])
}

/** Nothing at all on a site where nobody shares a device, and on the page of a parent's phone. */
export function mountWhois(root: Document, device: Device): Undo {
  const link = one(root, "a[data-hb-whois]") as HTMLAnchorElement | null
  const button = one(root, "button[data-hb-whois]")
  if (!link || !button || root.body.matches(".hb-page--week")) return () => undefined
  const picker = link.href
  const isPicker = one(root, "[data-hb-picker]") !== null
  let undo: Undo = () => undefined
  device.who().then((who) => {
    const isThere = who.is === "learner" || who.is === "guest"
    if (isThere) undo = mountMe(button, who, device, picker)
    else if (!isPicker) mountLink(link, who, root)
    if (!isPicker) undo = together([undo, mountHandOver(device, who, picker)])
  }, () => undefined)
  return () => undo()
}
