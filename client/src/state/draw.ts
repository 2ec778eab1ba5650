/** Which questions an attempt asks, and in which order: the same seed gives the same. */

import type { Quiz } from "../contract/payload"
import type { Question } from "../contract/quiz"

/** A number for the text that looks random and depends on the seed: FNV-1a, then stirred. */
function hash(seed: number, text: string): number {
  let value = 0x811c9dc5 ^ seed
  for (let i = 0; i < text.length; i += 1) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193)
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b)
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35)
  return (value ^ (value >>> 16)) >>> 0
}

/**
 * The ids in the order of their hashes. Each has its own, so that a question which an author adds
 * moves no other out of its way.
 */
function byHash(ids: readonly string[], seed: number, salt: string): string[] {
  return ids
    .map((id, place) => ({ id, place, weight: hash(seed, `${salt} ${id}`) }))
    .sort((a, b) => a.weight - b.weight || a.place - b.place)
    .map(({ id }) => id)
}

function shuffle(ids: readonly string[], isFixed: (id: string) => boolean, seed: number, salt: string): string[] {
  const moved = byHash(
    ids.filter((id) => !isFixed(id)),
    seed,
    salt,
  )
  return ids.map((id) => (isFixed(id) ? id : (moved.shift() ?? id)))
}

/** Whether attempts differ in what they ask, or in its order. */
export function varies(quiz: Quiz): boolean {
  return !!quiz.shuffle?.length || quiz.sections.some(({ select }) => select !== undefined)
}

/**
 * The ids of the questions of an attempt, section by section. What was touched is always among them:
 * no answer goes because an author edits the pool.
 */
export function drawn(quiz: Quiz, seed: number, isTouched: (id: string) => boolean): string[][] {
  const fixed = new Set(quiz.questions.filter((question) => question.fixed).map(({ id }) => id))
  return quiz.sections.map(({ questions, select }) => {
    const first = questions.filter(isTouched)
    const rest = byHash(questions.filter((id) => !isTouched(id)), seed, "draw")
    const wanted = Math.max((select ?? questions.length) - first.length, 0)
    const asked = new Set([...first, ...rest.slice(0, wanted)])
    const inOrder = questions.filter((id) => asked.has(id))
    return quiz.shuffle?.includes("questions") ? shuffle(inOrder, (id) => fixed.has(id), seed, "order") : inOrder
  })
}

/** The choices of a question in the order of the seed, or as written without one; null when they never move. */
export function choicesOf(quiz: Quiz, question: Question, seed: number | null): readonly string[] | null {
  if (!quiz.shuffle?.includes("choices")) return null
  if (question.kind !== "single-choice" && question.kind !== "multiple-choice") return null
  const { choices, fixedChoices = [] } = question
  return seed === null ? choices : shuffle(choices, (id) => fixedChoices.includes(id), seed, `choice ${question.id}`)
}
