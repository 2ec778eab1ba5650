/** How a reader likes to read, and the page reached in each story: kept for whoever is there. Lost, not fatal, where nothing is kept. */

import type { Device } from "./device"

/** A copy of the flags for scheme.js, which puts them on a page before it is painted. */
const FLAGS = "hornbook.reading"
/** Where the pages of stories were kept before a device knew who is there. */
const BEFORE = "hornbook.pages"
const READING = "reading"
const PLACE = "place:"

function copyFlags(flags: string): void {
  try {
    if (flags) localStorage.setItem(FLAGS, flags)
    else localStorage.removeItem(FLAGS)
  } catch {
    // Refused storage: they last as long as the page.
  }
}

/** Keep names such as `big` and `ruler` for the pages that follow, and for this reader's next time. */
export function keepFlags(device: Device, flags: readonly string[]): void {
  copyFlags(flags.join(" "))
  void device.keep(READING, flags.length > 0 ? flags.join(" ") : null).catch(() => undefined)
}

/** Somebody else comes: they read in their own way. */
export function forgetFlags(): void {
  copyFlags("")
}

/** Somebody was chosen: the flags that they had, or none. */
export async function putBackFlags(device: Device): Promise<void> {
  const flags = await device.kept(READING)
  copyFlags(typeof flags === "string" ? flags : "")
}

function isPage(page: unknown): page is number {
  return Number.isInteger(page) && (page as number) > 0
}

/** The page that was open last, counted from 1; null when none is known. */
export async function keptPage(device: Device, story: string): Promise<number | null> {
  try {
    const page = await device.kept(PLACE + story)
    return isPage(page) ? page : null
  } catch {
    return null
  }
}

/** Keep the page of a story; the first is not worth keeping. Whether it is kept. */
export function keepPage(device: Device, story: string, page: number): Promise<boolean> {
  return device.keep(PLACE + story, page > 1 ? page : null).catch(() => false)
}

/** Once: the pages of the time before. Where children share the device, they were nobody's. */
export async function bringPages(device: Device): Promise<void> {
  try {
    const text = localStorage.getItem(BEFORE)
    if (text === null) return
    const isMine = !device.site.learners || (await device.who()).is === "own"
    const pages = Object.entries((JSON.parse(text) ?? {}) as object).filter(([, page]) => isPage(page))
    if (isMine) for (const [story, page] of pages) await keepPage(device, story, page as number)
    localStorage.removeItem(BEFORE)
  } catch {
    // Damaged or refused: the stories begin at their first page.
  }
}
