/** A plan of calls between two clocks: what is chosen, when each call is, and what it runs into. Pure: no page, no clock. */

import { DAY, MINUTE, instantOf, isZone, wallOf } from "./zones"

export const SHIFTS = ["none", "early", "late", "night", "changing"] as const
export type Shift = (typeof SHIFTS)[number]

/** From one minute of the day to another; it may reach past midnight. */
export interface Span {
  readonly from: number
  readonly to: number
}

/** What stands in the week: a day from 1 (Monday) to 7, or 0 for none, and a minute of the day on the child's clock. */
export interface Slot {
  readonly day: number
  readonly at: number
}

export interface Plan {
  /** Calls, and the voice message last. */
  readonly slots: readonly Slot[]
  readonly mine: string
  readonly child: string
  readonly shift: Shift
  /** Hours of the shift, on the parent's clock. */
  readonly work: Span
  /** School hours from Monday to Friday, and when the child gets up, on the child's clock. */
  readonly school: Span
  readonly up: number
  /** Ids of the lessons whose starters are wanted. */
  readonly lessons: readonly string[]
}

/** One call or voice message on one day. */
export interface Occurrence {
  readonly slot: number
  readonly instant: number
  /** What the child's and the parent's clock show then. */
  readonly child: number
  readonly mine: number
}

export type Clash = "work" | "school" | "sleep"

export const WEEKS = 26
/** Hours of sleep that a pupil of a primary school needs (brief, S67). */
const SLEEP = 10 * 60
const LENGTH = 10
const WHOLE_DAY = 24 * 60

export const HOURS: { readonly [shift in Shift]: Span } = {
  none: { from: 0, to: 0 },
  early: { from: 360, to: 840 },
  late: { from: 840, to: 1320 },
  night: { from: 1320, to: 360 },
  changing: { from: 0, to: 0 },
}

/** Two calls and one voice message, on the clock of this device. */
export function usualPlan(zone: string): Plan {
  return {
    slots: [{ day: 3, at: 1140 }, { day: 7, at: 1140 }, { day: 0, at: 1140 }, { day: 5, at: 1140 }],
    mine: zone, child: zone, shift: "none", work: HOURS.none, school: { from: 480, to: 1020 }, up: 390, lessons: [],
  }
}

export function isVoice(plan: Plan, slot: number): boolean {
  return slot === plan.slots.length - 1
}

function minute(text: string | undefined, otherwise: number): number {
  const value = text && /^\d{1,4}$/.test(text) ? Number(text) : otherwise
  return value < WHOLE_DAY ? value : otherwise
}

function spanOf(text: string | null, otherwise: Span): Span {
  const [from, to] = (text ?? "").split("-")
  return { from: minute(from, otherwise.from), to: minute(to, otherwise.to) }
}

function slotsOf(text: string | null, otherwise: readonly Slot[]): Slot[] {
  const written = (text ?? "").split(",")
  return otherwise.map((slot, n) => {
    const match = /^([0-7])t(\d{1,4})$/.exec(written[n] ?? "")
    return match ? { day: Number(match[1]), at: minute(match[2], slot.at) } : slot
  })
}

/** Whether the end of an address is a plan. */
export function isPlan(fragment: string): boolean {
  return fragment.startsWith("#calls=")
}

