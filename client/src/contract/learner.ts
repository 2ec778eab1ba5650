/** A learner on a shared device: a picture that a child knows again, and no name. */

import { isFields } from "./quiz"

// The order of these lists is part of the format of hand-offs: never reorder, only add at the end.
export const ANIMALS = [
  "fox", "panda", "rabbit", "duck", "fish", "turtle", "cat", "owl", "bee", "goat", "frog", "elephant",
] as const
export const COLOURS = ["red", "orange", "yellow", "green", "teal", "blue", "purple", "brown"] as const
export const SECRETS = ["sun", "moon", "star", "tree", "flower", "apple", "house", "ball", "boat"] as const

export type Animal = (typeof ANIMALS)[number]
export type Colour = (typeof COLOURS)[number]

/** Three pictures, by their places in SECRETS. */
export type Secret = readonly [number, number, number]

export const MOST_LEARNERS = 40
export const LONGEST_NICKNAME = 12

export interface Learner {
  /** Ten characters of a-z and 0-9, drawn by chance. */
  readonly id: string
  readonly animal: Animal
  readonly colour: Colour
  readonly nickname?: string
  readonly secret?: Secret
  /** When the learner was made and last seen, in milliseconds; a device's clock may be wrong. */
  readonly made: number
  readonly seen: number
}

/** Who is at the device. "own": its reader has said that it is theirs; "nobody": not asked yet, or handed over. */
export type Who =
  | { readonly is: "learner"; readonly learner: Learner }
  | { readonly is: "own" }
  | { readonly is: "guest" }
  | { readonly is: "nobody" }

/** The name under which an own device's rows are kept; no learner can have it. */
export const OWN = "own"

/** For whom rows are kept; null when nothing is. */
export function keeperOf(who: Who): string | null {
  return who.is === "learner" ? who.learner.id : who.is === "own" ? OWN : null
}

export function isLearnerId(value: unknown): value is string {
  return typeof value === "string" && /^[a-z0-9]{10}$/.test(value)
}

function isSecret(value: unknown): value is Secret {
  const isPicture = (place: unknown): boolean => Number.isInteger(place) && SECRETS[place as number] !== undefined
  return Array.isArray(value) && value.length === 3 && value.every(isPicture)
}

function isNickname(value: unknown): value is string {
  return typeof value === "string" && value.trim() !== "" && Array.from(value).length <= LONGEST_NICKNAME
}

/** The stored value as a learner, or null when it is damaged. */
export function readLearner(value: unknown): Learner | null {
  if (!isFields(value) || !isLearnerId(value.id)) return null
  if (!ANIMALS.includes(value.animal as Animal) || !COLOURS.includes(value.colour as Colour)) return null
  if (value.nickname !== undefined && !isNickname(value.nickname)) return null
  if (value.secret !== undefined && !isSecret(value.secret)) return null
  return typeof value.made === "number" && typeof value.seen === "number" ? (value as unknown as Learner) : null
}
