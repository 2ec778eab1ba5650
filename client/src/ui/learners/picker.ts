/** "Who is learning?": by pictures alone, from the first tap to the child's own path. */

import { ANIMALS, type Animal, type Colour, type Learner, type Who } from "../../contract/learner"
import type { Device } from "../../state/device"
import { putBackFlags } from "../../state/reading"
import { freeAnimals, freeColours, inOrder, isFull, isSame, newLearner, pageAfter, withSecret } from "../../state/picker"
import { all, fill, on, one, onWindow, together, type Undo } from "../dom"
import { mountAdults } from "./adults"
import { makePad } from "./pad"
import { colourTiles, learnerTile } from "./tiles"
import { makeViews } from "./views"

/** Where a child goes who is known now: back to the page they came from, or to their own path; a guest has none. */
function wayOn(root: HTMLElement, who: Who): string {
  const page = pageAfter(location.hash)
  const base = document.documentElement.getAttribute("data-hb-base") ?? ""
  const usual = root.getAttribute(who.is === "guest" ? "data-hb-around" : "data-hb-after") ?? base
  return page === null ? usual : base + page
}

export function mountPicker(root: HTMLElement, device: Device): Undo {
  const views = makeViews(root)
  const pad = makePad(root)
  let learners: readonly Learner[] = []
  let animal: Animal = "fox"
  let isBusy = false
  const adults = mountAdults(root, { device, setSecret, changed: (said) => look(said), failed })

  function failed(): void {
    isBusy = false
    views.note("failed", true)
  }

  async function enter(who: Who): Promise<void> {
    await device.become(who)
    await putBackFlags(device).catch(() => undefined)
    location.replace(wayOn(root, who))
  }

  /** One act at a time: a second tap must not make a second learner. */
  function once(work: () => Promise<void>): void {
    if (isBusy) return
    isBusy = true
    work().catch(failed)
  }

  function choose(learner: Learner): void {
    const { secret } = learner
    if (!secret) return once(() => enter({ is: "learner", learner }))
    pad.open(learner, false, (given) => {
      const isRight = isSame(secret, given)
      if (isRight) once(() => enter({ is: "learner", learner }))
      return isRight
    })
    views.show("secret", true)
  }

  function setSecret(learner: Learner): void {
    pad.open(learner, true, (secret) => {
      device.saveLearner(withSecret(learner, secret)).then(() => look("secret")).catch(failed)
      return true
    })
    views.show("secret", true)
  }

  async function come(colour: Colour): Promise<void> {
    // Another tab may have given away the same picture meanwhile.
    learners = inOrder(await device.learners())
    if (isFull(learners) || !freeColours(learners, animal).includes(colour)) {
      isBusy = false
      return render(true)
    }
    const learner = newLearner(animal, colour, crypto.getRandomValues(new Uint8Array(10)), Date.now())
    await device.saveLearner(learner)
    await enter({ is: "learner", learner })
  }

  function offerColours(chosen: Animal): void {
    animal = chosen
    const place = one(root, "[data-hb-colours]")
    if (place) fill(place, ...colourTiles(learners, chosen, (colour) => once(() => come(colour))))
    views.show("colour", true)
  }

  function offerAnimals(moved = true): void {
    const free = freeAnimals(learners)
    for (const button of all(root, "[data-hb-animal]")) {
      const item = button.parentElement
      if (item) item.hidden = !free.includes(button.getAttribute("data-hb-animal") as Animal)
    }
    all(root, "[data-hb-view='animal'] [data-hb-do='pick']").forEach((back) => (back.hidden = learners.length === 0))
    views.show("animal", moved)
  }

  function tiles(): Node[] {
    const added = one(root, "[data-hb-new]") as HTMLTemplateElement | null
    const more = isFull(learners) || !added ? [] : [added.content.cloneNode(true)]
    return [...learners.map((learner) => learnerTile(learner, choose)), ...more]
  }

  function render(moved: boolean): void {
    const place = one(root, "[data-hb-tiles]")
    if (place) fill(place, ...tiles())
    views.note("full", isFull(learners))
    all(root, "[data-hb-guest]").forEach((guest) => (guest.hidden = false))
    if (learners.length > 0) views.show("pick", moved)
    else offerAnimals(moved)
  }

  /** See who is here now; after an act of a grown-up, with what has been done. */
  async function look(said?: Parameters<typeof adults.show>[1]): Promise<void> {
    isBusy = false
    views.note("failed", false)
    const [who, found, rows] = await Promise.all([device.who(), device.learners(), device.rows()])
    learners = inOrder(found)
    views.note("page", rows.lasts === "page")
    if (who.is === "own") return views.show("own")
    render(said === "secret")
    adults.show(learners, said)
  }

  function press(event: MouseEvent): void {
    const button = (event.target as Element).closest("[data-hb-do], [data-hb-animal]")
    const acts: { readonly [name: string]: () => void } = {
      pick: () => render(true),
      animal: () => offerAnimals(),
      guest: () => once(() => enter({ is: "guest" })),
      own: () => once(() => enter({ is: "own" })),
      share: () => once(() => device.done().then(() => look())),
    }
    const chosen = ANIMALS.find((one) => one === button?.getAttribute("data-hb-animal"))
    if (chosen) offerColours(chosen)
    else acts[button?.getAttribute("data-hb-do") ?? ""]?.()
  }

  const again = (): void => void look().catch(failed)
  again()
  return together([
    on(root, "click", press),
    // Back from the path of a child: what stands here is from before.
    onWindow("pageshow", (event) => event.persisted && again()),
    adults.undo,
  ])
}
