/** The page on which a reader keeps topics on the device. */

import { SHELL, topicOf, type Group } from "../../contract/offline"
import { makeKeeper, type Keeper, type Shelf } from "../../state/offline/keeper"
import type { Row } from "../../state/offline/topics"
import { all, on, one, together, type Undo } from "../dom"
import type { Phrases } from "../phrases"
import { sizeWords } from "../sizes"
import { fillRow, makeRow, nameActs, showBar, showRow } from "./row"

/** What a reader can still begin or go on with by "Keep everything". */
const OPEN = ["away", "paused", "torn", "full", "lost"]
const BUSY = ["next", "loading", "waiting"]

/** The room and the promise of the browser. */
export interface Room {
  readonly free: number | null
  readonly isSafe: boolean
}

/** What the page asks of the device beside the store. */
export interface Host {
  readonly room: () => Promise<Room>
  /** Ask the browser, once, to keep what is here. */
  readonly persist: () => Promise<void>
  /** A topic is gone: the worker may drop what is left of it. */
  readonly gone: () => void
}

/** What can be kept. */
export interface Offered {
  readonly groups: readonly Group[]
  /** Whether the site is reached: else only what is here is known. */
  readonly isLinked: boolean
  /** The shell of the language of the page. */
  readonly own: string
}

/** Slides and sheets wait until every child can read. */
function lessonsFirst(ids: readonly string[]): string[] {
  return [...ids.filter((id) => !topicOf(id)), ...ids.filter(topicOf)]
}

/** Let the reader keep these groups. */
export function mountKeep(root: HTMLElement, { groups, isLinked, own: ownShell }: Offered, shelf: Shelf, host: Host, words: Phrases): Undo {
  const status = one(root, "[data-hb-keep-status]")
  const template = root.querySelector<HTMLTemplateElement>("[data-hb-keep-row]")
  const places = new Map(all(root, "[data-hb-keep]").map((place) => [place.getAttribute("data-hb-keep") ?? "", place]))
  const lang = document.documentElement.lang
  let sure: string | null = null
  let before: readonly Row[] = []
  const keeper: Keeper = makeKeeper(groups, shelf, show)

  /** Heard by those who do not see the rows; `isSeen` where no row says it. */
  function say(text: string, isSeen = false): void {
    if (status) status.textContent = text
    status?.toggleAttribute("data-hb-seen", isSeen)
  }

  /** Put slides and sheets below their topic, and the topics of other languages into their folds. */
  function fillRows(): void {
    for (const place of places.values()) fillRow(template, place)
    for (const { id, lang: other, title } of keeper.rows()) {
      const topic = places.get(topicOf(id) ?? "")
      const list = topic?.parentElement ?? one(root, `[data-hb-keep-lang="${other}"] ul`)
      if (list && !places.has(id)) places.set(id, list.insertBefore(makeRow(template, id, other), topic?.nextElementSibling ?? null))
      const place = places.get(id)
      if (place) nameActs(place, title)
    }
    for (const fold of all(root, "[data-hb-keep-lang]")) fold.hidden = !one(fold, "li")
    // A topic without a file of its own is not in the list.
    for (const [id, place] of places) place.hidden = !keeper.rows().some((row) => row.id === id)
  }

  function sayChanges(rows: readonly Row[]): void {
    for (const { id, title, stage } of rows) {
      const was = before.find((row) => row.id === id)?.stage
      if (was === undefined || was === stage) continue
      if (stage === "here" && BUSY.includes(was)) say(words("said_here", { title }))
      if (stage === "waiting") say(words("said_waiting"))
      else if (was === "waiting" && stage === "loading") say("")
    }
    before = rows
  }

  function own(rows: readonly Row[]): Row[] {
    return rows.filter((row) => row.lang === lang)
  }

  /** Say how much of the shells is here: above, those of the page's language, and in a fold that of another. */
  function showShell(line: HTMLElement): void {
    const other = line.getAttribute("data-hb-keep-shell")
    const shell = keeper.shell(other ? [other] : [SHELL, ownShell])
    const key = shell.stage === "here" ? "shell_here" : shell.stage === "away" ? "shell" : "shell_loading"
    const text = words(key, { size: sizeWords(shell.bytes), done: shell.done > 0 ? sizeWords(shell.done) : "0" })
    if (line.textContent !== text) line.textContent = text
    if (!other) showBar(one(root, "[data-hb-keep-shared]"), shell, ["loading", "waiting"].includes(shell.stage), text)
  }

  function showHead(rows: readonly Row[]): void {
    const isBusy = rows.some(({ stage }) => BUSY.includes(stage))
    all(root, "[data-hb-keep-shell]").forEach(showShell)
    const [every, stop] = ["all", "pause_all"].map((name) => one(root, `[data-hb-act="${name}"]`))
    if (every) every.hidden = isBusy || !own(rows).some(({ stage }) => OPEN.includes(stage))
    if (stop) stop.hidden = !isBusy
  }

  function show(): void {
    const rows = keeper.rows()
    for (const row of rows) {
      const place = places.get(row.id)
      if (place) showRow(place, row, rows, words, sure === row.id)
    }
    showHead(rows)
    sayChanges(rows)
  }

  async function showRoom(): Promise<void> {
    const { free, isSafe } = await host.room()
    const parts = [...(free === null ? [] : [words("room", { size: sizeWords(free) })]), words(isSafe ? "safe" : "unsafe")]
    const line = one(root, "[data-hb-keep-room]")
    if (line) line.textContent = parts.join(" ")
  }

  async function keep(ids: readonly string[]): Promise<void> {
    await host.persist()
    await keeper.keep(ids)
  }

  async function remove(id: string): Promise<void> {
    sure = null
    const title = keeper.rows().find((row) => row.id === id)?.title ?? ""
    await keeper.remove(id)
    host.gone()
    say(words("said_removed", { title }))
    await showRoom()
  }

  function ask(id: string | null): void {
    sure = id
    show()
  }

  function act(name: string, id: string): Promise<void> | void {
    const rows = keeper.rows()
    const ids = (stages: readonly string[], some: readonly Row[]): string[] => some.filter(({ stage }) => stages.includes(stage)).map((row) => row.id)
    switch (name) {
      case "all": return keep(lessonsFirst(ids(OPEN, own(rows))))
      case "pause_all": return keeper.pause(ids(BUSY, rows))
      case "pause": return keeper.pause([id])
      case "remove": return ask(id)
      case "no": return ask(null)
      case "yes": return remove(id)
      default: return keep([id])
    }
  }

  async function attempt(work: Promise<void> | void): Promise<void> {
    try {
      await work
      await showRoom()
    } catch {
      say(words("failed"), true)
    }
  }

  fillRows()
  if (!isLinked) say(words("offline"), true)
  void attempt(keeper.open())
  return together(
    all(root, "[data-hb-act]").map((button) => on(button, "click", () => {
      const place = button.closest("[data-hb-keep]")
      void attempt(act(button.getAttribute("data-hb-act") ?? "", place?.getAttribute("data-hb-keep") ?? ""))
    })),
  )
}
