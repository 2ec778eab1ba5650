/** What a reading brought, and what in it could not be read. */

import type { Handoff } from "../contract/handoff"
import { findChild, MOST_CHILDREN, type Child, type Import } from "../state/class"
import type { Refused } from "../state/class-read"
import { avatar } from "./avatar"
import { put, rowOf } from "./class-show"
import { calledOf } from "./class-words"
import { fill, make, one } from "./dom"
import type { Phrases } from "./phrases"

/** So many troubles are told one by one: a hundred wrong files have the same cause. */
const MOST_TOLD = 8

export interface Came {
  readonly handoffs: readonly Handoff[]
  readonly read: Import
  readonly refused: readonly Refused[]
}

function partWords({ part }: Handoff, say: Phrases): string[] {
  return part && part.n < part.of ? [say("came_part", { part: part.n, n: part.of })] : []
}

function cameRow(child: Child, handoff: Handoff, came: Came, say: Phrases): HTMLElement {
  const row = rowOf("came")
  const who = one(row, ".hb-class-who-is")
  if (who) fill(who, avatar(child.learner), make("strong", {}, calledOf(came.read.after, say)(child)))
  const isNew = came.read.before.has(child.id)
  const { results, read } = handoff
  const counts = [...(results.length > 0 || read.length === 0 ? [say("came", { n: results.length })] : []), ...(read.length > 0 ? [say("came_read", { n: read.length })] : [])]
  put(row, ".hb-class-who-is + span", [...(isNew ? counts : [say("came_same")]), ...partWords(handoff, say)].join(say("and")))
  return row
}

function rowsOf(came: Came, say: Phrases): HTMLElement[] {
  const rows = new Map<string, HTMLElement>()
  for (const handoff of came.handoffs) {
    const child = findChild(came.read.after, handoff.learner)
    if (child) rows.set(child.id, cameRow(child, handoff, came, say))
  }
  return [...rows.values()]
}

function troubleRow(text: string): HTMLElement {
  const row = rowOf("trouble")
  put(row, "span", text)
  return row
}

function troubleRows({ refused, read }: Came, say: Phrases): HTMLElement[] {
  const told = refused.slice(0, MOST_TOLD).map(({ from, why }) => say(why, { from }))
  const more = refused.length > MOST_TOLD ? [say("more", { n: refused.length - MOST_TOLD })] : []
  const full = read.left.length > 0 ? [say("full", { from: say("from_code"), n: MOST_CHILDREN })] : []
  return [...told, ...more, ...full].map(troubleRow)
}

/** How many children have something new now. */
function changedOf({ read }: Came): number {
  return [...read.before.keys()].filter((id) => read.after.has(id)).length
}

/** Say what came of a reading, and list it. */
export function showCame(root: HTMLElement, came: Came, say: Phrases): void {
  const part = (name: string): HTMLElement | null => one(root, `[data-hb-class-${name}]`)
  const n = changedOf(came)
  const said = part("said")
  if (said) said.textContent = n > 0 ? say("said", { n }) : say(came.handoffs.length > came.read.left.length ? "said_same" : "said_none")
  const [list, trouble, last, undo] = ["came", "trouble", "last", "undo"].map(part)
  if (list) fill(list, ...rowsOf(came, say))
  if (trouble) fill(trouble, ...troubleRows(came, say))
  if (last) last.hidden = came.handoffs.length === came.read.left.length
  if (undo) undo.hidden = n === 0
}

/** One word instead of the last reading. */
export function tellOnly(root: HTMLElement, text: string): void {
  for (const name of ["came", "trouble"]) {
    const list = one(root, `[data-hb-class-${name}]`)
    if (list) fill(list)
  }
  const last = one(root, "[data-hb-class-last]")
  if (last) last.hidden = true
  const said = one(root, "[data-hb-class-said]")
  if (said) said.textContent = text
}
