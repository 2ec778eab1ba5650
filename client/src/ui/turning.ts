/** The pages of a story, one at a time: by button, key or swipe. Each story finds its page again. */

import type { Device } from "../state/device"
import { keepPage, keptPage } from "../state/reading"
import { all, on, one, together, type Undo } from "./dom"

/** Less than this across, in CSS pixels, is a tap or a slip. */
const SWIPE = 48

interface Point {
  readonly x: number
  readonly y: number
}

/** -1 or 1 for a swipe across, 0 for anything else. In a script from the right, the other way round. */
export function swiped(from: Point, to: Point, rtl: boolean): -1 | 0 | 1 {
  const across = to.x - from.x
  if (Math.abs(across) < SWIPE || Math.abs(across) < 2 * Math.abs(to.y - from.y)) return 0
  return across < 0 === rtl ? -1 : 1
}

/** -1, 1 or 0 for a key. */
export function turnOf(key: string, rtl: boolean): -1 | 0 | 1 {
  if (key !== "ArrowLeft" && key !== "ArrowRight") return 0
  return (key === "ArrowRight") === rtl ? -1 : 1
}

function pointOf(touches: TouchList): Point | null {
  const touch = touches.length === 1 ? touches[0] : undefined
  return touch ? { x: touch.clientX, y: touch.clientY } : null
}

/** `{n}` and `{all}` filled in. */
function filled(words: string, n: number, count: number): string {
  return words.replace("{n}", String(n)).replace("{all}", String(count))
}

/** `ready`: when it is known what is kept. */
export function mountTurning(story: HTMLElement, device: Device, ready: Promise<void>): Undo {
  const leaves = all(story, ".hb-leaf")
  const stage = one(story, ".hb-leaves")
  const [previous, next] = [one(story, "[data-hb-previous]"), one(story, "[data-hb-next]")]
  if (!stage || !previous || !next || leaves.length < 2) return () => undefined
  const say = story.dataset
  const place = one(story, ".hb-pager-place")
  const kept = one(story, "[data-hb-kept]")
  const allPages = one(story, "[data-hb-all-pages]")
  const name = `${say["hbStory"] ?? ""}#${story.closest("[id]")?.id ?? ""}`
  const rtl = getComputedStyle(story).direction === "rtl"
  const isAll = (): boolean => story.hasAttribute("data-hb-all")
  const onwards = one(next, "span")
  const usual = onwards?.textContent ?? ""
  /** What stands below the story in its lesson: the way on from its last page. */
  const after = story.closest(".hb-block")?.nextElementSibling as HTMLElement | null | undefined
  const isLast = (): boolean => at === leaves.length - 1
  let at = 0
  let isTouched = false

  function show(to: number): void {
    leaves[at]?.removeAttribute("data-hb-now")
    at = to
    leaves[at]?.setAttribute("data-hb-now", "")
    previous?.setAttribute("aria-disabled", String(at === 0))
    next?.setAttribute("aria-disabled", String(isLast() && !after))
    if (onwards) onwards.textContent = isLast() && after ? (say["hbSayOn"] ?? usual) : usual
    if (place) place.textContent = filled(say["hbSayPage"] ?? "", at + 1, leaves.length)
  }

  /** A page is read from its top. On a tall screen its buttons are in sight before the page is. */
  function showStage(): void {
    const top = stage?.getBoundingClientRect().top ?? 0
    if (top < 0 || top > innerHeight / 2) stage?.scrollIntoView()
  }

  /** Turn by an act of the reader. */
  function turn(by: number): void {
    const to = at + by
    if (!by || isAll() || to < 0 || to >= leaves.length) return
    isTouched = true
    story.setAttribute("data-hb-turned", by > 0 ? "on" : "back")
    show(to)
    showStage()
    void keepPage(device, name, at + 1).then((isKept) => {
      if (kept) kept.textContent = isKept ? (say["hbSayKept"] ?? "") : ""
    })
    story.dispatchEvent(new CustomEvent("hb-page", { bubbles: true }))
  }

  function goOn(): void {
    if (!isLast() || !after) return turn(1)
    after.tabIndex = -1
    after.focus({ preventScroll: true })
    after.scrollIntoView()
  }

  function toggleAll(): void {
    story.toggleAttribute("data-hb-all")
    allPages?.setAttribute("aria-pressed", String(isAll()))
    if (place) place.textContent = isAll() ? (say["hbSayAll"] ?? "") : filled(say["hbSayPage"] ?? "", at + 1, leaves.length)
    story.dispatchEvent(new CustomEvent("hb-page", { bubbles: true }))
  }

  function press(event: KeyboardEvent): void {
    const own = (event.target as Element).closest("input, audio, video, select, textarea, .hb-reading")
    const by = own || event.altKey || event.ctrlKey || event.metaKey ? 0 : turnOf(event.key, rtl)
    if (!by || isAll()) return
    event.preventDefault()
    turn(by)
  }

  let touched: Point | null = null
  const find = async (): Promise<void> => {
    await ready
    const found = await keptPage(device, name)
    // A reader who has turned a page meanwhile stays there.
    if (found === null || found > leaves.length || isTouched) return
    show(found - 1)
    if (kept) kept.textContent = say["hbSayFound"] ?? ""
  }
  void find()
  stage.tabIndex = 0
  stage.setAttribute("role", "group")
  stage.setAttribute("aria-label", say["hbSayKeys"] ?? "")
  return together([
    on(previous, "click", () => turn(-1)),
    on(next, "click", goOn),
    on(story, "keydown", press),
    on(stage, "touchstart", (event) => (touched = pointOf(event.touches))),
    on(stage, "touchend", (event) => {
      const to = pointOf(event.changedTouches)
      if (touched && to) turn(swiped(touched, to, rtl))
      touched = null
    }),
    on(stage, "touchcancel", () => (touched = null)),
    on(stage, "hornbook:show" as "click", (event) => {
      const to = leaves.indexOf(event.target as HTMLElement)
      if (to >= 0) turn(to - at)
    }),
    ...(allPages ? [on(allPages, "click", toggleAll)] : []),
  ])
}
