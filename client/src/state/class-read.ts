/** What a teacher gives the class page, taken apart: hand-offs, and for all else why it is none. */

import type { Course } from "../contract/course"
import type { Handoff, Unreadable } from "../contract/handoff"
import { isFields } from "../contract/quiz"
import { decodeHandoff, isUnreadable } from "./handoff/decode"
import { CODES } from "./handoff/statements"

/** Why something changes nothing: its words stand in the catalogue under this name. */
export type Why = Unreadable["why"] | "no-code" | "unopened"

/** Something that could not be read; `from` says to the teacher which thing it was. */
export interface Refused {
  readonly from: string
  readonly why: Why
}

export interface Reading {
  readonly handoffs: readonly Handoff[]
  readonly refused: readonly Refused[]
}

/** One thing that came: a text or bytes, or why there is not even that. */
export type Given = { readonly from: string; readonly content: string | Uint8Array } | Refused

/** A larger file is neither a child's nor a class's, and is not even opened. */
export const MOST_FILE_BYTES = 4_194_304

function hasCodes(statement: unknown): boolean {
  const context = isFields(statement) ? statement.context : null
  return isFields(context) && isFields(context.extensions) && CODES in context.extensions
}

/** The file of a whole class holds many hand-offs: each of them as a file of its own. */
function pieces(one: Given): readonly Given[] {
  if ("why" in one) return [one]
  try {
    const text = typeof one.content === "string" ? one.content : new TextDecoder("utf-8", { fatal: true }).decode(one.content)
    if (!/^[\ufeff\s]*\[/.test(text)) return [one]
    const statements = JSON.parse(text.replace(/^\ufeff/, "")) as unknown[]
    const own = statements.filter(hasCodes)
    return own.length < 2 ? [one] : own.map((statement) => ({ from: one.from, content: JSON.stringify([statement]) }))
  } catch {
    return [one]
  }
}

/** A child known by a typed line alone, from the file of a class: there the beginning of its id was filled up to a whole one. */
function unfilled(handoff: Handoff): Handoff {
  const { id } = handoff.learner
  return /^0{7}/.test(id) ? { ...handoff, learner: { ...handoff.learner, id: id.slice(7) } } : handoff
}

/** Read all of them. Never throws. */
export function readAll(given: readonly Given[], course: Course): Reading {
  const handoffs: Handoff[] = []
  const refused: Refused[] = []
  for (const one of given.flatMap(pieces)) {
    if ("why" in one) {
      refused.push(one)
      continue
    }
    const read = decodeHandoff(one.content, course)
    if (isUnreadable(read)) refused.push({ from: one.from, why: read.why })
    else handoffs.push(unfilled(read))
  }
  return { handoffs, refused }
}

/** What was typed or pasted: a file's text as one thing, else each line for itself. `name` says which line it is. */
export function typed(text: string, name: (line: number) => string): Given[] {
  if (/^[\ufeff\s]*[[{]/.test(text)) return [{ from: name(1), content: text }]
  const lines = text.split(/\r\n|\r|\n/).map((line, place) => ({ from: name(place + 1), content: line.trim() }))
  return lines.filter(({ content }) => content !== "")
}
