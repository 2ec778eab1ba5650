/** The page that shows everything stored on this device, counts it, and clears it. */

import type { Course } from "../contract/course"
import { keeperOf, OWN, type Who } from "../contract/learner"
import type { Device } from "../state/device"
import { clearAll, copyOf, inWindow, pageStores, readAll, roomOf, tracesOf, type Found, type Trace } from "../state/stored"
import { avatar, picture } from "./avatar"
import { all, fill, on, one, setHidden, together, type Undo } from "./dom"
import { phrasesOf, showViews, type Phrases } from "./phrases"
import { saveFile } from "./save"
import { sizeWords } from "./sizes"
import { countWords, hereWords, lastWords, learnerWords, settingsWords, titleLines } from "./stored-words"

/** A button that asks once more before it acts. */
function mountSure(place: HTMLElement, act: () => Promise<void>): Undo {
  const [ask, no, yes] = ["ask", "no", "yes"].map((name) => one(place, `[data-hb-sure-${name}]`))
  if (!ask || !no || !yes) return () => undefined
  const show = (isAsked: boolean): void => {
    ask.hidden = isAsked
    no.hidden = yes.hidden = !isAsked
    ;(isAsked ? no : ask).focus()
  }
  return together([
    on(ask, "click", () => show(true)),
    on(no, "click", () => show(false)),
    on(yes, "click", () => void act()),
  ])
}

interface View {
  readonly found: Found
  readonly who: Who
  /** Whose rows may be named here, not only counted. */
  readonly current: string | null
}

/** What the parts of the page are made with. */
interface Desk {
  readonly root: HTMLElement
  readonly device: Device
  readonly course: Course
  readonly words: Phrases
  /** The address of the site. */
  readonly scope: string
}

async function viewOf({ device }: Desk): Promise<View> {
  const who = await device.who()
  const found = await readAll(await device.rows())
  return { found, who, current: keeperOf(who) ?? (device.site.learners ? null : OWN) }
}

function say({ root }: Desk, selector: string, text: string): void {
  all(root, selector).forEach((part) => (part.textContent = text))
}

/** Show the views of this name; what depends on the rows is shown after it. */
function showOnly({ root }: Desk, view: string): void {
  showViews(all(root, "[data-hb-stored-when], [data-hb-stored-if]"), "data-hb-stored-when", [view])
}

async function sayDevice(desk: Desk, { who }: View): Promise<void> {
  const { device, words, scope } = desk
  const { id: site } = device.site
  const fact = (name: string, text: string): void => say(desk, `[data-hb-stored-fact="${name}"]`, text)
  const [room, pages, quizzes] = [await roomOf(), (await pageStores(site, scope)).length, inWindow()]
  fact("here", hereWords(who, words))
  fact("settings", settingsWords(site, words))
  fact("window", quizzes > 0 ? words("window", { n: quizzes }) : words("none"))
  fact("pages", pages > 0 ? words("pages", { n: pages }) : words("none"))
  const safe = words(room?.isSafe ? "safe" : "unsafe")
  fact("room", room ? words("room", { size: sizeWords(room.bytes), safe }) : safe)
}

function row(desk: Desk, trace: Trace, { current }: View): HTMLElement {
  const { root, course, words } = desk
  const template = one(root, "[data-hb-stored-row]") as HTMLTemplateElement | null
  const made = template?.content.firstElementChild?.cloneNode(true) as HTMLElement
  const put = (selector: string, ...parts: readonly Node[]): void => fill(made.querySelector(selector) ?? made, ...parts)
  const write = (selector: string, text: string): void => put(selector, document.createTextNode(text))
  put(".hb-stored-picture", trace.learner ? avatar(trace.learner) : picture(trace.keeper === OWN ? "own" : "who"))
  write("h3", learnerWords(trace, words))
  write(".hb-stored-counts", countWords(trace, words))
  write(".hb-stored-last", lastWords(trace, words))
  if (trace.keeper === current) put("ul", ...titleLines(trace, course, words))
  const sure = one(made, "[data-hb-sure]")
  if (sure) mountSure(sure, () => attempt(desk, () => forget(desk, trace.keeper, current)))
  return made
}

async function forget(desk: Desk, keeper: string, current: string | null): Promise<void> {
  if (keeper === current) await desk.device.done()
  await desk.device.wipe(keeper)
  await look(desk)
  one(desk.root, "#stored-learners")?.focus()
}

async function look(desk: Desk): Promise<void> {
  const { root, words } = desk
  if ((await desk.device.rows()).lasts === "page") return showOnly(desk, "refused")
  const seen = await viewOf(desk)
  const traces = tracesOf(seen.found)
  await sayDevice(desk, seen)
  const list = one(root, ".hb-stored-learners")
  if (list) fill(list, ...traces.map((trace) => row(desk, trace, seen)))
  showOnly(desk, "rows")
  setHidden(one(root, "[data-hb-stored-none]"), traces.length > 0)
  for (const table of ["class", "aside"] as const) {
    const n = seen.found[table].length
    if (n > 0) say(desk, `[data-hb-stored-${table}]`, words(table, { n }))
    all(root, `[data-hb-stored-if='${table}']`).forEach((part) => (part.hidden = n === 0))
  }
}

async function clearEverything(desk: Desk): Promise<void> {
  const { root, device, scope } = desk
  const rows = await device.rows()
  // The other windows of the site hear it, and let go.
  await device.done()
  const isWhole = await clearAll(device.site.id, scope, rows)
  showOnly(desk, "gone")
  // The header still shows who was here.
  all(document, "[data-hb-whois]").forEach((part) => (part.hidden = true))
  all(root, "[data-hb-stored-held]").forEach((part) => (part.hidden = isWhole))
  one(root, "[data-hb-stored-when='gone'] h2")?.focus()
}

async function clearTable({ device }: Desk, table: "class" | "aside"): Promise<void> {
  await (await device.rows()).change([{ clear: table }])
  location.reload()
}

async function attempt(desk: Desk, act: () => Promise<void>): Promise<void> {
  try {
    await act()
  } catch {
    say(desk, "[data-hb-stored-said]", desk.words("failed"))
  }
}

async function saveCopy(desk: Desk): Promise<void> {
  const { id } = desk.device.site
  saveFile(`hornbook-${id}.json`, copyOf(id, (await viewOf(desk)).found, Date.now()), "application/json")
}

/** Fill the page, and let it clear what it shows. */
export function mountStored(root: HTMLElement, device: Device, course: Course): Undo {
  const scope = new URL(document.documentElement.dataset.hbBase || "./", location.href).href
  const desk: Desk = { root, device, course, words: phrasesOf(root), scope }
  const acts: { readonly [name: string]: (desk: Desk) => Promise<void> } = {
    class: () => clearTable(desk, "class"),
    aside: () => clearTable(desk, "aside"),
    all: clearEverything,
  }
  const sure = (place: HTMLElement): Undo =>
    mountSure(place, () => attempt(desk, () => (acts[place.getAttribute("data-hb-sure") ?? ""] ?? look)(desk)))
  const copy = (button: HTMLElement): Undo => on(button, "click", () => void attempt(desk, () => saveCopy(desk)))
  void attempt(desk, () => look(desk))
  return together([...all(root, "[data-hb-sure]").map(sure), ...all(root, "[data-hb-stored-copy]").map(copy)])
}
