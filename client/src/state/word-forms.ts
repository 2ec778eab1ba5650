/** English words are the same word with another ending: "roads" and "road", "crossing" and "cross", "bullies" and "bully". */

export interface Forms {
  /** What all forms begin with. */
  readonly start: string
  /** What may follow it. */
  readonly ends: RegExp
}

const ITSELF = /^$/
const OF_Y = /^(?:y|ies|ied|ying)$/
const OF_E = /^(?:e|es|ed|[eo]rs?|ing)$/
const OF_REST = /^(?:e?s|ed|[eo]rs?|ing|[bdgmnprt](?:ing|ed|[eo]rs?))?$/
const OF_ANY = /^(?:e|e?s|ed|[eo]rs?|ing|[bdgmnprt](?:ing|ed|[eo]rs?))?$/

/** Not the grammar of English, but its most common endings; a word of another language is itself. */
export function formsOf(word: string): Forms {
  const is = (pattern: RegExp): string => pattern.exec(word)?.[1] ?? ""
  if (!/^[a-z]{3,}$/.test(word)) return { start: word, ends: ITSELF }
  const y = is(/^(..+[^aeiou])(?:y|ies|ied|ying)$/)
  if (y) return { start: y, ends: OF_Y }
  const verb = is(/^(.*[aeiouy].*)(?:ing|ed|[eo]rs?)$/)
  if (verb.length > 2) return { start: verb.replace(/([bdgmnprt])\1$/, "$1"), ends: OF_ANY }
  const e = is(/^(..+)e$/)
  if (e) return { start: e, ends: OF_E }
  return { start: is(/^(.+(?:x|z|ch|sh|ss))es$/) || is(/^(..+[^siu])s$/) || word, ends: OF_REST }
}
