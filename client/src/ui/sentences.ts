/** Sentences in the page: found in what it shows, each in an element of its own that can be lit. */

import { endsOf, hasWords } from "../contract/sentences"
import { all, make } from "./dom"

/** One thing to say, and what to light meanwhile. */
export interface Line {
  readonly element: HTMLElement
  readonly text: string
}

const SILENT = "rt, rp, .hb-paper, .hb-meaning, .hb-letter, [hidden], [aria-hidden='true'], input, textarea, select, details, button, script, svg, template"
const GAP = ".hb-cloze input, .hb-cloze select"
const INLINE = "a, abbr, b, code, em, i, label, q, ruby, small, span, strong"

function isSilent(node: Node): boolean {
  return node instanceof Element && node.matches(SILENT)
}

/** The words of a node as they are said: no pinyin, no open meaning, nothing hidden. */
export function wordsOf(node: Node): string {
  if (node instanceof Text) return node.data
  if (node instanceof Element && node.matches(GAP)) return "…"
  if (isSilent(node) || !(node instanceof Element)) return ""
  return Array.from(node.childNodes, wordsOf).join("")
}

function isInline(node: Node): boolean {
  if (node instanceof Text) return true
  return node instanceof Element && (node.matches(INLINE) || isSilent(node)) && !node.querySelector("p, ul, ol, div")
}

/** The children of a block in rows: what stands between two blocks inside it is one row. */
function rowsOf(block: Element): Node[][] {
  const rows: Node[][] = [[]]
  for (const node of Array.from(block.childNodes)) {
    if (isInline(node)) rows[rows.length - 1]?.push(node)
    else rows.push([])
  }
  return rows.filter((row) => hasWords(row.map(wordsOf).join("")))
}

/** The nodes of a row, sentence by sentence. An end inside an element, as in a link, does not count. */
function dealt(row: readonly Node[]): Node[][] {
  const ends = endsOf(row.map(wordsOf).join(""))
  const sentences: Node[][] = [[]]
  let place = 0
  const put = (node: Node): void => {
    sentences[sentences.length - 1]?.push(node)
    place += wordsOf(node).length
    if (ends.includes(place)) sentences.push([])
  }
  for (let node of row) {
    while (node instanceof Text) {
      const length = node.data.length
      const here = ends.find((end) => end > place && end < place + length)
      if (here === undefined) break
      const rest: Text = node.splitText(here - place)
      put(node)
      node = rest
    }
    put(node)
  }
  return sentences.filter((nodes) => nodes.length)
}

/** Nodes without the spaces around them, which need no light. */
function trimmed(nodes: readonly Node[]): Node[] {
  const [first, ...rest] = nodes
  if (!(first instanceof Text)) return [...nodes]
  if (!first.data.trim()) return trimmed(rest)
  const spaces = first.data.length - first.data.trimStart().length
  return [spaces ? first.splitText(spaces) : first, ...rest]
}

function wrap(sentence: readonly Node[]): HTMLElement {
  const nodes = trimmed(sentence)
  const span = make("span", { class: "hb-sentence" })
  nodes[0]?.parentNode?.insertBefore(span, nodes[0])
  nodes.forEach((node) => span.appendChild(node))
  return span
}

/** The sentences of one block. Its elements are moved, not copied: what listens to them goes on. */
export function sentencesIn(block: Element): Line[] {
  const before = all(block, ".hb-sentence").filter((span) => span.parentElement === block)
  const spans = before.length ? before : rowsOf(block).flatMap(dealt).map(wrap)
  return spans.map(lineOf).filter((line) => line.text)
}

export function lineOf(element: HTMLElement): Line {
  return { element, text: wordsOf(element).replace(/\s+/g, " ").trim() }
}
