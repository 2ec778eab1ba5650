/** Sentences, as they are read aloud: the twin of plugins/mkdocs_hornbook/sentences.py. */

const END = /[。！？]+[”’」』）】》〉]*|[.!?]+["'”’»)\]]*(?=\s)/
const SHORT = /(?:^|[\s(“"'])(?:Mr|Mrs|Ms|Dr|St|e\.g|i\.e|etc|No|[A-Z])\.$/
const WORD = /[\p{L}\p{N}]/u

function isSmall(letter: string): boolean {
  return letter === letter.toLowerCase() && letter !== letter.toUpperCase()
}

/** Where each sentence but the last ends, in a text of one paragraph. */
export function endsOf(text: string): number[] {
  const ends: number[] = []
  const search = new RegExp(END.source, "g")
  while (search.exec(text)) {
    const end = search.lastIndex
    const follows = WORD.exec(text.slice(end))
    const begun = text.slice(ends[ends.length - 1] ?? 0, end)
    if (follows && WORD.test(begun) && !SHORT.test(text.slice(0, end)) && !isSmall(follows[0])) ends.push(end)
  }
  return ends
}

/** The sentences of a paragraph, with the spaces at their ends taken away. */
export function sentencesOf(text: string): string[] {
  const ends = endsOf(text)
  return [...ends, text.length].map((end, n) => text.slice(ends[n - 1] ?? 0, end).trim())
}

/** Whether there is anything to say. */
export function hasWords(text: string): boolean {
  return WORD.test(text)
}
