/**
 * Search by scanning, without an index. Pages are ranked by BM25F (Robertson and Zaragoza 2009, The
 * Probabilistic Relevance Framework): a part of the query that stands on few pages says more than
 * one that stands on many, and in a title more than in a topic, and there more than in the text.
 */

import { inside, partsOf, spaced, type Part } from "./query"

export interface Entry {
  readonly url: string
  readonly title: string
  readonly topic: string
  readonly text: string
}

/** A page that was found, and what of the query stands on it: what says most comes first. */
export interface Hit {
  readonly entry: Entry
  readonly parts: readonly string[]
}

/** A page with its words folded, a space before and after each. */
interface Folded {
  readonly entry: Entry
  readonly title: string
  readonly topic: string
  /** The beginning of the text, which says what a page is about. */
  readonly lead: string
  readonly text: string
}

export interface Index {
  readonly pages: readonly Folded[]
  /** Characters of the text of a page, on average. */
  readonly usual: number
}

/** What a part weighs in a title, in a topic and at the beginning, beside one in the text. */
const WEIGHT = { title: 8, topic: 3, lead: 2 }
const LEAD = 160
/** How much the length of a text counts against it. */
const LENGTH = 0.75
/** How soon more of the same stops to count. */
const ENOUGH = 3
/** How much of a query must stand on a page. */
const LEAST = 0.2
/** What it brings a page, at most, that its title is of the query alone, begins as it does, or holds it as it stands. */
const BONUS = { title: 0.4, first: 0.1, phrase: 0.3 }

/** Entries made ready for any number of queries. */
export function makeIndex(rows: readonly unknown[]): Index {
  const pages = rows.filter(isRow).map(([url, title, topic, text]) => {
    const words = spaced(text)
    const lead = `${words.slice(0, LEAD)} `
    return { entry: { url, title, topic, text }, title: spaced(title), topic: spaced(topic), lead, text: words }
  })
  return { pages, usual: total(pages.map(({ text }) => text.length)) / (pages.length || 1) }
}

function isRow(row: unknown): row is [string, string, string, string] {
  return Array.isArray(row) && row.length >= 4 && row.every((cell) => typeof cell === "string")
}

function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0)
}

interface Found {
  readonly part: Part
  /** How much each page says about it, from 0 to 1. */
  readonly said: readonly number[]
  /** How much it says about a page: the fewer pages have it, the more. */
  readonly worth: number
}

function sayOf(page: Folded, { count }: Part, usual: number): number {
  const inTitle = count(page.title) > 0 ? WEIGHT.title : 0
  const inTopic = count(page.topic) > 0 ? WEIGHT.topic : 0
  const inLead = count(page.lead) > 0 ? WEIGHT.lead : 0
  const inText = count(page.text) / (1 - LENGTH + LENGTH * (page.text.length / usual))
  const all = inTitle + inTopic + inLead + inText
  return all / (all + ENOUGH)
}

function scan({ pages, usual }: Index, part: Part): Found {
  const said = pages.map((page) => sayOf(page, part, usual))
  const on = said.filter((some) => some > 0).length
  return { part, said, worth: part.factor * Math.log(1 + (pages.length - on + 0.5) / (on + 2)) }
}

function isSomewhere({ said }: Found): boolean {
  return said.some((some) => some > 0)
}

/** A word that begins no word of the site may stand inside of one: "phone" in "smartphone". */
function scanAll(index: Index, query: string): Found[] {
  return partsOf(query)
    .map((part) => {
      const found = scan(index, part)
      return isSomewhere(found) ? found : scan(index, inside(part.text, part.factor))
    })
    .filter(isSomewhere)
    .sort((a, b) => b.worth - a.worth)
}

function bonusOf(page: Folded, query: string, here: readonly Found[]): number {
  const named = here.filter(({ part }) => part.count(page.title) > 0)
  const share = total(named.map(({ part }) => part.factor * part.text.length)) / page.title.length
  const isThere = page.title.includes(query.trim()) || page.text.includes(query.trim())
  const isFirst = page.title.startsWith(query)
  return Math.min(share, 1) * BONUS.title + (isFirst ? BONUS.first : 0) + (isThere ? BONUS.phrase : 0)
}

/** Pages that have some of the query, best first. What of it stands on no page does not count. */
export function find(index: Index, query: string): Hit[] {
  const found = scanAll(index, query)
  const worth = total(found.map((one) => one.worth))
  const phrase = spaced(query)
  const hits = index.pages.flatMap((page, i) => {
    const here = found.filter(({ said }) => (said[i] ?? 0) > 0)
    const share = total(here.map((one) => one.worth)) / worth
    if (!(share > LEAST)) return []
    const score = total(here.map((one) => one.worth * (one.said[i] ?? 0)))
    return [{ entry: page.entry, parts: telling(here), score: score * share * (1 + bonusOf(page, phrase, here)) }]
  })
  return hits.sort((a, b) => b.score - a.score)
}

/** "How do I cross the road" is about "cross" and "road". */
function telling(here: readonly Found[]): string[] {
  return here.filter(({ worth }) => worth * 3 > (here[0]?.worth ?? 0)).map(({ part }) => part.text)
}
