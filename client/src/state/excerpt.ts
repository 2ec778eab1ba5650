/** What the search shows of a page: some of its text around what was looked for, and that marked. */

import type { Hit } from "./find"
import { fold, IS_UNSPACED, terms, UNSPACED } from "./query"
import { formsOf } from "./word-forms"

export interface Piece {
  readonly text: string
  readonly hit: boolean
}

/** The longest parts of a run of letters that stand in a text, from its start. */
function longest(text: string, run: string): string[] {
  if (text.includes(run)) return [run]
  const parts: string[] = []
  for (let from = 0; from < run.length - 1; ) {
    let to = run.length
    while (to - from > 1 && !text.includes(run.slice(from, to))) to -= 1
    if (to - from > 1) parts.push(run.slice(from, to))
    from = Math.max(to, from + 1)
  }
  return parts
}

/** What to mark of a query on the page of a hit: what says most comes first. */
export function wantedOf({ entry, parts }: Hit, query: string): string[] {
  const written = terms(query).filter((term) => IS_UNSPACED.test(term))
  const all = written.length > 0 ? fold(`${entry.title} ${entry.text}`) : ""
  const runs = written.flatMap((run) => longest(all, run))
  const wanted = parts.flatMap((part) =>
    IS_UNSPACED.test(part) ? runs.filter((run) => run.includes(part)) : [part],
  )
  return [...new Set(wanted)]
}

/** Where each folded character comes from: folding can make one character three. */
function trace(text: string): { folded: string; from: number[] } {
  let folded = ""
  let at = 0
  const from: number[] = []
  for (const character of text) {
    const part = fold(character)
    for (let i = 0; i < part.length; i += 1) from.push(at)
    folded += part
    at += character.length
  }
  from.push(at)
  return { folded, from }
}

const LETTER = new RegExp(`(?![${UNSPACED}])[\\p{L}\\p{M}\\p{N}]`, "u")

/** Where what is wanted stands: letters of a script without spaces anywhere, words whole and in their forms. */
function placeOf(folded: string, wanted: string, from: number): [number, number] | null {
  const isWord = LETTER.test(wanted.charAt(0))
  const { start, ends } = isWord ? formsOf(wanted) : { start: wanted, ends: null }
  for (let at = folded.indexOf(start, from); at >= 0; at = folded.indexOf(start, at + 1)) {
    let end = at + start.length
    if (!ends) return [at, end]
    if (LETTER.test(folded.charAt(at - 1))) continue
    while (LETTER.test(folded.charAt(end))) end += 1
    if (ends.test(folded.slice(at + start.length, end)) || folded.startsWith(wanted, at)) return [at, end]
  }
  return null
}

function nextHit(folded: string, wanted: readonly string[], from: number): [number, number] | null {
  let best: [number, number] | null = null
  for (const one of wanted) {
    const place = placeOf(folded, one, from)
    if (place && (!best || place[0] < best[0])) best = place
  }
  return best
}

/** The text in pieces, so that the page can mark the hits. */
export function mark(text: string, wanted: readonly string[]): Piece[] {
  const { folded, from } = trace(text)
  const pieces: Piece[] = []
  let done = 0
  for (let hit = nextHit(folded, wanted, 0); hit; hit = nextHit(folded, wanted, hit[1])) {
    const start = from[hit[0]] ?? 0
    // A hit that ends inside a character takes the whole of it.
    const end = from.find((at) => at > (from[hit![1] - 1] ?? 0)) ?? text.length
    if (start < done) continue
    pieces.push({ text: text.slice(done, start), hit: false }, { text: text.slice(start, end), hit: true })
    done = end
  }
  pieces.push({ text: text.slice(done), hit: false })
  return pieces.filter((piece) => piece.text !== "")
}

/** The nearest start of a word before `at`, or `at` itself in a script without spaces. */
function wordStart(text: string, at: number): number {
  const space = text.lastIndexOf(" ", at)
  if (space > at - 16) return space + 1
  return /[\udc00-\udfff]/.test(text.charAt(at)) ? at - 1 : at
}

/** Three lines or so: a character of a script without spaces says as much as two letters, and is twice as wide. */
function lengthFor(text: string): number {
  return IS_UNSPACED.test(text.slice(0, 20)) ? 70 : 140
}

/** About `length` characters of the text around what says most of what is wanted, cut between words. */
export function excerpt(text: string, wanted: readonly string[], length = lengthFor(text)): string {
  // Not traced letter by letter, which takes long: a few letters more or less before the place do no harm.
  const rough = text.normalize("NFKC").toLowerCase()
  const place = wanted.reduce<[number, number] | null>((found, one) => found ?? placeOf(rough, one, 0), null)
  const first = (place?.[0] ?? 0) - Math.floor(length / 3)
  const start = first > 0 ? wordStart(text, first) : 0
  const end = start + length < text.length ? wordStart(text, start + length) : text.length
  return (start > 0 ? "\u2026\u00a0" : "") + text.slice(start, end).trim() + (end < text.length ? "\u00a0\u2026" : "")
}
