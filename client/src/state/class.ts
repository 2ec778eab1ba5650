/**
 * A class: what children have handed over, each child once.
 *
 * Reading in is a join: the same hand-offs give the same class, in whatever order and however often
 * they come, and nothing that was there is ever lowered.
 */

import { OUTCOMES, type Answered, type Handoff, type QuizResult, type Sender } from "../contract/handoff"
import { ANIMALS, COLOURS, isLearnerId } from "../contract/learner"
import { isFields, isTexts } from "../contract/quiz"

/** All that one child has handed over; a row of the table `class`. */
export interface Child {
  readonly id: string
  readonly learner: Sender
  /** When the newest hand-off was made, by the child's device. */
  readonly made: number
  readonly results: readonly QuizResult[]
  readonly read: readonly string[]
}

export type Class = ReadonlyMap<string, Child>

/** More children than this are no class: the page would be of no use, and a forged pile must end somewhere. */
export const MOST_CHILDREN = 100

/** A whole id has so many characters; that of a typed line has fewer. */
const WHOLE = 10

function isSmaller(a: string, b: string): boolean {
  return a < b
}

function resultOf({ quiz, mark, day, attempts, answers }: QuizResult): QuizResult {
  const plain = ({ verdict, chosen, tries }: Answered): Answered => (chosen ? { verdict, chosen: [...chosen], tries } : { verdict, tries })
  return { quiz, mark, day, attempts, answers: answers.map(plain) }
}

function triesOf({ answers }: QuizResult): number {
  return answers.reduce((sum, { tries }) => sum + tries, 0)
}

/**
 * Negative when `a` is older: the day, then the attempts. A typed line counts no tries, so more of them tell more.
 * What is alike is settled by its text, so that no order of reading matters.
 */
function olderFirst(a: QuizResult, b: QuizResult): number {
  const [one, other] = [JSON.stringify(a), JSON.stringify(b)]
  return a.day - b.day || a.attempts - b.attempts || triesOf(a) - triesOf(b) || (isSmaller(one, other) ? -1 : isSmaller(other, one) ? 1 : 0)
}

function newestOfEach(results: readonly QuizResult[]): QuizResult[] {
  const found = new Map<string, QuizResult>()
  for (const result of results.map(resultOf)) {
    const before = found.get(result.quiz)
    if (!before || olderFirst(before, result) < 0) found.set(result.quiz, result)
  }
  return [...found.values()].sort((a, b) => (a.quiz < b.quiz ? -1 : 1))
}

function senderOf({ id, animal, colour, nickname }: Sender): Sender {
  return nickname === undefined ? { id, animal, colour } : { id, animal, colour, nickname }
}

/** What a hand-off alone says of a child. */
export function childOf({ learner, made, results, read }: Handoff): Child {
  return { id: learner.id, learner: senderOf(learner), made, results: newestOfEach(results), read: [...new Set(read)].sort() }
}

/** Whose picture and name to show: a whole id before the beginning of one, then the newest. */
function betterNamed(a: Child, b: Child): Sender {
  const name = ({ learner }: Child): string => JSON.stringify(senderOf(learner))
  const first = a.id.length - b.id.length || a.made - b.made || (isSmaller(name(a), name(b)) ? -1 : 1)
  return senderOf(first < 0 ? b.learner : a.learner)
}

/** Both together: the newest picture and name, of each quiz the newest result. */
export function joined(a: Child, b: Child): Child {
  const learner = betterNamed(a, b)
  const read = [...new Set([...a.read, ...b.read])].sort()
  return { id: learner.id, learner, made: Math.max(a.made, b.made), results: newestOfEach([...a.results, ...b.results]), read }
}

/** A typed line has only the beginning of the id: with the same picture, that is the same child. */
function isSame(a: Sender, b: Sender): boolean {
  if (a.id === b.id) return true
  const isBeginning = a.id.length !== b.id.length && (a.id.startsWith(b.id) || b.id.startsWith(a.id))
  return isBeginning && a.animal === b.animal && a.colour === b.colour
}

