/** The words of the client. English stands in plugins/mkdocs_hornbook/locales/en.json; a page brings its own language. */

import { isFields } from "./contract/quiz"

export const KEYS = [
  "correct",
  "partial",
  "incorrect",
  "noted",
  "safe_way",
  "choose_first",
  "write_first",
  "fill_first",
  "part_right",
  "part_wrong",
  "part_blank",
  "your_answer",
  "your_answer_is",
  "your_answer_was",
  "review_help",
  "back_to_results",
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
  "advice_look",
  "missed",
  "question_number",
  "left_blank",
  "tries_left",
  "sure_ask",
  "sure",
  "unsure",
  "guess",
  "sure_right",
  "unsure_right",
  "sure_wrong",
  "unsure_wrong",
  "points",
  "attempts_left",
  "attempts_none",
  "resume",
  "saved_session",
  "saved_none",
  "saved_some",
  "saved_small",
  "saved_full",
  "saved_guest",
  "saved_nobody",
  "search_loading",
  "search_failed",
  "search_none",
  "search_found",
  "search_first",
  "due",
  "due_tomorrow",
  "due_in",
] as const

export type Key = (typeof KEYS)[number]

/** Keys whose words depend on `{n}`: written `score_one`, `score_other` and so on. */
export const COUNTED: readonly Key[] = ["blanks", "score", "points", "tries_left", "attempts_left", "search_found", "due", "due_in"]

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
