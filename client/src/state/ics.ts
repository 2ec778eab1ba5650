/** Events as a calendar file (RFC 5545). Pure: no page, no clock. */

export interface CalendarEvent {
  readonly uid: string
  /** When it begins and ends: milliseconds. */
  readonly start: number
  readonly end: number
  readonly summary: string
  readonly description: string
}

const ALARM = "-PT10M"
const LINE = 75

/** A text as a value: what would end it or begin something else is escaped, other control characters are left out. */
export function escapeText(text: string): string {
  return text
    .replace(/\r\n?/g, "\n")
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, "")
    .replace(/[\\;,]/g, "\\$&")
    .replace(/\n/g, "\\n")
}

function octets(character: string): number {
  const code = character.codePointAt(0) ?? 0
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
}

/** A line in pieces of at most 75 octets, each but the first behind a space; no character is cut in two. */
export function fold(line: string): string {
  const pieces: string[] = []
  let piece = ""
  let size = 0
  for (const character of Array.from(line)) {
    if (size + octets(character) > LINE) {
      pieces.push(piece)
      piece = " "
      size = 1
    }
    piece += character
    size += octets(character)
  }
  return [...pieces, piece].join("\r\n")
}

/** An instant in UTC: `20270314T110000Z`. */
export function stamp(instant: number): string {
  return new Date(instant).toISOString().replace(/[-:]|\.\d+/g, "")
}

function eventLines(event: CalendarEvent, made: number): string[] {
  return [
    "BEGIN:VEVENT",
    `UID:${event.uid}`,
    `DTSTAMP:${stamp(made)}`,
    `DTSTART:${stamp(event.start)}`,
    `DTEND:${stamp(event.end)}`,
    `SUMMARY:${escapeText(event.summary)}`,
    `DESCRIPTION:${escapeText(event.description)}`,
    "BEGIN:VALARM",
    "ACTION:DISPLAY",
    `TRIGGER:${ALARM}`,
    `DESCRIPTION:${escapeText(event.summary)}`,
    "END:VALARM",
    "END:VEVENT",
  ]
}

/** The file. `made` is when; the same events keep their `uid`, so that a calendar updates them. */
export function calendarFile(name: string, events: readonly CalendarEvent[], made: number): string {
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    "PRODID:-//Hornbook//Call calendar//EN",
    "CALSCALE:GREGORIAN",
    `X-WR-CALNAME:${escapeText(name)}`,
    ...events.flatMap((event) => eventLines(event, made)),
    "END:VCALENDAR",
  ]
  return lines.map((line) => `${fold(line)}\r\n`).join("")
}
