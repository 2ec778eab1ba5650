/** The page that shows everything stored on this device, counts it, and clears it. */

import type { Course } from "../contract/course"
import { keeperOf, OWN, type Who } from "../contract/learner"
import type { Device } from "../state/device"
import {
  clearAll, copyOf, inWindow, isLongAgo, pageStores, readAll, roomOf, settings, tracesOf, type Found, type Trace,
} from "../state/stored"
import { avatar, nameOf, picture } from "./avatar"
import { all, fill, make, on, one, together, type Undo } from "./dom"
import { phrasesOf, showViews, type Phrases } from "./phrases"
import { saveFile } from "./save"

const SETTINGS = ["scheme", "reading", "pinyin", "speed"]

function sizeWords(bytes: number): string {
  const lang = document.documentElement.lang || "en"
  const [unit, size] = bytes < 1e6 ? ["KB", bytes / 1e3] : ["MB", bytes / 1e6]
  return `${Math.max(size, 0.1).toLocaleString(lang, { maximumFractionDigits: 1 })} ${unit}`
}

function learnerWords({ learner, keeper }: Trace, words: Phrases): string {
  if (!learner) return words(keeper === OWN ? "own" : "lost")
  return learner.nickname || nameOf(learner)
}

function hereWords(who: Who, words: Phrases): string {
  return who.is === "learner" ? who.learner.nickname || nameOf(who.learner) : words(who.is)
}

function settingsWords(site: string, words: Phrases): string {
  const names = settings(site).map((name) => words(`setting_${SETTINGS.includes(name) ? name : "other"}`))
  return [...new Set(names)].join(words("and")) || words("none")
}

function countWords({ answers, opened, read, again }: Trace, words: Phrases): string {
  const counts = { answers, opened: opened.length, read: read.length, again: again.length }
  const said = Object.entries(counts).flatMap(([key, n]) => (n > 0 ? [words(key, { n })] : []))
  return said.join(words("and")) || words("nothing")
}

function lastWords(trace: Trace, words: Phrases): string {
  if (trace.last === null) return ""
  const date = new Date(trace.last).toLocaleDateString(document.documentElement.lang || "en", { day: "numeric", month: "long", year: "numeric" })
  return words(isLongAgo(trace, Date.now()) ? "long_ago" : "last", { date })
}

/** The lessons by their titles: for nobody but the learner who is there. */
function titleLines({ opened, read, again }: Trace, course: Course, words: Phrases): Node[] {
  const titles = (ids: readonly string[]): string =>
    ids.map((id) => course.lessons.find((lesson) => lesson.id === id)?.title ?? id).join(words("and"))
  const lines = { read, opened: opened.filter((id) => !read.includes(id)), again }
  return Object.entries(lines).flatMap(([key, ids]) => (ids.length > 0 ? [make("li", {}, words(`titles_${key}`, { titles: titles(ids) }))] : []))
}

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

