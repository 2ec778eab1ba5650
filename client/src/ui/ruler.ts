/** A soft band below the line that is read; it follows a tap, a mouse, and the keys up and down. */

import { all, on, together, type Undo } from "./dom"

export interface Line {
  readonly top: number
  readonly bottom: number
}

/** Boxes of words to lines, from the top: boxes that share more than half of a height are one line. */
export function linesOf(boxes: readonly Line[]): Line[] {
  const lines: Line[] = []
  for (const box of [...boxes].sort((a, b) => a.top - b.top || a.bottom - b.bottom)) {
    const last = lines[lines.length - 1]
    const shared = last ? Math.min(last.bottom, box.bottom) - box.top : 0
    if (last && shared > (box.bottom - box.top) / 2) {
      lines[lines.length - 1] = { top: last.top, bottom: Math.max(last.bottom, box.bottom) }
    } else {
      lines.push({ top: box.top, bottom: box.bottom })
    }
  }
  return lines
}

/** Lines with what stands above their words, such as pinyin. */
export function raised(lines: readonly Line[], marks: readonly Line[]): Line[] {
  return lines.map((line, i) => {
    const above = lines[i - 1]?.bottom ?? -Infinity
    const own = marks.filter(({ top, bottom }) => bottom <= line.bottom && (top + bottom) / 2 >= above)
    return { top: Math.min(line.top, ...own.map(({ top }) => top)), bottom: line.bottom }
  })
}

/** The number of the line nearest to a height; -1 without any. */
export function lineAt(lines: readonly Line[], y: number): number {
  const far = lines.map(({ top, bottom }) => Math.max(top - y, y - bottom, 0))
  return far.indexOf(Math.min(...far))
}

const PASSED_OVER = "rp, .hb-meaning, .hb-audio, .hb-leaf-number, button"
const SVG = "http://www.w3.org/2000/svg"

/** The lines of text in an element, from its top. */
function measure(words: HTMLElement): Line[] {
  const walker = document.createTreeWalker(words, NodeFilter.SHOW_TEXT)
  const range = document.createRange()
  const from = words.getBoundingClientRect().top
  const boxes: Line[] = []
  const marks: Line[] = []
  while (walker.nextNode()) {
    const node = walker.currentNode
    if (!node.textContent?.trim() || node.parentElement?.closest(PASSED_OVER)) continue
    range.selectNodeContents(node)
    const found = node.parentElement?.closest("rt") ? marks : boxes
    for (const { top, bottom } of Array.from(range.getClientRects())) found.push({ top: top - from, bottom: bottom - from })
  }
  return raised(linesOf(boxes), marks)
}

export function mountRuler(story: HTMLElement, isOn: () => boolean): Undo {
  const undos = all(story, ".hb-leaf-words").map((words) => mountOn(words, story, isOn))
  return together(undos)
}

function mountOn(words: HTMLElement, story: HTMLElement, isOn: () => boolean): Undo {
  const band = document.createElementNS(SVG, "rect")
  const sheet = document.createElementNS(SVG, "svg")
  sheet.setAttribute("class", "hb-ruler")
  sheet.setAttribute("aria-hidden", "true")
  band.setAttribute("width", "100%")
  band.setAttribute("rx", "8")
  sheet.append(band)
  words.prepend(sheet)
  let at = 0

  /** Only a page that is shown has lines. */
  const isShown = (): boolean => isOn() && (story.hasAttribute("data-hb-all") || words.closest("[data-hb-now]") !== null)

  function lay(lines: readonly Line[], to: number): boolean {
    const line = lines[to]
    if (!line) return false
    at = to
    const margin = Math.min(6, (line.bottom - line.top) / 6)
    band.setAttribute("y", String(line.top - margin))
    band.setAttribute("height", String(line.bottom - line.top + 2 * margin))
    return true
  }

  function follow(y: number): void {
    if (!isShown()) return
    const lines = measure(words)
    lay(lines, lineAt(lines, y - words.getBoundingClientRect().top))
  }

  function press(event: KeyboardEvent): void {
    const by = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0
    const own = (event.target as Element).closest("input, audio, video, .hb-reading")
    if (!by || own || !words.closest("[data-hb-now]") || story.hasAttribute("data-hb-all") || !isShown()) return
    if (!lay(measure(words), at + by)) return
    event.preventDefault()
    band.scrollIntoView({ block: "nearest" })
  }

  const again = (): void => {
    if (!isShown()) return
    const lines = measure(words)
    lay(lines, Math.min(at, lines.length - 1))
  }
  const watcher = typeof ResizeObserver === "function" ? new ResizeObserver(again) : null
  watcher?.observe(words)
  again()
  return together([
    on(words, "pointermove", (event) => follow((event as PointerEvent).clientY)),
    on(words, "click", (event) => follow(event.clientY)),
    on(words, "focusin", (event) => follow((event.target as Element).getBoundingClientRect().top + 1)),
    on(story, "keydown", press),
    on(story, "hb-page" as "click", () => {
      at = 0
      again()
    }),
    on(story, "hb-reading" as "click", again),
    () => watcher?.disconnect(),
    () => sheet.remove(),
  ])
}
