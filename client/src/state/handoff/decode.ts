/** Whatever a teacher's page is given, as a hand-off or as the reason why it is none. */

import type { Course } from "../../contract/course"
import type { Handoff, Unreadable } from "../../contract/handoff"
import { isFields, isTexts } from "../../contract/quiz"
import { decodeCode, MOST_PARTS } from "./code"
import { decodeLine } from "./line"
import { CODES, MOST_BYTES } from "./statements"

export function isUnreadable(read: Handoff | Unreadable): read is Unreadable {
  return "why" in read
}

/** The parts of one hand-off as one, or why they are none. */
function joined(parts: readonly (Handoff | Unreadable)[]): Handoff | Unreadable {
  const refused = parts.find(isUnreadable)
  if (refused) return refused
  const all = parts as readonly Handoff[]
  const [first] = all
  const heads = all.map(({ learner, made, part }, n) => JSON.stringify([learner, made, part?.n === n + 1, part?.of]))
  const results = all.flatMap((part) => part.results)
  const read = all.flatMap((part) => part.read)
  const isOne = new Set(heads).size === 1 && first?.part?.n === 1 && first.part.of === all.length
  const isOnce = new Set(results.map(({ quiz }) => quiz)).size === results.length && new Set(read).size === read.length
  if (!first || !isOne || !isOnce) return { why: "damaged" }
  return { learner: first.learner, site: first.site, made: first.made, results, read }
}

function codesIn(statements: unknown): readonly string[] | null {
  for (const statement of Array.isArray(statements) ? (statements as unknown[]) : []) {
    const context = isFields(statement) ? statement.context : null
    const extensions = isFields(context) ? context.extensions : null
    const codes = isFields(extensions) ? extensions[CODES] : null
    if (isTexts(codes) && codes.length > 0 && codes.length <= MOST_PARTS) return codes
  }
  return null
}

function decodeFile(text: string, course: Course): Handoff | Unreadable {
  const mentioned = text.includes(CODES)
  try {
    const codes = codesIn(JSON.parse(text))
    if (codes) return joined(codes.map((code) => decodeCode(code, course)))
  } catch {
    // Not JSON, or of a depth that no file of ours has.
  }
  return { why: mentioned ? "damaged" : "not-ours" }
}

function decodeText(text: string, course: Course): Handoff | Unreadable {
  const start = text.replace(/^[\ufeff\s]+/, "")
  if (/^[[{]/.test(start)) return decodeFile(start, course)
  return /^HB\d+:/i.test(start) ? decodeCode(start.replace(/[\r\n]+$/, "").toUpperCase(), course) : decodeLine(start, course)
}

/** The text of a QR code, a typed line, or a file of statements. Never throws, and believes nothing it cannot check. */
export function decodeHandoff(given: string | Uint8Array, course: Course): Handoff | Unreadable {
  if (given.length > MOST_BYTES) return { why: "too-long" }
  try {
    const text = typeof given === "string" ? given : new TextDecoder("utf-8", { fatal: true }).decode(given)
    return decodeText(text, course)
  } catch {
    return { why: "not-ours" }
  }
}
