/** Clocks of other places, by the browser's own time-zone rules. Times are milliseconds; a wall time is written as if it were UTC. */

export const MINUTE = 60_000
export const DAY = 24 * 60 * MINUTE

/** Offered first, and alone where a browser cannot list its time zones. */
export const COMMON = (
  "Asia/Shanghai Asia/Urumqi Asia/Hong_Kong Asia/Taipei Asia/Tokyo Asia/Seoul Asia/Singapore Asia/Bangkok " +
  "Asia/Jakarta Asia/Manila Asia/Dhaka Asia/Kathmandu Asia/Kolkata Asia/Dubai Asia/Riyadh Africa/Lagos " +
  "Africa/Nairobi Africa/Johannesburg Europe/Moscow Europe/Berlin Europe/London America/Sao_Paulo " +
  "America/New_York America/Chicago America/Mexico_City America/Los_Angeles Australia/Sydney Pacific/Auckland"
).split(" ")

const clocks: { [zone: string]: Intl.DateTimeFormat } = {}

function clockOf(zone: string): Intl.DateTimeFormat {
  return (clocks[zone] ??= new Intl.DateTimeFormat("en-US", {
    timeZone: zone, calendar: "gregory", numberingSystem: "latn", hour12: false,
    year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric", second: "numeric",
  } as Intl.DateTimeFormatOptions))
}

/** Whether this browser knows the time zone. */
export function isZone(zone: string): boolean {
  try {
    return Boolean(zone && clockOf(zone))
  } catch {
    return false
  }
}

/** What the clock on the wall of a place shows at an instant. */
export function wallOf(zone: string, instant: number): number {
  const at: { [part: string]: number } = {}
  for (const { type, value } of clockOf(zone).formatToParts(instant)) at[type] = Number(value)
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = at
  return Date.UTC(year, month - 1, day, hour % 24, minute, second) // some browsers write midnight as 24
}

/**
 * The instant at which the clock of a place shows this time. Of an hour that comes twice, the first; in an hour that is
 * left out, as much later as the clock was put forward.
 */
export function instantOf(zone: string, wall: number): number {
  const offset = (instant: number): number => wallOf(zone, instant) - instant
  const before = wall - offset(wall - DAY)
  if (wallOf(zone, before) === wall) return before
  const after = wall - offset(wall + DAY)
  return wallOf(zone, after) === wall ? after : before
}

/** The time zone of this device. */
export function ownZone(): string {
  const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone
  return isZone(zone) ? zone : "UTC"
}

/** Every time zone that this browser lists; none in an old one. */
export function allZones(): string[] {
  const intl = Intl as { supportedValuesOf?: (key: string) => string[] }
  try {
    return intl.supportedValuesOf?.("timeZone") ?? []
  } catch {
    return []
  }
}

function nameBy(zone: string, lang: string, style: string): string {
  const options = { timeZone: zone, timeZoneName: style } as Intl.DateTimeFormatOptions
  const parts = new Intl.DateTimeFormat(lang, options).formatToParts(0)
  return parts.find(({ type }) => type === "timeZoneName")?.value ?? ""
}

/** "Shanghai" of `Asia/Shanghai`. */
export function cityOf(zone: string): string {
  return zone.slice(zone.lastIndexOf("/") + 1).replace(/_/g, " ")
}

/** The city of a time zone, and its name in a language: "Shanghai · China Standard Time". */
export function zoneName(zone: string, lang: string): string {
  for (const style of ["longGeneric", "long"]) {
    try {
      return `${cityOf(zone)} · ${nameBy(zone, lang, style)}`
    } catch {
      // An old browser knows fewer styles.
    }
  }
  return cityOf(zone)
}