/** The plan that stands in an address; what is missing or damaged there is as usual. */
export function readPlan(fragment: string, zone: string): Plan {
  const usual = usualPlan(zone)
  const said = new URLSearchParams(fragment.replace(/^#/, ""))
  const place = (key: string): string => (isZone(said.get(key) ?? "") ? String(said.get(key)) : zone)
  const shift = SHIFTS.find((one) => one === said.get("shift")) ?? "none"
  return {
    slots: slotsOf(said.get("calls"), usual.slots),
    mine: place("me"),
    child: place("child"),
    shift,
    work: spanOf(said.get("work"), HOURS[shift]),
    school: spanOf(said.get("school"), usual.school),
    up: minute(said.get("up") ?? undefined, usual.up),
    lessons: (said.get("learn") ?? "").split(",").filter(Boolean),
  }
}

/** The plan as the end of an address. */
export function writePlan(plan: Plan): string {
  const { slots, mine, child, shift, work, school, up, lessons } = plan
  const said = new URLSearchParams({
    calls: slots.map(({ day, at }) => `${day}t${at}`).join(),
    me: mine, child, shift, work: `${work.from}-${work.to}`, school: `${school.from}-${school.to}`, up: String(up),
  })
  if (lessons.length) said.set("learn", lessons.join())
  return `#${said.toString().replace(/%2F/g, "/").replace(/%2C/g, ",")}`
}

/** Day of the week of a wall time, from 1 for Monday. */
export function weekday(wall: number): number {
  return new Date(wall).getUTCDay() || 7
}

function startOfDay(wall: number): number {
  return wall - (((wall % DAY) + DAY) % DAY)
}

/** Every call of some days, the first of them the day that a wall time of the child falls on. */
export function occurrences(plan: Plan, wall: number, days: number): Occurrence[] {
  const first = startOfDay(wall)
  const found: Occurrence[] = []
  for (let day = first; day < first + days * DAY; day += DAY) {
    plan.slots.forEach((slot, n) => {
      if (slot.day !== weekday(day)) return
      const instant = instantOf(plan.child, day + slot.at * MINUTE)
      found.push({ slot: n, instant, child: wallOf(plan.child, instant), mine: wallOf(plan.mine, instant) })
    })
  }
  return found.sort((a, b) => a.instant - b.instant)
}

/** What comes from now on, for half a year. */
export function coming(plan: Plan, now: number): Occurrence[] {
  return occurrences(plan, wallOf(plan.child, now), WEEKS * 7).filter(({ instant }) => instant > now)
}

function minuteOf(wall: number): number {
  return (wall - startOfDay(wall)) / MINUTE
}

/** Whether ten minutes from this wall time touch a span of the day. */
function touches(wall: number, { from, to }: Span): boolean {
  const length = (to - from + WHOLE_DAY) % WHOLE_DAY
  const since = (minuteOf(wall) - from + WHOLE_DAY) % WHOLE_DAY
  return length > 0 && (since < length || since + LENGTH > WHOLE_DAY)
}

/** When the child should be asleep for ten hours of sleep. */
export function bedtime(plan: Plan): number {
  return (plan.up - SLEEP + WHOLE_DAY) % WHOLE_DAY
}

/** What a call runs into. A voice message can be heard at any time; it only needs the parent. */
export function clashes(plan: Plan, { slot, child, mine }: Occurrence): Clash[] {
  const found: Clash[] = touches(mine, plan.work) ? ["work"] : []
  if (isVoice(plan, slot)) return found
  if (weekday(child) < 6 && touches(child, plan.school)) found.push("school")
  if (touches(child, { from: bedtime(plan), to: plan.up })) found.push("sleep")
  return found
}

/** Of the usual shifts, those that leave the time of a call free. */
export function fits({ mine }: Occurrence): Shift[] {
  return SHIFTS.filter((shift) => HOURS[shift].from !== HOURS[shift].to && !touches(mine, HOURS[shift]))
}

/** The calls of each slot at which one clock begins to show another time than the week before: the first of each. */
export function changes(all: readonly Occurrence[]): Occurrence[] {
  const last: { [slot: number]: number } = {}
  return all.filter(({ slot, mine, child }) => {
    const apart = mine - child
    const other = last[slot] !== undefined && last[slot] !== apart
    last[slot] = apart
    return other
  })
}

/** The weeks of a month, Monday first: the wall time of each day, also of those before and after the month. */
export function weeksOf(year: number, month: number): number[][] {
  const first = Date.UTC(year, month, 1)
  const weeks: number[][] = []
  for (let day = first - (weekday(first) - 1) * DAY; day < Date.UTC(year, month + 1, 1); day += 7 * DAY) {
    weeks.push([0, 1, 2, 3, 4, 5, 6].map((n) => day + n * DAY))
  }
  return weeks
}

/** Number of the week of a wall time, counted from a Monday long ago: each week has the next starter. */
export function weekNumber(wall: number): number {
  return Math.floor((startOfDay(wall) / DAY + 3) / 7)
}

/** A name of an event that stays: the week, what it is, and the place of the child. */
export function nameOf(plan: Plan, { slot, child }: Occurrence): string {
  const monday = new Date(child - (weekday(child) - 1) * DAY).toISOString().slice(0, 10)
  return `${monday}-${isVoice(plan, slot) ? "voice" : slot + 1}-${plan.child.replace(/[^A-Za-z0-9]+/g, "-")}@hornbook`
}
