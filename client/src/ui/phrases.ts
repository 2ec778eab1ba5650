/** The words of a part of a page, from its own attributes: `data-hb-word-<key>`, counted ones `<key>_one`. */

import { makeWords, type Key, type Words } from "../strings"

export type Phrases = (key: string, values?: { readonly [name: string]: number | string }) => string

const NAME = "data-hb-word-"

export function phrasesOf(part: Element): Phrases {
  const named = Array.from(part.attributes).filter(({ name }) => name.startsWith(NAME))
  const catalogue = Object.fromEntries(named.map(({ name, value }) => [name.slice(NAME.length), value]))
  return phrasesFrom(makeWords(catalogue, document.documentElement.lang || "en"))
}

/** Words whose keys are not those of hornbook.js. */
export function phrasesFrom(words: Words): Phrases {
  return (key, values) => words(key as Key, values)
}

/** A day in the language of the page: 23 November. */
export function dateWords(at: number, zone?: string): string {
  const lang = document.documentElement.lang || "en"
  return new Date(at).toLocaleDateString(lang, { day: "numeric", month: "long", ...(zone && { timeZone: zone }) })
}

/** Show the parts of a page that are for one of these views, and no others. */
export function showViews(parts: readonly HTMLElement[], attribute: string, views: readonly string[]): void {
  for (const part of parts) part.hidden = !views.includes(part.getAttribute(attribute) ?? "")
}
