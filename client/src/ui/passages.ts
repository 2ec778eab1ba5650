/** What can be read aloud: passages of the lesson, of one page of a story, of one question. */

import { all, one } from "./dom"
import { lineOf, sentencesIn, type Line } from "./sentences"

/** Lines that stand together: said by one recording, or by the device's voice. */
export interface Passage {
  readonly lines: readonly Line[]
  readonly audio: HTMLAudioElement | null
  /** Second at which each line begins; empty where nobody wrote it down. */
  readonly starts: readonly number[]
}

const BLOCKS = "h1, h2, h3, h4, h5, h6, p, li, dt, dd, th, td"
const NOT_READ = [
  ".hb-quiz, .hb-audio, .hb-video, .hb-player, .hb-listen, .hb-reading, .hb-pager, .hb-form, .hb-unseen, .hb-kept, .hb-go",
  ".hb-kind, .hb-draft, .hb-reviewed, .hb-source, .hb-minutes, .hb-leaf-number, .hb-block--form, .hb-block--check-in, .hb-block--call-calendar",
  "nav, details, form, [hidden], [aria-hidden='true'], [role='status'], [data-hb-own], .hb-aside",
].join(", ")
const LETTERED = ["single-choice", "multiple-choice"]

function isShown(element: Element): boolean {
  return element.getClientRects().length > 0
}

function startsOf(audio: HTMLAudioElement, lines: readonly Line[]): number[] {
  const starts = (audio.dataset.hbStarts ?? "").split(" ").filter(Boolean).map(Number)
  return starts.length === lines.length ? starts : []
}

function recorded(audio: HTMLAudioElement, lines: readonly Line[]): Passage {
  return { lines, audio, starts: startsOf(audio, lines) }
}

function spoken(lines: readonly Line[]): Passage[] {
  return lines.length ? [{ lines, audio: null, starts: [] }] : []
}

function blocksIn(place: Element): HTMLElement[] {
  return all(place, BLOCKS).filter((block) => !block.closest(NOT_READ) && isShown(block))
}

/** The words that a recording says: those of its page, question or text. */
function saidBy(audio: HTMLAudioElement): Line[] {
  const stem = audio.closest(".hb-question, .hb-stimulus, .hb-leaf-words, .hb-block")
  if (!stem) return []
  if (stem.matches(".hb-question")) return all(stem, ".hb-stem").flatMap(sentencesIn)
  const text = one(stem, ".hb-prose") ?? stem
  return blocksIn(text).filter((block) => !block.matches(".hb-heading")).flatMap(sentencesIn)
}

export function passageOf(audio: HTMLAudioElement): Passage {
  return recorded(audio, saidBy(audio))
}

/** Everything in a place, in its order; what a recording says is said by it. */
export function passagesIn(place: Element): Passage[] {
  const lines = blocksIn(place).flatMap(sentencesIn)
  const ofAudio = new Map<Line["element"], Passage>()
  for (const audio of all<HTMLAudioElement>(place, "audio").filter((one) => !one.closest(".hb-quiz"))) {
    const passage = passageOf(audio)
    passage.lines.forEach((line) => ofAudio.set(line.element, passage))
  }
  const found: Passage[] = []
  let rest: Line[] = []
  for (const line of lines) {
    const passage = ofAudio.get(line.element)
    if (!passage) rest.push(line)
    else if (found[found.length - 1] !== passage || rest.length) {
      found.push(...spoken(rest), passage)
      rest = []
    }
  }
  return [...found, ...spoken(rest)]
}

/** The stem, then what can be chosen, each with its letter. */
export function passagesOfQuestion(question: HTMLElement): Passage[] {
  const stem = all(question, ".hb-stem").flatMap(sentencesIn)
  const audio = one(question, ".hb-audio audio") as HTMLAudioElement | null
  const isLettered = LETTERED.includes(question.dataset.hbKind ?? "")
  const parts = ".hb-scene-text, .hb-scene .hb-aloud q, .hb-cloze, .hb-words, .hb-row > legend, .hb-row .hb-field > span, .hb-choice-text"
  const rest = all(question, parts).filter((part) => isShown(part) && !part.closest("[hidden]")).map(lineOf)
  let letter = 0
  const lettered = rest.map((line) => {
    if (!line.element.matches(".hb-choice-text")) return line
    const own = one(line.element.parentElement ?? line.element, ".hb-letter")?.textContent
    const sign = own ?? (isLettered ? String.fromCharCode(65 + letter++) : "")
    return sign ? { element: line.element, text: `${sign}. ${line.text}` } : line
  })
  const first = audio ? [recorded(audio, stem)] : spoken(stem)
  return [...first, ...spoken(lettered.filter((line) => line.text))]
}
