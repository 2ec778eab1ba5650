/** What comes of a plan of calls: the week on both clocks, what it runs into, a month to print, a calendar file. */

import {
  bedtime, changes, clashes, coming, fits, isVoice, nameOf, occurrences, weekNumber, weekday, weeksOf,
  type Clash, type Occurrence, type Plan,
} from "../state/calls"
import { calendarFile, type CalendarEvent } from "../state/ics"
import { DAY, MINUTE, wallOf } from "../state/zones"
import { starterOf, startersOf, type CallData, type Dates } from "./calls-words"
import { all, fill, make, one } from "./dom"
import type { Phrases } from "./phrases"

/** What all parts are made with. */
export interface Desk {
  readonly data: CallData
  readonly say: Phrases
  readonly dates: Dates
}

const VOICE_MINUTES = 5

function kindOf({ say }: Desk, plan: Plan, { slot }: Occurrence): string {
  return say(isVoice(plan, slot) ? "voice" : "call")
}

/** The next of each slot, in the order of the child's week. */
function inWeek(next: readonly Occurrence[]): Occurrence[] {
  const seen: { [slot: number]: boolean } = {}
  const firsts = next.filter(({ slot }) => !seen[slot] && (seen[slot] = true))
  const place = ({ child }: Occurrence): number => weekday(child) * DAY + (child % DAY)
  return firsts.sort((a, b) => place(a) - place(b))
}

/** The week: a row each, on one clock or on two. */
export function showWeek(table: HTMLElement, plan: Plan, next: readonly Occurrence[], desk: Desk): void {
  const two = plan.mine !== plan.child
  const head = one(table, "thead")
  const body = one(table, "tbody")
  if (head) head.hidden = !two
  if (!body) return
  const said = two ? desk.dates.shortDayTime : desk.dates.dayTime
  const rows = inWeek(next).map((one) => {
    const row = make("tr", {}, make("th", { scope: "row" }, kindOf(desk, plan, one)), make("td", {}, said(one.child)))
    if (two) row.appendChild(make("td", {}, said(one.mine)))
    return row
  })
  fill(body, ...rows)
}

function clashNotes(plan: Plan, next: readonly Occurrence[], { say, dates }: Desk): string[] {
  const told: { [what: string]: boolean } = {}
  const notes: string[] = []
  for (const one of next) {
    for (const clash of clashes(plan, one)) {
      if (told[`${one.slot} ${clash}`]) continue
      told[`${one.slot} ${clash}`] = true
      const mine: { [which in Clash]: boolean } = { work: true, school: false, sleep: false }
      const when = dates.dayTime(mine[clash] ? one.mine : one.child)
      notes.push(say(clash, { when, bed: dates.time(bedtime(plan) * MINUTE) }))
    }
  }
  return notes
}

function shiftNotes(plan: Plan, next: readonly Occurrence[], { say, dates, data }: Desk): string[] {
  if (plan.shift !== "changing") return []
  const times: { [shifts: string]: string[] } = {}
  for (const one of inWeek(next)) {
    const shifts = fits(one).map((shift) => data.shifts[shift]).join(say("and"))
    ;(times[shifts] ??= []).push(dates.shortDayTime(one.mine))
  }
  return Object.keys(times).map((shifts) => say(shifts ? "fits" : "fits_none", { when: (times[shifts] ?? []).join(say("and")), shifts }))
}

function changeNotes(plan: Plan, next: readonly Occurrence[], { say, dates }: Desk): string[] {
  const weeks: { [week: number]: Occurrence[] } = {}
  for (const one of changes(next)) {
    // A change is at night to a Sunday, so its first call may be at the end of a week.
    const week = weekNumber(one.child + DAY)
    if (!isVoice(plan, one.slot)) (weeks[week] ??= []).push(one)
  }
  return Object.keys(weeks).map((week) => {
    const calls = weeks[Number(week)] ?? []
    const date = dates.date(calls[0]?.child ?? 0)
    return say("change", { date, mine: calls.map(({ mine }) => dates.shortDayTime(mine)).join(say("and")) })
  })
}

