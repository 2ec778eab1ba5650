/** A tablet whose disk, clock and children change, with two windows of one quiz. It asserts at each step. */

import assert from "node:assert/strict"
import type { Learner, Who } from "../src/contract/learner"
import type { QuizEvent } from "../src/contract/log"
import type { Change, Rows } from "../src/contract/rows"
import { openDevice, type Device } from "../src/state/device"
import { openJournal, type Journal, type Keeping } from "../src/state/journal"
import { of } from "../src/state/quiz"
import { databaseName, openIdbRows } from "../src/state/rows-idb"
import { pageTexts, smallRows } from "../src/state/rows-small"
import { seenOf, SMALL, type Disk, type Name, type Step } from "./days"

const MINUTE = 60_000

type Row = QuizEvent & { readonly learner: string; readonly attempt: string; readonly n: number }

/** An open page: for whom it is, what it has been told, what the child has done in it. */
interface Page {
  readonly name: string
  readonly device: Device
  readonly journal: Journal
  /** Null where nothing may be kept. */
  readonly keeper: string | null
  readonly heard: Keeping[]
  /** What was there when it was opened. */
  readonly before: readonly QuizEvent[]
  readonly acts: QuizEvent[]
}

interface Write {
  readonly begin: () => void
  readonly refuse: (error: Error) => void
}

const nameOf = ({ attempt, n }: Row): string => `${attempt} ${n}`
const pageOf = ({ attempt }: Row): string => attempt.slice(0, attempt.indexOf("."))

function eventOf(row: Row): QuizEvent {
  const { learner: _learner, attempt: _attempt, n: _n, ...rest } = row
  const { v: _v, quiz: _quiz, at: _at, ...event } = rest as QuizEvent & { v: 1; quiz: string; at: number }
  return event
}

/** One after another, each once: a record that was written twice counts once. */
function onceOf(rows: readonly Row[]): Row[] {
  const names = rows.map(nameOf)
  return rows.filter((row, at) => names.indexOf(nameOf(row)) === at)
}

export class Tablet {
  private readonly time = { now: 20_000_000 * MINUTE, steady: 0 }
  private readonly windows: (Page | null)[] = [null, null]
  /** All pages that were ever open and were not killed: those that nobody looks at any more may still write. */
  private pages: Page[] = []
  private disk: Disk = "works"
  private waiting: Write[] = []
  private underWay = 0
  private reader: Rows | null = null
  private readonly texts = pageTexts()
  private opened = 0
  private readonly wiped: string[] = []
  /** What was shown as saved, and of whom. */
  private readonly acknowledged = new Map<string, Row>()

  /** `isSmall`: its browser refuses IndexedDB. */
  constructor(private readonly site: string, private readonly isSmall: boolean) {
    Date.now = () => this.time.now
  }

  /** One step, and what must be true after it. */
  async take(step: Step): Promise<void> {
    const before = await this.now()
    const written = new Set((await this.rows()).map(nameOf))
    // Only what is done in an open page need not wait for a slow disk.
    const canWait = step.do === "kill" || (step.do === "act" && this.windows[step.page] !== null)
    if (this.disk === "slow" && !canWait) await this.turn("works")
    await this.happen(step)
    await this.quiet()
    await this.check(before, written, step)
  }

  async end(): Promise<void> {
    this.disk = "works"
    await this.kill(0)
    await this.open(0)
    await new Promise((resolve) => (indexedDB.deleteDatabase(databaseName(this.site)).onsuccess = resolve))
  }