/** The child of whom a hand-off is. */
export function findChild(children: Class, learner: Sender): Child | undefined {
  return children.get(learner.id) ?? inOrder(children.values()).find((child) => isSame(child.learner, learner))
}

/** What an import did: the class after it, and of each changed child how it was before. */
export interface Import {
  readonly after: Class
  /** Null: the child was not there. Only children of whom something is new. */
  readonly before: ReadonlyMap<string, Child | null>
  /** Hand-offs of children for whom there is no room. */
  readonly left: readonly Handoff[]
}

/** Read these hand-offs into a class. */
export function readIn(children: Class, handoffs: readonly Handoff[]): Import {
  const after = new Map(children)
  const before = new Map<string, Child | null>()
  const left: Handoff[] = []
  const set = (id: string, child: Child | null): void => {
    if (!before.has(id)) before.set(id, children.get(id) ?? null)
    if (child) after.set(id, child)
    else after.delete(id)
  }
  for (const handoff of handoffs) {
    const same = [...after.values()].filter(({ learner }) => isSame(learner, handoff.learner)).sort((a, b) => (isSmaller(a.id, b.id) ? -1 : 1))
    const had = handoff.learner.id.length < WHOLE ? same.slice(0, 1) : same
    if (had.length === 0 && after.size >= MOST_CHILDREN) {
      left.push(handoff)
      continue
    }
    const now = had.reduce(joined, childOf(handoff))
    const [only] = had
    if (had.length === 1 && only && JSON.stringify(only) === JSON.stringify(now)) continue
    had.forEach(({ id }) => id !== now.id && set(id, null))
    set(now.id, now)
  }
  return { after, before, left }
}

/** The class as it was before an import; what came of other imports since stays. */
export function undone(children: Class, before: Import["before"]): Class {
  const after = new Map(children)
  before.forEach((child, id) => (child ? after.set(id, child) : after.delete(id)))
  return after
}

function isCount(value: unknown): value is number {
  return typeof value === "number" && Number.isInteger(value) && value >= 0
}

function isAnswered(value: unknown): value is Answered {
  if (!isFields(value) || !OUTCOMES.includes(value.verdict as Answered["verdict"]) || !isCount(value.tries)) return false
  return value.chosen === undefined || (Array.isArray(value.chosen) && value.chosen.every(isCount))
}

function isResult(value: unknown): value is QuizResult {
  if (!isFields(value) || typeof value.quiz !== "string" || typeof value.mark !== "string") return false
  return isCount(value.day) && isCount(value.attempts) && Array.isArray(value.answers) && value.answers.every(isAnswered)
}

function isSender(value: unknown): value is Sender {
  if (!isFields(value) || !(isLearnerId(value.id) || /^[a-z0-9]{3}$/.test(String(value.id)))) return false
  const { animal, colour, nickname } = value
  const isPicture = ANIMALS.includes(animal as Sender["animal"]) && COLOURS.includes(colour as Sender["colour"])
  return isPicture && (nickname === undefined || typeof nickname === "string")
}

/** A stored row as a child; null when it is damaged. */
export function readChild(row: unknown): Child | null {
  if (!isFields(row) || !isSender(row.learner) || row.id !== row.learner.id || typeof row.made !== "number") return null
  if (!Array.isArray(row.results) || !row.results.every(isResult) || !isTexts(row.read)) return null
  return row as unknown as Child
}

/** The class in these rows; damaged ones are passed over. */
export function readClass(rows: readonly unknown[]): Class {
  const found = rows.map(readChild).filter((child): child is Child => child !== null)
  return new Map(found.map((child) => [child.id, child]))
}

/** The children in an order that says nothing of them: by animal, colour and nickname. */
export function inOrder(children: Iterable<Child>): Child[] {
  const place = ({ learner: { animal, colour, nickname = "", id } }: Child): string =>
    [String(100 + ANIMALS.indexOf(animal)), String(COLOURS.indexOf(colour)), nickname, id].join(" ")
  return [...children].sort((a, b) => (place(a) < place(b) ? -1 : 1))
}
