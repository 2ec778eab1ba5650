/** Search by scanning: a substring is a substring in every language, Chinese included. */

export interface Entry {
  readonly url: string
  readonly title: string
  readonly topic: string
  readonly text: string
}

export interface Piece {
  readonly text: string
  readonly hit: boolean
}

interface Folded {
  readonly entry: Entry
  readonly title: string
  readonly topic: string
  readonly text: string
}

export type Index = readonly Folded[]

function lower(text: string): string {
  return text.normalize("NFKC").toLowerCase()
}

/** Entries made ready for any number of queries. */
export function makeIndex(rows: readonly unknown[]): Index {
  return rows.filter(isRow).map(([url, title, topic, text]) => ({
    entry: { url, title, topic, text },
    title: lower(title),
    topic: lower(topic),
    text: lower(text),
  }))
}

function isRow(row: unknown): row is [string, string, string, string] {
  return Array.isArray(row) && row.length >= 4 && row.every((cell) => typeof cell === "string")
}

/** What ends a word in a query, once full-width signs are folded; a point does so at the end of a word only. */
const BETWEEN = /[\s,;:?!()[\]"\u00b7\u2014\u201c\u201d\u2026\u3001\u3002\u3008-\u3011]+|\.+(?=\s|$)/

export function terms(query: string): string[] {
  return lower(query)
    .split(BETWEEN)
    .filter((term) => term !== "")
}

/** Three and more characters, some of a script without spaces: perhaps several words, with a comma between them. */
const PHRASE = /^(?=.*[\u2e80-\u9fff\uf900-\ufaff]).{3,}$/

/** The longest parts of a term that stand in a text, from its start; none is a single character. */
function partsIn(text: string, term: string): string[] {
  const parts: string[] = []
  for (let from = 0; from < term.length - 1; ) {
    let to = term.length
    while (to - from > 1 && !text.includes(term.slice(from, to))) to -= 1
    if (to - from > 1) parts.push(term.slice(from, to))
    from = Math.max(to, from + 1)
  }
  return parts
}

/** What of a term is worth looking for in a text: the term, or such parts as make up most of it. */
function wantedIn(text: string, term: string): string[] {
  if (text.includes(term) || !PHRASE.test(term)) return [term]
  const parts = partsIn(text, term)
  return parts.join("").length * 2 > term.length ? parts : [term]
}

/** What to mark of a query on the page of an entry. */
export function wantedOf({ title, topic, text }: Entry, query: string): string[] {
  const all = lower(`${title} ${topic} ${text}`)
  return terms(query).flatMap((term) => wantedIn(all, term))
}

/** 0 when the term is not there; titles before topics before words in the text. */
function weigh(page: Folded, term: string): number {
  const inTitle = page.title.indexOf(term)
  const found = page.text.split(term).length - 1
  const body = Math.min(found, 50) + (found ? 1 / (2 + page.text.indexOf(term)) : 0)
  if (inTitle >= 0) return (inTitle === 0 ? 3000 : 2000) + body
  if (page.topic.includes(term)) return 1000 + body
  return body
}

/** Entries that hold every term, best first; where none does, those that hold most of each Chinese phrase. */
export function find(index: Index, query: string): Entry[] {
  const wanted = terms(query)
  if (wanted.length === 0) return []
  const exact = rank(index, () => wanted)
  return exact.length > 0 ? exact : rank(index, ({ entry }) => wantedOf(entry, query))
}

function rank(index: Index, wantedIn: (page: Folded) => readonly string[]): Entry[] {
  const hits: { entry: Entry; weight: number }[] = []
  for (const page of index) {
    const weights = wantedIn(page).map((term) => weigh(page, term))
    if (weights.every((weight) => weight > 0)) {
      hits.push({ entry: page.entry, weight: weights.reduce((sum, weight) => sum + weight, 0) })
    }
  }
  return hits.sort((a, b) => b.weight - a.weight).map(({ entry }) => entry)
}

/** Where each folded character comes from: folding can make one character three. */
function trace(text: string): { folded: string; from: number[] } {
  let folded = ""
  let at = 0
  const from: number[] = []
  for (const character of text) {
    const part = lower(character)
    for (let i = 0; i < part.length; i += 1) from.push(at)
    folded += part
    at += character.length
  }
  from.push(at)
  return { folded, from }
}

function nextHit(folded: string, wanted: readonly string[], from: number): [number, number] | null {
  let best: [number, number] | null = null
  for (const term of wanted) {
    const at = folded.indexOf(term, from)
    if (at >= 0 && (!best || at < best[0])) best = [at, at + term.length]
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

/** About `length` characters of the text around its first hit, cut between words. */
export function excerpt(text: string, wanted: readonly string[], length = 140): string {
  const hit = nextHit(lower(text), wanted, 0)
  const from = (hit ? hit[0] : 0) - Math.floor(length / 3)
  const start = from > 0 ? wordStart(text, from) : 0
  const end = start + length < text.length ? wordStart(text, start + length) : text.length
  return (start > 0 ? "… " : "") + text.slice(start, end).trim() + (end < text.length ? " …" : "")
}
