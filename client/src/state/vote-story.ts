/** A story in which a class votes on each turn. It lives in memory only. */

import { countsKnown, leader, noVote, stepBack as backInVote, voteAgain, type Vote } from "./vote"

/** A choice at a part of the story: whether it is safe, and the part it leads to; without one, it leads back. */
export interface Turn {
  readonly safe: boolean
  readonly to: string | null
}

/** By the id of each part, its choices; a part without any is an ending. */
export type Tale = { readonly [part: string]: readonly Turn[] }

/** Where a class is. */
export interface Scene {
  readonly part: string
  readonly vote: Vote
  /** The choice that the class took here; null before it has. */
  readonly taken: number | null
  readonly before: Scene | null
}

export function enter(tale: Tale, part: string, before: Scene | null = null): Scene {
  return { part, vote: noVote(tale[part]?.length ?? 0), taken: null, before }
}

/** The class goes this way. */
export function follow(scene: Scene, choice: number): Scene {
  return { ...scene, taken: choice }
}

/**
 * One step on, as a clicker goes: the way with most hands, then what follows from it; null after the ending.
 *
 * Where no way has most hands, it is a safe one: every part has one, and a clicker never stands still.
 */
export function stepOn(tale: Tale, scene: Scene): Scene | null {
  const turns = tale[scene.part] ?? []
  if (turns.length === 0) return null
  if (scene.vote.phase === "talk") return { ...scene, vote: voteAgain(scene.vote) }
  if (scene.taken !== null) return enter(tale, turns[scene.taken]?.to ?? scene.part, scene)
  return follow(scene, leader(countsKnown(scene.vote)) ?? Math.max(0, turns.findIndex(({ safe }) => safe)))
}

/** One step back; null before the story. */
export function stepBack(scene: Scene): Scene | null {
  if (scene.taken !== null) return { ...scene, taken: null }
  const vote = backInVote(scene.vote)
  return vote ? { ...scene, vote } : scene.before
}
