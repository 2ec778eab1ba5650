/** The choices of a vote: hands to count, bars and numbers, and the letters for a class with its eyes closed. */

import { percentOf } from "../../state/class-table"
import { barsOf, countsBefore, countsKnown, countsOf, total, type Counts, type Vote } from "../../state/vote"
import { all, make, on, one, together, type Undo } from "../dom"
import type { Say } from "./words"

/** What changes a count. */
export interface Hands {
  add(choice: number, hands: number): void
  set(choice: number, hands: number): void
}

export interface VoteRows {
  render(vote: Vote, many: boolean): void
  /** The letters for closed eyes. */
  readonly eyes: HTMLElement
  readonly undo: Undo
}

const SVG = "http://www.w3.org/2000/svg"

/** A bar is a rectangle whose width is an attribute: the page's policy allows no style. */
function barOf(name: string): SVGRectElement {
  const bar = document.createElementNS(SVG, "rect")
  bar.setAttribute("class", name)
  bar.setAttribute("height", "100%")
  bar.setAttribute("rx", "4")
  return bar
}

export function letterOf(choice: Element): string {
  return choice.getAttribute("data-hb-letter") ?? ""
}

function numberIn(box: HTMLInputElement): number {
  const typed = Number.parseInt(box.value.normalize("NFKC"), 10)
  return Number.isNaN(typed) ? 0 : typed
}

const STEPS = [[-1, "\u22121"], [1, "+1"], [5, "+5"]] as const

interface Box {
  readonly input: HTMLInputElement
  readonly undo: Undo
}

/** The box and the buttons of one choice. */
function boxOf(row: HTMLElement, choice: number, say: Say, hands: Hands): Box {
  const letter = letterOf(row)
  const input = make("input", { type: "text", inputmode: "numeric", maxlength: "3", autocomplete: "off", "aria-label": say("hands", { letter }) })
  const buttons = STEPS.map(([step, sign]) => ({ step, button: make("button", { type: "button", class: "hb-vote-step", "aria-label": `${letter} ${sign}` }, sign) }))
  const [fewer, ...more] = buttons.map(({ button }) => button)
  const group = make("div", { class: "hb-vote-hands" }, ...(fewer ? [fewer] : []), input, ...more)
  row.appendChild(group)
  const undos = [
    ...buttons.map(({ step, button }) => on(button, "click", () => hands.add(choice, step))),
    on(input, "input", () => hands.set(choice, numberIn(input))),
    on(input, "focus", () => input.select()),
    // What was typed is shown as it was understood.
    on(input, "change", () => (input.value = String(numberIn(input)))),
    on(input, "keydown", (event) => event.key === "Enter" && input.blur()),
    () => group.remove(),
  ]
  return { input, undo: together(undos) }
}

interface Tally {
  show(words: string, before: string, now: number, then: number): void
  readonly undo: Undo
}

/** The bar of one choice, with its number as words; the bar of the first vote stands behind it. */
function tallyOf(row: HTMLElement): Tally {
  const [then, now] = [barOf("hb-vote-then"), barOf("hb-vote-now")]
  const svg = document.createElementNS(SVG, "svg")
  svg.setAttribute("class", "hb-vote-bar")
  svg.setAttribute("aria-hidden", "true")
  svg.append(then, now)
  const count = make("b", { class: "hb-vote-count" })
  const before = make("span", { class: "hb-vote-before" })
  const tally = make("p", { class: "hb-vote-tally" }, svg, count, " ", before)
  one(row, ".hb-vote-words")?.appendChild(tally)
  return {
    show(words, ghost, wide, ghostWide) {
      count.textContent = words
      before.textContent = ghost
      now.setAttribute("width", `${wide}%`)
      then.setAttribute("width", `${ghostWide}%`)
    },
    undo: () => tally.remove(),
  }
}

function countWords(count: number, counts: Counts, many: boolean, say: Say): string {
  const percent = many ? null : percentOf(count, total(counts))
  return percent === null ? String(count) : say("percent", { n: count, percent })
}

/** Letters alone, as large as they go: a tap is a hand, and no number but that of all hands is shown. */
function mountEyes(vote: HTMLElement, rows: readonly HTMLElement[], say: Say, hands: Hands): { panel: HTMLElement; show(all: number): void; undo: Undo } {
  const undos: Undo[] = []
  const letters = rows.map((row, choice) => {
    const letter = letterOf(row)
    const add = make("button", { type: "button", class: "hb-vote-letter", "aria-label": say("more", { letter }) })
    const fewer = make("button", { type: "button", class: "hb-vote-step", "aria-label": `${letter} \u22121` }, "\u22121")
    const sign = row.querySelector(".hb-vote-sign")
    if (sign) add.appendChild(sign.cloneNode(true))
    undos.push(on(add, "click", () => hands.add(choice, 1)), on(fewer, "click", () => hands.add(choice, -1)))
    return make("div", {}, add, fewer)
  })
  const counted = make("p", { class: "hb-vote-total", role: "status" })
  const words = make("p", { class: "hb-vote-stem" }, say("eyes"))
  const panel = make("div", { class: "hb-vote-eyes" }, words, make("div", { class: "hb-vote-letters" }, ...letters), counted)
  vote.insertBefore(panel, one(vote, ".hb-vote-foot"))
  return { panel, show: (n) => (counted.textContent = say("total", { n })), undo: together([...undos, () => panel.remove()]) }
}

/** Give each choice of a list its bar, its number and its hands to count. */
export function mountRows(vote: HTMLElement, list: Element, say: Say, hands: Hands): VoteRows {
  const rows = all(list, ".hb-vote-choice")
  const tallies = rows.map(tallyOf)
  const boxes = rows.map((row, choice) => boxOf(row, choice, say, hands))
  const eyes = mountEyes(vote, rows, say, hands)
  return {
    render(state, many) {
      const counts = state.phase === "count" ? countsOf(state) : countsKnown(state)
      const before = countsBefore(state)
      const [now, then] = [barsOf(counts, before), before ? barsOf(before, counts) : []]
      counts.forEach((count, choice) => {
        const ghost = before ? say("before", { n: before[choice] ?? 0 }) : ""
        tallies[choice]?.show(countWords(count, counts, many, say), ghost, now[choice] ?? 0, then[choice] ?? 0)
        const input = boxes[choice]?.input
        if (input && input !== document.activeElement) input.value = String(count)
      })
      eyes.show(total(counts))
    },
    eyes: eyes.panel,
    undo: together([...[...tallies, ...boxes].map(({ undo }) => undo), eyes.undo]),
  }
}