/** Fill the page, and let it clear what it shows. */
export function mountStored(root: HTMLElement, device: Device, course: Course): Undo {
  const words = phrasesOf(root)
  const { id: site, learners: isShared } = device.site
  const parts = all(root, "[data-hb-stored-when], [data-hb-stored-if]")
  const say = (selector: string, text: string): void => void all(root, selector).forEach((part) => (part.textContent = text))

  async function view(): Promise<View> {
    const who = await device.who()
    const found = await readAll(await device.rows())
    return { found, who, current: keeperOf(who) ?? (isShared ? null : OWN) }
  }

  async function sayDevice({ who }: View): Promise<void> {
    const fact = (name: string, text: string): void => say(`[data-hb-stored-fact="${name}"]`, text)
    const [room, pages, quizzes] = [await roomOf(), (await pageStores(site)).length, inWindow()]
    fact("here", hereWords(who, words))
    fact("settings", settingsWords(site, words))
    fact("window", quizzes > 0 ? words("window", { n: quizzes }) : words("none"))
    fact("pages", pages > 0 ? words("pages", { n: pages }) : words("none"))
    const safe = words(room?.isSafe ? "safe" : "unsafe")
    fact("room", room ? words("room", { size: sizeWords(room.bytes), safe }) : safe)
  }

  function row(trace: Trace, { current }: View): HTMLElement {
    const template = one(root, "[data-hb-stored-row]") as HTMLTemplateElement | null
    const made = template?.content.firstElementChild?.cloneNode(true) as HTMLElement
    const put = (selector: string, ...nodes: Node[]): void => fill(made.querySelector(selector) ?? made, ...nodes)
    const text = (words_: string): Text => document.createTextNode(words_)
    put(".hb-stored-picture", trace.learner ? avatar(trace.learner) : picture(trace.keeper === OWN ? "own" : "who"))
    put("h3", text(learnerWords(trace, words)))
    put(".hb-stored-counts", text(countWords(trace, words)))
    put(".hb-stored-last", text(lastWords(trace, words)))
    if (trace.keeper === current) put("ul", ...titleLines(trace, course, words))
    const sure = one(made, "[data-hb-sure]")
    if (sure) mountSure(sure, () => attempt(() => forget(trace.keeper, current)))
    return made
  }

  async function forget(keeper: string, current: string | null): Promise<void> {
    if (keeper === current) await device.done()
    await device.wipe(keeper)
    await look()
    one(root, "#stored-learners")?.focus()
  }

  async function look(): Promise<void> {
    const { lasts } = await device.rows()
    if (lasts === "page") return showViews(parts, "data-hb-stored-when", ["refused"])
    const seen = await view()
    const traces = tracesOf(seen.found)
    await sayDevice(seen)
    const list = one(root, ".hb-stored-learners")
    if (list) fill(list, ...traces.map((trace) => row(trace, seen)))
    const none = one(root, "[data-hb-stored-none]")
    if (none) none.hidden = traces.length > 0
    const { class: read, aside } = seen.found
    if (read.length > 0) say("[data-hb-stored-class]", words("class", { n: read.length }))
    if (aside.length > 0) say("[data-hb-stored-aside]", words("aside", { n: aside.length }))
    showViews(parts, "data-hb-stored-when", ["rows"])
    all(root, "[data-hb-stored-if='class']").forEach((part) => (part.hidden = read.length === 0))
    all(root, "[data-hb-stored-if='aside']").forEach((part) => (part.hidden = aside.length === 0))
  }

  async function clearEverything(): Promise<void> {
    const rows = await device.rows()
    // The other windows of the site hear it, and let go.
    await device.done()
    const isWhole = await clearAll(site, rows)
    showViews(parts, "data-hb-stored-when", ["gone"])
    // The header still shows who was here.
    all(document, "[data-hb-whois]").forEach((part) => (part.hidden = true))
    all(root, "[data-hb-stored-held]").forEach((part) => (part.hidden = isWhole))
    one(root, "[data-hb-stored-when='gone'] h2")?.focus()
  }

  async function clearTable(table: "class" | "aside"): Promise<void> {
    await (await device.rows()).change([{ clear: table }])
    location.reload()
  }

  async function attempt(act: () => Promise<void>): Promise<void> {
    try {
      await act()
    } catch {
      say("[data-hb-stored-said]", words("failed"))
    }
  }

  const acts: { readonly [name: string]: () => Promise<void> } = {
    class: () => clearTable("class"),
    aside: () => clearTable("aside"),
    all: clearEverything,
  }
  void attempt(look)
  return together([
    ...all(root, "[data-hb-sure]").map((place) => mountSure(place, () => attempt(acts[place.getAttribute("data-hb-sure") ?? ""] ?? look))),
    ...all(root, "[data-hb-stored-copy]").map((button) => on(button, "click", () => void attempt(async () => {
      saveFile(`hornbook-${site}.json`, copyOf(site, (await view()).found, Date.now()), "application/json")
    }))),
  ])
}