  private async happen(step: Step): Promise<void> {
    switch (step.do) {
      case "act":
        return this.act(await this.at(step.page), step.event)
      case "open":
        return void (await this.open(step.page))
      case "front": {
        const { journal } = await this.at(step.page)
        // Nobody's page has no other to follow.
        if (await journal.isBehind().catch(() => false)) await this.open(step.page)
        return
      }
      case "done":
        await this.tried((await this.at(step.page)).device.done())
        this.windows[step.page] = null
        return
      case "come":
        // On the picker, which is a page of its own.
        await this.tried(this.device().become(this.whoIs(step.who)))
        return void (await this.open(step.page))
      case "wipe":
        return this.tried(this.device().wipe(this.learner(step.who).id))
      case "clock":
      case "pass":
        this.time.now += step.ms
        if (step.do === "pass") this.time.steady += step.ms
        return
      case "disk":
        return this.turn(step.is)
      case "kill":
        return this.kill(step.writes)
    }
  }

  private async turn(disk: Disk): Promise<void> {
    this.disk = disk
    if (disk !== "slow") this.waiting.splice(0).forEach((write) => this.write(write))
    await this.quiet()
  }

  private act(page: Page, event: QuizEvent): void {
    page.acts.push(event)
    page.journal.add([event])
    this.checkShown(page)
  }

  /** What a page shows is what was there when it was opened, and what was done in it. */
  private checkShown({ journal, before, acts }: Page): void {
    const { questions, results, attempt } = seenOf([...before, ...acts])
    for (const id of Object.keys(questions)) {
      const { response, verdict, tries, draft, hints } = of(journal.state, id)
      assert.deepEqual({ response, verdict, tries, draft, hints }, questions[id], `what is shown of ${id}`)
    }
    assert.deepEqual([journal.state.results, journal.state.attempt], [results, attempt], "the results that are shown")
  }

  /** Whoever was forgotten comes again as somebody new. */
  private learner(animal: "fox" | "owl"): Learner {
    const times = this.wiped.filter((id) => id.startsWith(animal)).length
    return { id: `${animal}00000${10 + times}`, animal, colour: "red", made: 1, seen: 1 }
  }

  private whoIs(name: Name): Who {
    return name === "fox" || name === "owl" ? { is: "learner", learner: this.learner(name) } : { is: name }
  }

  /** A change that a full disk refuses: the page was told so. */
  private tried(change: Promise<void>): Promise<void> {
    return change.catch(() => undefined)
  }

  private async at(window: number): Promise<Page> {
    return this.windows[window] ?? this.open(window)
  }

  /** As a page has it that never hears of another: the worst case. */
  private device(): Device {
    return openDevice({ id: this.site, learners: true, idle: 5, sensitive: false }, {
      rows: () => this.rowsOf(),
      now: () => this.time.now,
      steady: () => this.time.steady,
      tell: () => undefined,
      hear: () => () => undefined,
      saved: () => undefined,
    })
  }

  private async open(window: number): Promise<Page> {
    this.opened += 1
    const name = `p${this.opened}`
    const device = this.device()
    const heard: Keeping[] = []
    let attempts = 0
    const fresh = (): string => `${name}.${(attempts += 1)}`
    const watch = (keeping: Keeping): void => void heard.push(keeping)
    const seed = (): number => 7
    const journal = await openJournal(SMALL, { log: device.log(), fresh, now: () => this.time.now, seed, watch })
    const who = await device.who().catch((): Who => ({ is: "nobody" }))
    const keeper = who.is === "learner" ? who.learner.id : who.is === "own" ? "own" : null
    const found = onceOf((await this.rows()).filter(({ learner }) => learner === keeper))
    const page: Page = { name, device, journal, keeper, heard, before: found.map(eventOf), acts: [] }
    this.checkShown(page)
    if (keeper === null) assert.deepEqual(heard, ["refused"])
    this.windows[window] = page
    this.pages.push(page)
    return page
  }

  /** The rows of a page on this disk. Reading always works. */
  private async rowsOf(): Promise<Rows> {
    const real = await this.openRows()
    return { ...real, change: (changes, keeper) => this.change(real, changes, keeper) }
  }

  private async openRows(): Promise<Rows> {
    return this.isSmall ? smallRows(this.site, this.texts, "small") : openIdbRows(this.site)
  }

