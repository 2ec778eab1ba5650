/** Who is at this device, and what is kept for them. */

import { isLearnerId, keeperOf, MOST_LEARNERS, OWN, readLearner, type Learner, type Who } from "../contract/learner"
import type { DeviceLog, LogRecord } from "../contract/log"
import { isFields } from "../contract/quiz"
import { HandedOver, type Change, type Rows } from "../contract/rows"

type Undo = () => void

/** What a page says of its site and of itself. */
export interface Site {
  readonly id: string
  /** Whether children share devices here: then nobody is taken for the device's own reader. */
  readonly learners: boolean
  /** After so many minutes without a touch the device is handed over; 0 is never. */
  readonly idle: number
  /** A sensitive page keeps nothing, unless the device is the reader's own. */
  readonly sensitive: boolean
}

/** What a device needs of the page around it. */
export interface Around {
  readonly rows: () => Promise<Rows>
  /** The time that the device tells, which may jump. */
  readonly now: () => number
  /** A time that only grows, in milliseconds. */
  readonly steady: () => number
  /** Tell the site's other pages that somebody else may be there. */
  readonly tell: () => void
  /** Hear it from them, or when the page comes back to the front. */
  readonly hear: (changed: () => void) => Undo
  /** Answers of a chosen learner have been kept. */
  readonly saved: () => void
}

export type Why = "page" | "nobody" | "guest" | "sensitive"

/** Nothing is kept; `why` tells what to say to the child. */
export class NotKept extends Error {
  constructor(readonly why: Why) {
    super(why)
    this.name = "NotKept"
  }
}

/** By its name: each script of a page has a class of its own. */
export function isNotKept(error: unknown): error is NotKept {
  return error instanceof Error && error.name === "NotKept"
}

export interface Device {
  readonly site: Site
  rows(): Promise<Rows>
  /** Who is there now. Somebody who has been away for too long is nobody. */
  who(): Promise<Who>
  /** Somebody was picked, or said that it is their own device, or a guest. */
  become(who: Who): Promise<void>
  /** Nobody is there from now on; resolves when that is surely kept. */
  done(): Promise<void>
  /** Somebody did something. */
  touched(): void
  /** Hear when somebody else is there than this page was opened for. */
  watch(changed: () => void): Undo
  learners(): Promise<readonly Learner[]>
  saveLearner(learner: Learner): Promise<void>
  /** Forget everything of this learner. */
  wipe(id: string): Promise<void>
  /** What is kept under this name for whoever this page is for; undefined when nothing is. */
  kept(name: string): Promise<unknown>
  keptAll(prefix: string): Promise<ReadonlyMap<string, unknown>>
  /** Keep it, or with null let it go. False when it is not kept. */
  keep(name: string, value: unknown): Promise<boolean>
  log(): DeviceLog
}

const GUEST = "guest"
const NOBODY: Who = { is: "nobody" }
const MINUTE = 60_000
const DAY = 86_400_000
/** How often a touch is written down, and how often a page looks whether somebody has gone. */
const OFTEN = 20_000
/** Names that are kept on one's own device alone, whoever has been chosen. */
const PRIVATE = /^ticks:/

function nameOf(who: Who): string | null {
  return who.is === "guest" ? GUEST : keeperOf(who)
}

function isSame(one: Who, other: Who): boolean {
  return one.is === other.is && nameOf(one) === nameOf(other)
}

interface Now {
  readonly learner: string
  readonly seen: number
}

function readNow(rows: readonly unknown[]): Now | null {
  const value = rows.filter(isFields).find(({ name }) => name === "now")?.value
  if (!isFields(value) || typeof value.learner !== "string" || typeof value.seen !== "number") return null
  return { learner: value.learner, seen: value.seen }
}

function putNow(learner: string, seen: number): Change {
  return { put: "device", row: { name: "now", value: { learner, seen } } }
}

async function whoIs({ learner }: Now, rows: Rows): Promise<Who> {
  if (learner === OWN) return { is: "own" }
  if (learner === GUEST) return { is: "guest" }
  const found = (await rows.read("learners")).map(readLearner).find((one) => one?.id === learner)
  return found ? { is: "learner", learner: found } : NOBODY
}

/** For whom a page keeps: `guard` is who must still be there then. Or why it keeps nothing. */
function placeOf(site: Site, rows: Rows, who: Who): { readonly keeper: string; readonly guard?: string } | Why {
  if (site.sensitive && who.is !== "own") return "sensitive"
  if (who.is === "guest") return "guest"
  if (rows.lasts === "page") return "page"
  const keeper = keeperOf(who)
  if (keeper !== null) return { keeper, guard: keeper }
  return site.learners ? "nobody" : { keeper: OWN }
}

