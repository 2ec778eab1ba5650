/** Folding of typed text: the twin of plugins/mkdocs_hornbook/typed.py, held by the same cases. */

const REPLACED: { readonly [character: string]: string } = {
  "\u03c2": "\u03c3", // the final sigma depends on its place in the word
  "\u2010": "-",
  "\u2012": "-",
  "\u2013": "-",
  "\u2212": "-",
  "\u3002": ".", // what a Chinese keyboard types for a decimal point
  "\u066b": ".",
  "\u066c": ",",
}

/** Decimal digits stand in runs of ten in Unicode, zero first. */
function asciiDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0
  let zero = code
  while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1
  return String((code - zero) % 10)
}

/** One width, one case, ASCII digits, plain hyphens and spaces; nothing that cannot be seen. */
export function plain(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .normalize("NFKC")
    .replace(/[\p{Cf}\ufe0e\ufe0f]/gu, "")
    .replace(/[\p{Z}\p{Cc}]/gu, " ")
    .replace(/[\u03c2\u2010\u2012\u2013\u2212\u3002\u066b\u066c]/g, (found) => REPLACED[found] ?? found)
    .replace(/\p{Nd}/gu, asciiDigit)
}

function kept(run: string, before: string, after: string): string {
  if (!/^[0-9]/.test(after)) return ""
  if (/[0-9]$/.test(before)) return run.replace(/ /g, "")
  return run.endsWith("-") && !/[\p{L}\p{M}\p{N}]$/u.test(before) ? "-" : ""
}

/** The text without what must not matter: width, case, spaces, punctuation outside numbers. */
export function fold(text: string): string {
  const whole = plain(text)
  const folded = whole
    .replace(/[\p{P} ]+/gu, (run: string, at: number) => {
      const end = at + run.length
      return kept(run, whole.slice(Math.max(0, at - 2), at), whole.slice(end, end + 1))
    })
    .normalize("NFKC")
  return folded || whole.trim()
}
