/** A vote by hands: what a class is shown now, and how many hands went up for each choice. It lives in memory only. */

import { ENOUGH_RIGHT } from "./class-table"

/** How many hands went up, choice by choice. */
export type Counts = readonly number[]

/** What is voted on. */
export interface Ballot {
  /** Of each choice, whether it is right; in a story, whether it is safe. */
  readonly right: readonly boolean[]
  /** Whether a child may raise a hand more than once. */
  readonly many: boolean
  /** Whether there are words about the choices to show after the right one. */
  readonly told: boolean
}

/** The question alone · the hands are counted · neighbours talk · the right choice · why. */
export type Phase = "ask" | "count" | "talk" | "right" | "why"

export interface Vote {
  readonly phase: Phase
  /** The first vote, and the one after the talk. */
  readonly rounds: readonly [Counts, Counts]
  readonly round: 0 | 1
  /** Eyes closed: the screen shows letters, and no count before the right choice. */
  readonly eyes: boolean
}

/** More hands than this are a slip of the finger. */
export const MOST_HANDS = 999

function zeros(n: number): Counts {
  return new Array<number>(n).fill(0)
}

/** Nothing voted yet, on a question with `n` choices. */
export function noVote(n: number): Vote {
  return { phase: "ask", rounds: [zeros(n), zeros(n)], round: 0, eyes: false }
}

/** All hands of a round. */
export function total(counts: Counts): number {
  return counts.reduce((sum, count) => sum + count, 0)
}

/** The counts of the round that is being taken. */
export function countsOf({ rounds, round }: Vote): Counts {
  return rounds[round]
}

/** The first counts, once there is a second vote to compare them with. */
export function countsBefore({ rounds, round }: Vote): Counts | null {
  return round === 1 && total(rounds[0]) > 0 ? rounds[0] : null
}

/** The newest counts that there are: before a second vote has begun, those of the first. */
export function countsKnown(vote: Vote): Counts {
  return total(countsOf(vote)) > 0 ? countsOf(vote) : vote.rounds[0]
}

/** A choice has this many hands now; what is no number from 0 to 999 is brought there. */
export function setCount(vote: Vote, choice: number, hands: number): Vote {
  const fit = Number.isFinite(hands) ? Math.min(MOST_HANDS, Math.max(0, Math.round(hands))) : 0
  const counts = countsOf(vote).map((count, at) => (at === choice ? fit : count))
  return { ...vote, rounds: vote.round === 0 ? [counts, vote.rounds[1]] : [vote.rounds[0], counts] }
}

/** Some hands more, or fewer. */
export function addHands(vote: Vote, choice: number, hands: number): Vote {
  return setCount(vote, choice, (countsOf(vote)[choice] ?? 0) + hands)
}

/** Begin to count, or go back to the question alone. */
export function turnCounting(vote: Vote): Vote {
  return { ...vote, phase: vote.phase === "count" ? "ask" : "count", eyes: vote.eyes && vote.phase !== "count" }
}

/** Close the eyes and count, or open them again before the question: the counts stay hidden. */
export function turnEyes(vote: Vote): Vote {
  return { ...vote, phase: vote.eyes ? "ask" : "count", eyes: !vote.eyes }
}

/** Let neighbours talk before the second vote. */
export function talk(vote: Vote): Vote {
  return { ...vote, phase: "talk" }
}

/** Vote again: the newest counts stay to be compared with, and the new ones begin at nothing. */
export function voteAgain(vote: Vote): Vote {
  const known = countsKnown(vote)
  return { ...vote, phase: "count", rounds: [known, zeros(known.length)], round: 1 }
}

/** Show the right choice. */
export function reveal(vote: Vote): Vote {
  return { ...vote, phase: "right" }
}

/** One step on, as a clicker goes; null when the question is through. */
export function stepOn(vote: Vote, { told }: Ballot): Vote | null {
  switch (vote.phase) {
    case "ask":
    case "count":
      return reveal(vote)
    case "talk":
      return voteAgain(vote)
    case "right":
      return told ? { ...vote, phase: "why" } : null
    case "why":
      return null
  }
}

/** One step back; null before the question. No count is lost on the way. */
export function stepBack(vote: Vote): Vote | null {
  switch (vote.phase) {
    case "why":
      return reveal(vote)
    case "right":
      return { ...vote, phase: total(countsKnown(vote)) > 0 ? "count" : "ask" }
    case "talk":
      return { ...vote, phase: "count" }
    case "count":
      return { ...vote, phase: "ask", eyes: false }
    case "ask":
      return null
  }
}

/**
 * How large a part of the class is right, from 0 to 1; null when no hand was counted.
 *
 * With one hand for each child: the hands for right choices. With several: nobody knows how many children
 * there are, so the choice with most hands stands for all of them, and what counts is the choice that went worst.
 */
export function shareRight(counts: Counts, { right, many }: Ballot): number | null {
  const all = many ? Math.max(0, ...counts) : total(counts)
  if (all === 0) return null
  const fit = counts.map((count, at) => (right[at] ? count : 0))
  if (!many) return total(fit) / all
  return Math.min(...counts.map((count, at) => (right[at] ? count : all - count) / all))
}

/** Whether to offer the lesson's part again: fewer than 7 in 10 were right in the newest vote. */
export function isToTeachAgain(vote: Vote, ballot: Ballot): boolean {
  const share = shareRight(countsKnown(vote), ballot)
  return share !== null && share < ENOUGH_RIGHT
}

/** How long each bar is, from 0 to 100. Both votes are drawn to one scale, so that they can be compared. */
export function barsOf(counts: Counts, others: Counts | null = null): readonly number[] {
  const most = Math.max(1, ...counts, ...(others ?? []))
  return counts.map((count) => (100 * count) / most)
}

/** The choice with most hands; null when there is none, or more than one. */
export function leader(counts: Counts): number | null {
  const most = Math.max(...counts)
  const first = counts.indexOf(most)
  return most > 0 && counts.lastIndexOf(most) === first ? first : null
}
