/** For grown-ups: nicknames, secret pictures and their printed cards, and how a learner is removed. */

import { SECRETS, type Learner } from "../../contract/learner"
import type { Device } from "../../state/device"
import { withNickname, withSecret } from "../../state/picker"
import { avatar, nameOf, picture, wordOf } from "../avatar"
import { all, fill, make, on, one, onWindow, together, type Undo } from "../dom"

type Said = "nickname" | "secret" | "dropped" | "removed"

export interface Adults {
  /** Show these learners; `said` is told to whoever listens. */
  show(learners: readonly Learner[], said?: Said): void
  readonly undo: Undo
}

export interface Steps {
  readonly device: Device
  /** Ask for three new pictures of a learner. */
  setSecret(learner: Learner): void
  /** The learners have changed. */
  changed(said: Said): Promise<void>
  failed(): void
}

export function mountAdults(root: HTMLElement, steps: Steps): Adults {
  const box = one(root, "[data-hb-adults]")
  const { device } = steps
  let learners: readonly Learner[] = []

  /** Do it, then show what has become of it; what cannot be kept is said. */
  function act(work: () => Promise<unknown>, said: Said): void {
    work().then(() => steps.changed(said)).catch(steps.failed)
  }

  async function wipeAll(): Promise<void> {
    for (const { id } of learners) await device.wipe(id)
  }

  function row(learner: Learner): HTMLElement[] {
    const template = one(root, "[data-hb-roll-row]") as HTMLTemplateElement | null
    const made = template?.content.firstElementChild?.cloneNode(true) as HTMLElement | undefined
    const input = made?.querySelector("input")
    if (!made || !input) return []
    one(made, "[data-hb-roll-picture]")?.appendChild(avatar(learner, nameOf(learner)))
    input.value = learner.nickname ?? ""
    on(input, "change", () => act(() => device.saveLearner(withNickname(learner, input.value)), "nickname"))
    const sure = (isAsked: boolean): void => ask(made, isAsked)
    const acts: { readonly [name: string]: () => void } = {
      secret: () => steps.setSecret(learner),
      drop: () => act(() => device.saveLearner(withSecret(learner, null)), "dropped"),
      remove: () => sure(true),
      no: () => sure(false),
      yes: () => act(() => device.wipe(learner.id), "removed"),
    }
    for (const button of all(made, "[data-hb-row]")) {
      const name = button.getAttribute("data-hb-row") ?? ""
      // Each button says whose it is: out of its row, "Remove" could be anybody's.
      button.setAttribute("aria-label", `${button.textContent} (${nameOf(learner)})`)
      button.hidden = name === "drop" && !learner.secret
      on(button, "click", () => acts[name]?.())
    }
    return [made]
  }

  /** Show the question before something goes for good; the way that keeps it has the focus. */
  function ask(place: HTMLElement, isAsked: boolean): void {
    const part = one(place, "[data-hb-sure]")
    if (part) part.hidden = !isAsked
    one(place, isAsked ? "[data-hb-row='no'], [data-hb-do='no-all']" : "[data-hb-row='remove'], [data-hb-do='remove-all']")?.focus()
  }

  function card(learner: Learner): HTMLElement {
    const pictures = (learner.secret ?? []).map((place) => picture(SECRETS[place] ?? "who", wordOf(SECRETS[place] ?? "who")))
    const who = make("p", {}, avatar(learner, nameOf(learner)), make("b", {}, learner.nickname ?? ""))
    return make("li", {}, who, make("p", { class: "hb-secret-three" }, ...pictures))
  }

  function print(): void {
    const place = one(root, "[data-hb-secret-cards]")
    if (place) fill(place, ...learners.filter(({ secret }) => secret).map(card))
    document.documentElement.setAttribute("data-hb-alone", "")
    window.print()
  }

  /** Rows are made when they are looked at: the picker itself must be there at once. */
  function fillRoll(): void {
    const roll = one(root, "[data-hb-roll]")
    if (roll && box?.hasAttribute("open")) fill(roll, ...learners.flatMap(row))
  }

  const whole = box as HTMLElement
  const press = (name: string, does: () => void): Undo => together(all(root, `[data-hb-do="${name}"]`).map((button) => on(button, "click", does)))
  return {
    show(found, said) {
      learners = found
      whole.hidden = found.length === 0
      all(whole, "[data-hb-do='print']").forEach((button) => (button.hidden = !found.some(({ secret }) => secret)))
      all(whole, "[data-hb-sure='all']").forEach((part) => (part.hidden = true))
      fillRoll()
      const line = one(whole, "[data-hb-said]")
      if (line && said) line.textContent = line.getAttribute(`data-hb-${said}`)
      if (said) one(whole, "summary")?.focus()
    },
    undo: together([
      on(whole, "toggle" as "click", fillRoll),
      press("print", print),
      press("remove-all", () => askAll(true)),
      press("no-all", () => askAll(false)),
      press("yes-all", () => act(wipeAll, "removed")),
      onWindow("afterprint", () => document.documentElement.removeAttribute("data-hb-alone")),
    ]),
  }

  function askAll(isAsked: boolean): void {
    const part = one(whole, "[data-hb-sure='all']")
    if (part) part.hidden = !isAsked
    one(whole, isAsked ? "[data-hb-do='no-all']" : "[data-hb-do='remove-all']")?.focus()
  }
}