/** What the times run into, said gently; or that they suit. */
export function showNotes(place: HTMLElement, plan: Plan, next: readonly Occurrence[], desk: Desk): void {
  const note = (kind: string) => (text: string): HTMLElement => make("p", { class: `hb-calls-note hb-calls-note--${kind}` }, text)
  const warnings = next.length ? clashNotes(plan, next, desk) : [desk.say("none")]
  const others = [...shiftNotes(plan, next, desk), ...changeNotes(plan, next, desk)]
  const fine = warnings.length || plan.shift === "changing" ? [] : [desk.say("fine")]
  fill(place, ...warnings.map(note("mind")), ...fine.map(note("fine")), ...others.map(note("know")))
}

function cell(day: number, month: number, calls: readonly Occurrence[], plan: Plan, desk: Desk): HTMLElement {
  const date = new Date(day)
  if (date.getUTCMonth() !== month) return make("td", { class: "hb-calls-other" })
  const marks = calls.map((one) => {
    const voice = isVoice(plan, one.slot)
    const mark = make("span", { class: `hb-calls-at${voice ? " hb-calls-at--voice" : ""}` },
      make("b", {}, desk.dates.time(one.child)), " ", make("small", {}, kindOf(desk, plan, one)))
    if (plan.mine !== plan.child) {
      mark.append(" ", make("small", {}, desk.say("for_parent", { time: desk.dates.time(one.mine) })))
    }
    return mark
  })
  return make("td", {}, make("span", { class: "hb-calls-date" }, String(date.getUTCDate())), ...marks)
}

/** A month on the child's calendar, and a way to begin for each of its weeks. */
export function showMonth(root: HTMLElement, plan: Plan, year: number, month: number, now: number, desk: Desk): void {
  const weeks = weeksOf(year, month)
  const first = weeks[0]?.[0] ?? 0
  const found = occurrences(plan, first, weeks.length * 7)
  const on = (day: number): Occurrence[] => found.filter(({ child }) => child >= day && child < day + DAY)
  const title = one(root, "[data-hb-month]")
  if (title) title.textContent = desk.dates.month(Date.UTC(year, month, 1))
  const body = one(root, "[data-hb-days] tbody")
  if (body) fill(body, ...weeks.map((days) => make("tr", {}, ...days.map((day) => cell(day, month, on(day), plan, desk)))))
  const starters = startersOf(desk.data, plan.lessons)
  const begin = Math.max(0, weekNumber(first) - weekNumber(wallOf(plan.child, now)))
  const lines = weeks.map((_, n) => starterOf(starters, begin + n))
  const talk = one(root, "[data-hb-talk]")
  if (talk) fill(talk, ...lines.filter((line, n) => lines.indexOf(line) === n).map((line) => make("li", {}, line)))
}

function eventOf(plan: Plan, one: Occurrence, after: Occurrence | undefined, starter: string, desk: Desk): CalendarEvent {
  const { say, dates, data } = desk
  const voice = isVoice(plan, one.slot)
  const lines = [say("begin", { starter })]
  if (plan.mine !== plan.child) lines.push(say("child_time", { time: dates.dayTime(one.child) }))
  if (after && !voice) lines.push(say("next", { when: dates.dayTime(after.child) }))
  return {
    uid: nameOf(plan, one),
    start: one.instant,
    end: one.instant + (voice ? VOICE_MINUTES : data.minutes) * MINUTE,
    summary: say(voice ? "event_voice" : "event_call"),
    description: lines.join("\n"),
  }
}

/** Every call of half a year as a calendar file. */
export function fileOf(plan: Plan, now: number, desk: Desk): { readonly text: string; readonly count: number } {
  const next = coming(plan, now)
  const starters = startersOf(desk.data, plan.lessons)
  const first = weekNumber(wallOf(plan.child, now))
  const events = next.map((one, n) => {
    const after = next.slice(n + 1).find(({ slot }) => !isVoice(plan, slot))
    return eventOf(plan, one, after, starterOf(starters, weekNumber(one.child) - first), desk)
  })
  return { text: calendarFile(desk.say("calendar"), events, now), count: events.length }
}

/** What to show again when the plan is another. */
export function showAll(root: HTMLElement, plan: Plan, now: number, desk: Desk): void {
  const next = coming(plan, now)
  const week = one(root, "[data-hb-week]")
  const notes = one(root, "[data-hb-notes]")
  if (week) showWeek(week, plan, next, desk)
  if (notes) showNotes(notes, plan, next, desk)
  for (const button of all<HTMLButtonElement>(root, "[data-hb-file]")) button.disabled = !next.length
}
