/** A question with choices: shown, counted, talked over, voted on again, answered, explained. */

import {
  addHands, countsKnown, isToTeachAgain, noVote, reveal, setCount, stepBack, stepOn, talk, total, turnCounting, turnEyes, voteAgain,
  type Ballot, type Phase, type Vote,
} from "../../state/vote"
import { all, one, together } from "../dom"
import { mountRows } from "./vote-rows"
import { fit, mountActs, type Teaching, type VoteView } from "./vote-view"
import type { Say } from "./words"

const ACTS: { readonly [phase in Phase]: readonly string[] } = {
  ask: ["count", "eyes", "right"],
  count: ["right", "talk", "eyes"],
  talk: ["again", "right"],
  right: ["why", "teach", "again"],
  why: ["teach"],
}

const KEYS: { readonly [key: string]: string } = { v: "count", e: "eyes", r: "right" }

function ballotOf(root: HTMLElement): Ballot {
  return {
    right: all(root, ".hb-vote-choice").map((choice) => choice.hasAttribute("data-hb-right")),
    many: root.hasAttribute("data-hb-many"),
    told: one(root, ".hb-vote-why, .hb-vote-because") !== null,
  }
}

export function mountQuestion(root: HTMLElement, say: Say, { canTeach, teach }: Teaching): VoteView {
  const ballot = ballotOf(root)
  let vote = noVote(ballot.right.length)
  const acts = mountActs(root, act)
  const rows = mountRows(root, root, say, {
    add: (choice, hands) => change(addHands(counting(), choice, hands)),
    set: (choice, hands) => change(setCount(counting(), choice, hands)),
  })

  /** Who counts a hand wants to count. */
  function counting(): Vote {
    return vote.phase === "ask" ? turnCounting(vote) : vote
  }

  function isOffered(name: string): boolean {
    if (name === "why") return ballot.told
    if (name === "talk") return vote.round === 0
    return name !== "teach" || (canTeach && isToTeachAgain(vote, ballot))
  }

  function hint(): string {
    if (vote.phase === "talk") return say("talk")
    return vote.phase === "right" && isOffered("teach") ? say("teach") : ""
  }

  function render(): void {
    root.setAttribute("data-hb-phase", vote.phase)
    root.toggleAttribute("data-hb-eyes", vote.eyes && vote.phase === "count")
    root.toggleAttribute("data-hb-counted", total(countsKnown(vote)) > 0)
    rows.render(vote, ballot.many)
    acts.show(ACTS[vote.phase].filter(isOffered), vote.eyes ? { eyes: say("eyes_open") } : {})
    acts.say(hint())
    fit(root)
  }

  function change(next: Vote | null): boolean {
    if (!next) return false
    vote = next
    render()
    return true
  }

  function act(name: string): void {
    switch (name) {
      case "count": return void change(turnCounting(vote))
      case "eyes": return void change(turnEyes(vote))
      case "talk": return void change(talk(vote))
      case "again": return void change(voteAgain(vote))
      case "right": return void change(reveal(vote))
      case "why": return void change(stepOn(vote, ballot))
      case "teach": return teach()
    }
  }

  render()
  return {
    next: () => change(stepOn(vote, ballot)),
    back: () => change(stepBack(vote)),
    key(name) {
      const meant = name === "n" ? (vote.phase === "count" ? "talk" : "again") : (KEYS[name] ?? "")
      // Counting is closed by the key that opened it; every other act is one whose button is there.
      const isThere = ACTS[vote.phase].includes(meant) || (meant === "count" && vote.phase === "count")
      if (isThere && isOffered(meant)) act(meant)
      return isThere
    },
    hands(choice, hands) {
      const isOpen = vote.phase === "ask" || vote.phase === "count"
      return isOpen && choice < ballot.right.length && change(addHands(counting(), choice, hands))
    },
    shown: () => fit(root),
    undo: together([rows.undo, acts.undo, () => root.removeAttribute("data-hb-phase")]),
  }
}
