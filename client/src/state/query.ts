/** What a query is scanned for. No dictionary: words by their spaces, other scripts two letters at a time. */

import { formsOf } from "./word-forms"

/** A word in its forms, or letters of a script without spaces. */
export interface Part {
  readonly text: string
  /** How much it is worth beside other parts. */
  readonly factor: number
  /** How often it stands in a text of `spaced`, up to `MANY`. */
  readonly count: (spaced: string) => number
}

/** Scripts without spaces between words: Thai, Lao, Myanmar, Khmer, kana and Chinese. */
export const UNSPACED = "\\u0e00-\\u0eff\\u1000-\\u109f\\u1780-\\u17ff\\u2e80-\\u9fff\\uf900-\\ufaff"
export const IS_UNSPACED = new RegExp(`[${UNSPACED}]`)
const RUNS = new RegExp(`[${UNSPACED}]+|[^\\s${UNSPACED}]+`, "g")
const NO_WORD = /[^\p{L}\p{M}\p{N}]+/gu
/** Apostrophes and quotation marks: "don't" is one word, and the letters of 说“不” stand together. */
const QUOTES = /['"\u2018-\u201f\u3008-\u300f]/g

/** Words that ask, and those between the others, tell little. Other languages have the rarity of a word alone. */
const SMALL = new Set(
  (
    "a about am an and any are at be can did do does for from had has have how i if in is it may me my of on or should " +
    "so some that the their there they this to was we what when where which who whom whose why will with would you your " +
    "怎么 么办 什么 可以 哪里 哪个 如何 为什 我 有 是 和 给 被 怎 么 什"
  ).split(" "),
)
/** Letters that mostly are words by themselves: two letters, one of them such, are no word. */
const BETWEEN = /[的了吗呢吧在里跟]/
const SMALL_WORTH = 0.3
/** What a single letter of a script without spaces is worth, beside two. */
const LETTER_WORTH = 0.4
/** What a longer word counts that begins with the one typed. */
const A_LITTLE = 0.2
const MANY = 30
/** Somebody may paste a page. */
const MOST_PARTS = 40

/** One letter as another: full-width as plain, capital as small; no quotation marks. */
export function fold(text: string): string {
  return text.normalize("NFKC").toLowerCase().replace(QUOTES, "")
}

/** The words of a text, folded; in a script without spaces, all letters that stand together. */
export function terms(text: string): string[] {
  return fold(text).replace(NO_WORD, " ").match(RUNS) ?? []
}

/** These words with a space before and after each. */
export function spaced(text: string): string {
  return ` ${terms(text).join(" ")} `
}

/** Adds up what each place of `text` weighs. */
function countAt(folded: string, text: string, weigh: (after: number) => number): number {
  let sum = 0
  for (let at = folded.indexOf(text); at >= 0 && sum < MANY; at = folded.indexOf(text, at + text.length)) {
    sum += weigh(at + text.length)
  }
  return sum
}

/** Letters, wherever they stand. */
export function inside(text: string, worth = 1): Part {
  const factor = worth * (SMALL.has(text.trim()) || BETWEEN.test(text) ? SMALL_WORTH : 1)
  return { text, factor, count: (folded) => countAt(folded, text, () => 1) }
}

/** A word in its forms; longer ones that begin with it, when it is not short or may not be finished. */
function wordPart(word: string, isLast: boolean): Part {
  const { start, ends } = formsOf(word)
  const whole = { ...inside(` ${word} `), text: word }
  if (!isLast && word.length < 3) return whole
  const weigh = (folded: string, after: number): number => {
    const end = folded.slice(after, folded.indexOf(" ", after))
    if (ends.test(end)) return 1
    return (start + end).startsWith(word) ? A_LITTLE : 0
  }
  return { ...whole, count: (folded) => countAt(folded, ` ${start}`, (after) => weigh(folded, after)) }
}

/** Two letters at a time, and each: where a word ends, only a dictionary would know. */
function runParts(run: string): Part[] {
  if (run.length === 1) return [inside(run)]
  const letters = Array.from(run, (letter) => inside(letter, LETTER_WORTH))
  return letters.slice(1).map((_, at) => inside(run.slice(at, at + 2))).concat(letters)
}

/** The parts of a query, none of them twice. */
export function partsOf(query: string): Part[] {
  const words = terms(query)
  const parts = words.flatMap((word, i) =>
    IS_UNSPACED.test(word) ? runParts(word) : [wordPart(word, i === words.length - 1)],
  )
  return [...new Map(parts.map((part) => [part.text, part])).values()].slice(0, MOST_PARTS)
}
