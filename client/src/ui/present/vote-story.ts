/** A story on a slide: the class votes on each turn, and the teacher taps the way that it takes. */

import { addHands, countsKnown, isToTeachAgain, setCount, talk, turnCounting, turnEyes, voteAgain, type Ballot, type Vote } from "../../state/vote"
import { enter, follow, stepBack, stepOn, type Scene, type Tale } from "../../state/vote-story"
import { all, make, on, one, together, type Undo } from "../dom"
import { mountRows } from "./vote-rows"
import { fit, mountActs, type Teaching, type VoteView } from "./vote-view"
import type { Say } from "./words"

function partOf(element: Element): string {
  return element.getAttribute("data-hb-part") ?? ""
}

/** The story as its slide tells it. */
function taleOf(parts: readonly HTMLElement[]): Tale {
  const turns = (part: HTMLElement) => all(part, ".hb-vote-choice").map((choice) => ({
    safe: choice.hasAttribute("data-hb-right"),
    to: choice.getAttribute("data-hb-to"),
  }))
  return Object.fromEntries(parts.map((part) => [partOf(part), turns(part)]))
}

/** The sign and the words of each choice become a button. */
function mountPicks(part: HTMLElement, pick: (choice: number) => void): Undo {
  return together(all(part, ".hb-vote-choice").map((row, choice) => {
    const words = one(row, ".hb-vote-text")
    if (!words) return () => undefined
    const button = make("button", { type: "button", class: "hb-vote-pick" })
    button.append(...Array.from(words.childNodes))
    words.appendChild(button)
    const quiet = on(button, "click", () => pick(choice))
    return () => {
      quiet()
      words.append(...Array.from(button.childNodes))
      button.remove()
    }
  }))
}

export function mountStory(root: HTMLElement, say: Say, { canTeach, teach }: Teaching): VoteView {
  const parts = all(root, ".hb-vote-scene")
  const tale = taleOf(parts)
  let scene = enter(tale, root.getAttribute("data-hb-start") ?? "")
  const acts = mountActs(root, act)
  const rows = new Map(parts.map((part) => [partOf(part), mountRows(root, part, say, {
    add: (choice, hands) => changeVote(addHands(counting(), choice, hands)),
    set: (choice, hands) => changeVote(setCount(counting(), choice, hands)),
  })]))
  const picks = parts.map((part) => mountPicks(part, (choice) => scene.taken === null && change(follow(scene, choice))))

  function counting(): Vote {
    return scene.vote.phase === "ask" ? turnCounting(scene.vote) : scene.vote
  }

  function ballot(): Ballot {
    return { right: (tale[scene.part] ?? []).map(({ safe }) => safe), many: false, told: false }
  }

  function offered(): readonly string[] {
    const turns = tale[scene.part] ?? []
    if (turns.length === 0) return []
    if (scene.taken === null) return { ask: ["count", "eyes"], count: ["talk", "eyes"], talk: ["again"], right: [], why: [] }[scene.vote.phase]
    const isAgain = canTeach && isToTeachAgain(scene.vote, ballot())
    return [turns[scene.taken]?.to ? "on" : "back", ...(isAgain ? ["teach"] : [])]
  }

  function hint(): string {
    if (offered().includes("teach")) return say("teach_safe")
    const isShut = scene.vote.eyes && scene.vote.phase === "count"
    if (scene.taken !== null || offered().length === 0 || isShut) return ""
    return say(scene.vote.phase === "talk" ? "talk" : "choose")
  }

  function render(): void {
    const { vote, taken } = scene
    root.setAttribute("data-hb-phase", taken === null ? vote.phase : "taken")
    root.toggleAttribute("data-hb-eyes", taken === null && vote.eyes && vote.phase === "count")
    for (const part of parts) part.hidden = partOf(part) !== scene.part
    const shown = parts.find((part) => !part.hidden)
    all(shown ?? root, ".hb-vote-choice").forEach((row, choice) => (row.hidden = taken !== null && choice !== taken))
    all<HTMLButtonElement>(shown ?? root, ".hb-vote-pick").forEach((button) => (button.disabled = taken !== null))
    rows.forEach(({ eyes }, part) => (eyes.hidden = part !== scene.part))
    rows.get(scene.part)?.render(vote, false)
    acts.show(offered(), vote.eyes ? { eyes: say("eyes_open") } : {})
    acts.say(hint())
    fit(root)
  }

  function change(next: Scene | null): boolean {
    if (!next) return false
    scene = next
    render()
    return true
  }

  function changeVote(vote: Vote): boolean {
    return change({ ...scene, vote })
  }

  function act(name: string): void {
    switch (name) {
      case "count": return void changeVote(turnCounting(scene.vote))
      case "eyes": return void changeVote(turnEyes(scene.vote))
      case "talk": return void changeVote(talk(scene.vote))
      case "again": return void changeVote(voteAgain(scene.vote))
      case "teach": return teach()
      default: return void change(stepOn(tale, scene))
    }
  }

  render()
  return {
    next: () => change(stepOn(tale, scene)),
    back: () => change(stepBack(scene)),
    key(name) {
      const meant = { v: "count", e: "eyes", n: scene.vote.phase === "count" ? "talk" : "again" }[name] ?? ""
      const isThere = offered().includes(meant) || (meant === "count" && scene.taken === null && scene.vote.phase === "count")
      if (isThere) act(meant)
      return isThere
    },
    hands(choice, hands) {
      const isOpen = scene.taken === null && scene.vote.phase !== "talk"
      return isOpen && choice < countsKnown(scene.vote).length && changeVote(addHands(counting(), choice, hands))
    },
    shown: () => fit(root),
    undo: together([...picks, ...Array.from(rows.values()).map(({ undo }) => undo), acts.undo, () => root.removeAttribute("data-hb-phase")]),
  }
}
