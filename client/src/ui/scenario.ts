/** A story, one part at a time: what is chosen, what happens then, and always a way on. */

import { readResponse, type Question, type Response } from "../contract/quiz"
import { walk } from "../contract/story"
import { all, copy, fill, make, on, one, setHidden, together, type Undo } from "./dom"
import type { Rows } from "./ordering"

interface Place {
  /** Every step so far, as "part.choice". */
  readonly path: readonly string[]
  /** What is on the screen: a part, what happened after the last step, or the ending with its sentence said. */
  readonly now: "part" | "outcome" | "said"
}

const START: Place = { path: [], now: "part" }

function named(root: ParentNode, name: string, value: string): HTMLElement | null {
  return all(root, `[${name}]`).find((element) => element.getAttribute(name) === value) ?? null
}

/** Links, for those without a script, become buttons: they choose, and lead nowhere. */
function asButtons(root: HTMLElement, press: (step: string) => void): Undo {
  const undos = all(root, "a[data-hb-turn]").map((link) => {
    const step = link.getAttribute("data-hb-turn") ?? ""
    const button = make("button", { type: "button", class: link.className, "data-hb-turn": step })
    button.append(...Array.from(link.childNodes))
    link.replaceWith(button)
    const quiet = on(button, "click", () => press(step))
    return () => {
      quiet()
      link.append(...Array.from(button.childNodes))
      button.replaceWith(link)
    }
  })
  return together(undos)
}

/** Focus on the words of a part; its picture stands above them and should be seen, too. */
function goTo(scene: HTMLElement | null): void {
  if (!scene) return
  one(scene, ".hb-scene-text")?.focus({ preventScroll: true })
  if (scene.getBoundingClientRect().top < 0) scene.scrollIntoView()
}

/** The story of a scenario, or null when this question is none. */
export function viewStory(item: HTMLElement, question: Question): Rows | null {
  const root = one(item, ".hb-scenario")
  const then = root && one(root, ".hb-then")
  if (question.kind !== "scenario" || !root || !then) return null
  const story = question
  let place: Place = START
  // The path that has come to the ending. Playing again never loses it.
  let whole: readonly string[] | null = null
  let isLocked = false
  let check: () => void = () => undefined

  const at = (path: readonly string[]): string => walk(story, path)?.at ?? story.start
  const last = (): string => place.path[place.path.length - 1] ?? ""
  const scene = (): string => (place.now === "outcome" ? at(place.path.slice(0, -1)) : at(place.path))
  const isEnded = (): boolean => walk(story, place.path)?.ended === true

  function acts(): readonly string[] {
    if (place.now === "outcome") return [at(place.path) === scene() ? "again" : "on"]
    return isEnded() ? (place.now === "said" ? ["replay"] : ["said", "replay"]) : []
  }

  function said(): Node[] {
    if (place.now === "said") return [document.createTextNode(then?.getAttribute("data-hb-said") ?? "")]
    const outcome = root && place.now === "outcome" ? named(root, "data-hb-outcome", last()) : null
    const words = outcome && one(outcome, "span")
    return words ? [copy(words)] : []
  }

  function render(): void {
    if (!root || !then) return
    for (const part of all(root, "[data-hb-node]")) part.hidden = part.getAttribute("data-hb-node") !== scene()
    for (const turn of all(root, "[data-hb-turn]")) {
      const isTold = place.now === "outcome"
      const isTaken = isTold && turn.getAttribute("data-hb-turn") === last()
      const row = turn.closest("li")
      if (row) row.hidden = isTold && !isTaken
      if (isTold) turn.setAttribute("aria-disabled", "true")
      else turn.removeAttribute("aria-disabled")
    }
    fill(then, ...said())
    const shown = acts()
    for (const button of all(root, "[data-hb-story]")) {
      button.hidden = !shown.includes(button.getAttribute("data-hb-story") ?? "")
    }
  }

  function move(next: Place): void {
    place = next
    render()
    if (place.now === "outcome") {
      then?.focus({ preventScroll: true })
      // What happens then and the way on belong together on a small screen.
      if (root) one(root, ".hb-scenes")?.scrollIntoView({ block: "nearest" })
    } else if (root) goTo(named(root, "data-hb-node", scene()))
  }

  function choose(step: string): void {
    const path = [...place.path, step]
    if (place.now !== "part" || !walk(story, path)) return
    move({ path, now: "outcome" })
    if (isEnded() && !isLocked) whole = path
    root?.dispatchEvent(new Event("change", { bubbles: true }))
  }

  function act(name: string): void {
    if (name === "replay") return move(START)
    if (name === "said") {
      place = { ...place, now: "said" }
      render()
      if (root) one(root, '[data-hb-story="replay"]')?.focus()
      return
    }
    move({ ...place, now: "part" })
    if (isEnded() && !isLocked) check()
  }

  const draft = (): Response | null => readResponse(question, whole ?? place.path)
  return {
    read: () => (whole ? readResponse(question, whole) : null),
    draft,
    write(response) {
      const path = Array.isArray(response) ? (response as readonly string[]) : []
      const same = [place.path, ...(whole ? [whole] : [])].some((known) => known.join() === path.join())
      // What is being read or played again stays on the screen while the answer is the same.
      if (!same) place = { path, now: "part" }
      if (!same) whole = walk(story, path)?.ended ? path : null
      render()
    },
    take: () => undefined,
    lock(locked) {
      isLocked = locked
    },
    focus: () => root && goTo(named(root, "data-hb-node", scene())),
    wire(ask) {
      check = ask
      // A picture of unknown height would push the words away while they are read.
      all<HTMLImageElement>(root, "img").forEach((image) => (image.loading = "eager"))
      render()
      return together([
        () => all(root, "[data-hb-node], li").forEach((part) => (part.hidden = false)),
        asButtons(root, choose),
        setHidden(one(root, ".hb-outcomes"), true),
        ...all(root, ".hb-number").map((number) => setHidden(number, true)),
        setHidden(one(root, ".hb-scenes"), false),
        ...all(root, "[data-hb-story]").map((button) =>
          on(button, "click", () => act(button.getAttribute("data-hb-story") ?? "")),
        ),
      ])
    },
  }
}
