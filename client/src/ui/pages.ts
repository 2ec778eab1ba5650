/** The pages of a lone file: one at a time, as if each had been opened by itself. */

import { all, fill, on, onWindow, together, type Undo } from "./dom"
import { setHash, showLeaves } from "./leaves"

const PAGE = "main[data-hb-page]"

/** What the end of an address names. */
function named(root: Document, hash: string): HTMLElement | null {
  try {
    return root.getElementById(decodeURIComponent(hash.slice(1)))
  } catch {
    return null
  }
}

/** What stands around a page: its kind and its style sheets, its name, whether it can be left in a hurry. */
function frame(root: Document, page: HTMLElement, first: HTMLElement, site: string): void {
  const title = page.dataset["hbTitle"] ?? ""
  root.body.className = `hb-page hb-page--${page.dataset["hbPage"] ?? ""}`
  root.title = page === first ? site : `${title} · ${site}`
  all(root, ".hb-exit").forEach((exit) => (exit.hidden = page.dataset["hbLeave"] === undefined))
  all<HTMLAnchorElement>(root, ".hb-skip").forEach((link) => (link.hash = page.id))
  all(root, ".hb-crumbs").forEach((crumbs) => {
    crumbs.hidden = page === first
    all(crumbs, "[aria-current]").forEach((here) => fill(here, document.createTextNode(title)))
  })
  for (const sheet of all<HTMLStyleElement>(root, "style[data-hb-for]")) {
    sheet.disabled = !(sheet.dataset["hbFor"] ?? "").split(" ").includes(page.id)
  }
  for (const link of all(root, ".hb-ways a")) {
    if (link.getAttribute("href") === `#${page.id}`) link.setAttribute("aria-current", "page")
    else link.removeAttribute("aria-current")
  }
}

/** Show one page of the file at a time; the end of an address that is no place in it changes nothing. */
export function mountPages(root: Document): Undo {
  const pages = all(root, PAGE)
  const [first] = pages
  if (!first) return () => undefined
  const site = root.title
  const heights = new Map<HTMLElement, number>()
  let now = first

  /** To the scripts of a page, it was left: forms are cleared, nobody reads on aloud. */
  function turnTo(page: HTMLElement): void {
    all<HTMLMediaElement>(now, "audio, video").forEach((media) => media.pause())
    window.dispatchEvent(new Event("pagehide"))
    now.hidden = true
    page.hidden = false
    now = page
    frame(root, page, first as HTMLElement, site)
  }

  function goTo(place: HTMLElement, page: HTMLElement, height: number): void {
    if (place.matches("[tabindex]")) place.focus({ preventScroll: true })
    if (place === page) window.scrollTo(0, height)
    else place.scrollIntoView()
  }

  /** Go to a place; false where it is in none of the pages. */
  function show(place: HTMLElement | null, heightOf: (page: HTMLElement) => number): boolean {
    const page = place?.closest<HTMLElement>(PAGE)
    if (!place || !page) return false
    const height = heightOf(page)
    if (page !== now) turnTo(page)
    goTo(place, page, height)
    return true
  }

  /** A tap leads to the top of a page. The browser is not asked: to a file in a sandbox it would say no. */
  function tap(event: MouseEvent): void {
    const link = (event.target as Element).closest<HTMLAnchorElement>("a[href^='#']")
    if (!link || event.defaultPrevented || event.ctrlKey || event.metaKey) return
    // Back must not lead into a page that is left in a hurry.
    const isSecret = now.dataset["hbLeave"] !== undefined
    heights.set(now, window.scrollY)
    link.closest("dialog")?.close()
    if (!show(named(root, link.hash), () => 0)) return
    event.preventDefault()
    setHash(link.hash, isSecret)
  }

  /** Back leads to where one was. */
  function follow(): void {
    const place = location.hash ? named(root, location.hash) : first
    if (place?.matches(".hb-leaves")) showLeaves(place)
    else if (place?.closest(PAGE) !== now) show(place ?? null, (page) => heights.get(page) ?? 0)
  }

  frame(root, first, first, site)
  follow()
  return together([on(root, "click", tap), onWindow("hashchange", follow)])
}
