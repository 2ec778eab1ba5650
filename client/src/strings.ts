/** The words of the client. English stands in plugins/mkdocs_hornbook/locales/en.json; a page brings its own language. */

import { isFields } from "./contract/quiz"

export const KEYS = [
  "correct",
  "partial",
  "incorrect",
  "choose_first",
  "write_first",
  "fill_first",
  "part_right",
  "part_wrong",
  "moved",
  "saving",
  "saved",
  "not_saved",
  "blanks",
  "blanks_help",
  "show_anyway",
  "score",
  "advice_all",
  "advice_enough",
  "advice_practise",
  "missed",
  "search_loading",
  "search_failed",
  "search_none",
  "search_found",
  "search_first",
] as const

export type Key = (typeof KEYS)[number]

/** Keys whose words depend on `{n}`: written `score_one`, `score_other` and so on. */
export const COUNTED: readonly Key[] = ["blanks", "score", "search_found"]

export type Words = (key: Key, values?: { readonly [name: string]: number | string }) => string

function pluralOf(lang: string, n: number): string {
  try {
    return new Intl.PluralRules(lang).select(n)
  } catch {
    return "other"
  }
}

/** The words of a catalogue. A missing entry shows its key rather than break the page. */
export function makeWords(catalogue: unknown, lang: string): Words {
  const texts = isFields(catalogue) ? catalogue : {}
  return (key, values = {}) => {
    const form = typeof values.n === "number" ? `${key}_${pluralOf(lang, values.n)}` : key
    const text = texts[form] ?? texts[`${key}_other`] ?? texts[key] ?? key
    return String(text).replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
  }
}
