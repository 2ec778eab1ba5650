/** How a plan of calls is said in the language of the page: times, days, months, by the browser's own rules. */

import type { Shift } from "../state/calls"
import type { Phrases } from "./phrases"

/** What the page brings: its words, and ways to begin a talk. */
export interface CallData {
  readonly minutes: number
  readonly starters: readonly string[]
  readonly lessons: { readonly [id: string]: readonly string[] }
  readonly shifts: { readonly [shift in Shift]: string }
  readonly words: { readonly [key: string]: string }
}

/** The words of the page, with their places filled in. */
export function sayFrom(words: CallData["words"]): Phrases {
  return (key, values = {}) =>
    (words[key] ?? key).replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
}

export interface Dates {
  readonly time: (wall: number) => string
  readonly dayTime: (wall: number) => string
  readonly shortDayTime: (wall: number) => string
  readonly date: (wall: number) => string
  readonly longDate: (wall: number) => string
  readonly month: (wall: number) => string
}

/** Formats of wall times, which are written as if they were UTC. */
export function datesOf(lang: string): Dates {
  const clock = { hour: "numeric", minute: "2-digit" } as const
  const by = (options: Intl.DateTimeFormatOptions): ((wall: number) => string) => {
    const format = new Intl.DateTimeFormat(lang, { ...options, timeZone: "UTC" })
    // "7:00 PM" stays on one line.
    return (wall) => format.format(wall).replace(/[ \u202f](?=[AP]M$)/i, "\u00a0")
  }
  return {
    time: by(clock),
    dayTime: by({ weekday: "long", ...clock }),
    shortDayTime: by({ weekday: "short", ...clock }),
    date: by({ day: "numeric", month: "long" }),
    longDate: by({ weekday: "long", day: "numeric", month: "long" }),
    month: by({ year: "numeric", month: "long" }),
  }
}

/** Ways to begin, in their order: those of the chosen lessons, then the others. */
export function startersOf(data: CallData, lessons: readonly string[]): readonly string[] {
  return [...lessons.reduce<string[]>((all, id) => all.concat(data.lessons[id] ?? []), []), ...data.starters]
}

/** The starter of a week: each has its own, in turn. */
export function starterOf(starters: readonly string[], week: number): string {
  return starters[((week % starters.length) + starters.length) % starters.length] ?? ""
}
