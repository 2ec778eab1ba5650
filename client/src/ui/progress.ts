/** At the end of a lesson: "I have read this" and "I want to do this again", for those for whom things are kept. */

import { isFields } from "../contract/quiz"
import type { Device } from "../state/device"
import { MARKS } from "../state/marks"
import { all, on, together, type Undo } from "./dom"

type Mark = "read" | "again"

/** Calls `reached` when the element is on the screen for the first time. */
function whenSeen(element: Element, reached: () => void): Undo {
  if (!("IntersectionObserver" in window)) return () => undefined
  const observer = new IntersectionObserver((entries) => {
    if (entries.some(({ isIntersecting }) => isIntersecting)) reached()
  })
  observer.observe(element)
  return () => observer.disconnect()
}

/** Whether a story was turned to its last page. One that only opens there again is not read once more. */
function isAtEnd(page: ParentNode): boolean {
  return page.querySelector("[data-hb-turned] .hb-leaf:last-of-type[data-hb-now]") !== null
}

/** The first time stays; the last time is now. */
async function open(device: Device, name: string): Promise<boolean> {
  const before = await device.kept(name)
  const last = Date.now()
  return device.keep(name, { first: isFields(before) && typeof before.first === "number" ? before.first : last, last })
}

function mountMarks(place: HTMLElement, lesson: string, device: Device, marked: ReadonlySet<Mark>): Undo {
  const said = place.querySelector("[data-hb-refused]")
  const buttons = all(place, "[data-hb-mark]")
  const markOf = (button: Element): Mark => button.getAttribute("data-hb-mark") as Mark
  // What a child has taken back does not come again by itself.
  let isRead = marked.has("read")

  function show(mark: Mark, isOn: boolean): void {
    for (const button of buttons) if (markOf(button) === mark) button.setAttribute("aria-pressed", String(isOn))
  }

  async function set(mark: Mark, isOn: boolean): Promise<void> {
    show(mark, isOn)
    const isKept = await device.keep(MARKS[mark] + lesson, isOn ? { at: Date.now() } : null)
    if (!isKept) show(mark, !isOn)
    if (said) said.textContent = isKept ? "" : said.getAttribute("data-hb-refused")
  }

  function reached(): void {
    if (isRead) return
    isRead = true
    void set("read", true)
  }

  marked.forEach((mark) => show(mark, true))
  place.hidden = false
  const turned = (): void => void (isAtEnd(place.closest("main") ?? document) && reached())
  // The marks may come later than the reader's last page.
  turned()
  return together([
    whenSeen(place, reached),
    on(document, "hb-page" as "click", turned),
    ...buttons.map((button) => on(button, "click", () => {
      isRead = true
      void set(markOf(button), button.getAttribute("aria-pressed") !== "true")
    })),
  ])
}

/** Shown to a learner and on one's own device; a guest and nobody see nothing of it. */
export function mountProgress(place: HTMLElement, device: Device): Undo {
  const lesson = place.getAttribute("data-hb-progress") ?? ""
  let ended = false
  let undo: Undo = () => undefined
  async function begin(): Promise<void> {
    const { is } = await device.who()
    if ((is !== "learner" && is !== "own") || !(await open(device, MARKS.opened + lesson))) return
    const found = await Promise.all((["read", "again"] as const).map(async (mark) => ({ mark, value: await device.kept(MARKS[mark] + lesson) })))
    const marked = new Set(found.filter(({ value }) => value !== undefined).map(({ mark }) => mark))
    if (!ended) undo = mountMarks(place, lesson, device, marked)
  }
  // Without storage there is no path, and the lesson is whole without it.
  begin().catch(() => undefined)
  return () => {
    ended = true
    undo()
  }
}