export function openDevice(site: Site, around: Around): Device {
  let opening: Promise<Rows> | null = null
  let open: Rows | null = null
  /** Whom this page is for: the first that was there, or whom it chose itself. */
  let mine: Who | null = null
  let seen = { at: 0, since: 0 }
  let touch = -OFTEN

  function rows(): Promise<Rows> {
    opening ??= around.rows().then((opened) => (open = opened))
    return opening
  }

  /** By the clock of the device, and by one that cannot be set: `seen` has not changed for so long. */
  function isAway({ seen: at }: Now): boolean {
    if (at !== seen.at) seen = { at, since: around.steady() }
    const age = around.now() - at
    const patience = site.idle > 0 ? site.idle * MINUTE : Infinity
    return age < -DAY || age > patience || around.steady() - seen.since > patience
  }

  async function look(): Promise<Who> {
    const opened = await rows()
    const now = readNow(await opened.read("device"))
    if (now === null || (!site.learners && now.learner !== OWN)) return NOBODY
    if (now.learner === OWN || !isAway(now)) return whoIs(now, opened)
    // A full disk cannot note it: they are gone all the same.
    await leave(now.learner).catch(() => undefined)
    return NOBODY
  }

  async function who(): Promise<Who> {
    const found = await look()
    mine ??= found
    return found
  }

  /** They are there no more, unless somebody else has come already. */
  async function leave(name: string): Promise<void> {
    try {
      await (await rows()).change([{ drop: "device", key: "now" }], name)
    } catch (error) {
      if (!(error instanceof HandedOver)) throw error
    }
    around.tell()
  }

  async function ready(): Promise<{ readonly opened: Rows; readonly who: Who }> {
    const opened = await rows()
    return { opened, who: mine ?? (await who()) }
  }

  async function place() {
    const { opened, who } = await ready()
    return { opened, who, found: placeOf(site, opened, who) }
  }

  function append(opened: Rows, who: Who, records: readonly LogRecord[]): Promise<void> {
    const found = placeOf(site, opened, who)
    if (typeof found === "string") return Promise.reject(new NotKept(found))
    const changes = records.map((record) => ({ add: "log", row: { ...record, learner: found.keeper } }) as const)
    return opened.change(changes, found.guard).then(around.saved)
  }

  async function readLog(quiz?: string): Promise<readonly unknown[]> {
    const { opened, found } = await place()
    if (typeof found === "string") throw new NotKept(found)
    return opened.read("log", { learner: found.keeper, ...(quiz !== undefined && { quiz }) })
  }

  async function keptAll(prefix: string): Promise<ReadonlyMap<string, unknown>> {
    const { opened, who, found } = await place()
    const kept = new Map<string, unknown>()
    if (typeof found === "string") return kept
    for (const row of (await opened.read("kept", { learner: found.keeper })).filter(isFields)) {
      const name = String(row.name)
      if (name.startsWith(prefix) && (who.is === "own" || !PRIVATE.test(name))) kept.set(name, row.value)
    }
    return kept
  }

  return {
    site,
    rows,
    who,
    async become(next) {
      const opened = await rows()
      const name = nameOf(next)
      const seen = around.now()
      const met: Change[] = next.is === "learner" ? [{ put: "learners", row: { ...next.learner, seen } }] : []
      await opened.change(name === null ? [{ drop: "device", key: "now" }] : [putNow(name, seen), ...met])
      mine = next
      around.tell()
    },
    async done() {
      const name = nameOf(mine ?? (await who()))
      mine = NOBODY
      if (name !== null) await leave(name)
    },
    touched() {
      const name = mine && mine.is !== "own" && nameOf(mine)
      if (!open || !name || around.steady() - touch < OFTEN) return
      touch = around.steady()
      open.change([putNow(name, around.now())], name).catch(() => undefined)
    },
    watch(changed) {
      const check = async (): Promise<void> => {
        const { who: before } = await ready()
        if (!isSame(before, await who())) changed()
      }
      // A store that fails for a moment has nobody else in it.
      const hear = (): void => void check().catch(() => undefined)
      const timer = setInterval(hear, OFTEN)
      const undo = around.hear(hear)
      return () => {
        clearInterval(timer)
        undo()
      }
    },
    async learners() {
      const found = (await (await rows()).read("learners")).map(readLearner)
      return found.filter((learner): learner is Learner => learner !== null)
    },
    async saveLearner(learner) {
      const others = (await this.learners()).filter(({ id }) => id !== learner.id)
      const isTaken = others.some(({ animal, colour }) => animal === learner.animal && colour === learner.colour)
      if (!isLearnerId(learner.id) || isTaken || others.length >= MOST_LEARNERS) throw new Error("no room")
      await (await rows()).change([{ put: "learners", row: learner }])
    },
    async wipe(id) {
      await (await rows()).change([{ wipe: id }])
      around.tell()
    },
    kept: async (name) => (await keptAll(name)).get(name),
    keptAll,
    async keep(name, value) {
      const { opened, who, found } = await place()
      if (typeof found === "string" || (PRIVATE.test(name) && who.is !== "own")) return false
      const row = { learner: found.keeper, name, value, at: around.now() }
      const change: Change = value === null ? { drop: "kept", key: [found.keeper, name] } : { put: "kept", row }
      return opened.change([change], found.guard).then(() => true, () => false)
    },
    log: () => ({
      read: readLog,
      readAll: () => readLog(),
      // Without a wait when all is known: the write must start before the page can go away.
      append: (records) => (open && mine ? append(open, mine, records) : ready().then(({ opened, who }) => append(opened, who, records))),
    }),
  }
}
