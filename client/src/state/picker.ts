/** Who can still come to a shared device, by which picture, and where they go then. Pure: no page, no storage, no clock. */

import { ANIMALS, COLOURS, MOST_LEARNERS, type Animal, type Colour, type Learner, type Secret } from "../contract/learner"

const LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789"
const ID_LENGTH = 10

/** In the order in which they came, so that each stays where a child looks for it; a clock may have jumped. */
export function inOrder(learners: readonly Learner[]): Learner[] {
  return [...learners].sort((a, b) => a.made - b.made || (a.id < b.id ? -1 : 1))
}

export function isFull(learners: readonly Learner[]): boolean {
  return learners.length >= MOST_LEARNERS
}

/** The colours in which nobody has this animal yet. */
export function freeColours(learners: readonly Learner[], animal: Animal): Colour[] {
  const taken = new Set(learners.filter((one) => one.animal === animal).map(({ colour }) => colour))
  return COLOURS.filter((colour) => !taken.has(colour))
}

/** The animals that are left in some colour. */
export function freeAnimals(learners: readonly Learner[]): Animal[] {
  return ANIMALS.filter((animal) => freeColours(learners, animal).length > 0)
}

/** A new learner; `random` are ten numbers from 0 to 255, by chance. */
export function newLearner(animal: Animal, colour: Colour, random: ArrayLike<number>, now: number): Learner {
  const id = Array.from(random, (byte) => LETTERS[byte % LETTERS.length]).slice(0, ID_LENGTH).join("")
  return { id, animal, colour, made: now, seen: now }
}

/** With another nickname, or without one. */
export function withNickname({ nickname: _, ...learner }: Learner, words: string): Learner {
  const nickname = words.trim()
  return nickname ? { ...learner, nickname } : learner
}

export function withSecret({ secret: _, ...learner }: Learner, secret: Secret | null): Learner {
  return secret ? { ...learner, secret } : learner
}

/** The pictures tapped so far as a secret; null until there are three. */
export function asSecret(taps: readonly number[]): Secret | null {
  const [first, second, third] = taps
  return first === undefined || second === undefined || third === undefined ? null : [first, second, third]
}

export function isSame(one: Secret, other: Secret): boolean {
  return one.every((picture, place) => picture === other[place])
}

/**
 * The page to go back to, from `#to=lessons/a.html` and from the root of the site; null when there is none. Nothing but
 * a page of this site: no scheme, no host, no way up, and not the picker itself.
 */
export function pageAfter(fragment: string): string | null {
  const page = new URLSearchParams(fragment.replace(/^#/, "")).get("to") ?? ""
  const isPage = /^[\p{L}\p{N}_ -]+(?:[/.][\p{L}\p{N}_ -]+)*\.html$/u.test(page)
  return isPage && !/(^|\/)learners\.html$/.test(page) ? page.split("/").map(encodeURIComponent).join("/") : null
}