  private change(real: Rows, changes: readonly Change[], keeper?: string): Promise<void> {
    return new Promise((resolve, reject) => {
      const begin = (): void => {
        this.underWay += 1
        const isLate = this.disk === "late"
        real
          .change(changes, keeper)
          .then(() => changes.forEach((one) => "wipe" in one && this.forget(one.wipe)))
          .then(() => (isLate ? reject(new Error("does not answer")) : resolve()), reject)
          .finally(() => (this.underWay -= 1))
      }
      this.write({ begin, refuse: reject })
    })
  }

  private write(write: Write): void {
    if (this.disk === "slow") this.waiting.push(write)
    else if (this.disk === "full") write.refuse(Object.assign(new Error("full"), { name: "QuotaExceededError" }))
    else write.begin()
  }

  private async kill(writes: number): Promise<void> {
    const all = this.waiting.splice(0)
    for (const { begin } of all.slice(0, writes)) begin()
    await this.quiet()
    this.windows.fill(null)
    this.pages = []
  }

  private async quiet(): Promise<void> {
    do await new Promise<void>((resolve) => setImmediate(resolve))
    while (this.underWay > 0)
    await new Promise<void>((resolve) => setImmediate(resolve))
  }

  private async rows(): Promise<Row[]> {
    this.reader ??= await this.openRows()
    return (await this.reader.read("log")) as Row[]
  }

  /** Who is there, as the device has it. */
  private async now(): Promise<string | null> {
    this.reader ??= await this.openRows()
    const rows = (await this.reader.read("device")) as { name: string; value: { learner: string } }[]
    return rows.find(({ name }) => name === "now")?.value.learner ?? null
  }

  private forget(id: string): void {
    this.wiped.push(id)
    for (const [name, { learner }] of this.acknowledged) if (learner === id) this.acknowledged.delete(name)
  }

  private async check(before: string | null, written: ReadonlySet<string>, step: Step): Promise<void> {
    const [rows, now] = [await this.rows(), await this.now()]
    for (const page of this.pages) if (!this.wiped.includes(page.keeper ?? "")) this.checkPage(page, rows)
    this.checkNew(rows.filter((row) => !written.has(nameOf(row))), [before, now])
    assert.deepEqual(rows.filter(({ learner }) => this.wiped.includes(learner)), [], "nothing of whoever was forgotten")
    const there = new Map(rows.map((row) => [nameOf(row), row]))
    for (const [name, row] of this.acknowledged) assert.deepEqual(there.get(name), row, `${name} was shown as saved`)
    const page = step.do === "act" ? this.windows[step.page] : null
    if (page && page.keeper !== null && page.keeper === now && this.disk === "works") assert.equal(page.heard.at(-1), "saved")
  }

  /** Every record is of the child whose page it was made in, and that child was there. */
  private checkNew(rows: readonly Row[], there: readonly (string | null)[]): void {
    for (const row of rows) {
      const page = this.pages.find(({ name }) => name === pageOf(row))
      if (page) assert.equal(row.learner, page.keeper, `${nameOf(row)} is somebody else's`)
      assert.ok(there.includes(row.learner), `${row.learner} writes and is not there`)
    }
  }

  /** What a page says of its answers is true. */
  private checkPage({ name, keeper, heard, acts }: Page, rows: readonly Row[]): void {
    const said = heard.at(-1)
    const own = onceOf(rows.filter((row) => pageOf(row) === name))
    if (keeper === null) assert.deepEqual([own, said], [[], "refused"], "nobody is told that anything is saved")
    assert.ok(said !== "saving" || this.disk === "slow", `${name} says for ever that it saves`)
    if (said !== "saved") return
    assert.deepEqual(own.map(eventOf), acts, `${name} says that all is saved`)
    for (const row of own) this.acknowledged.set(nameOf(row), row)
  }
}
