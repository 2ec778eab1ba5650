import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import { test } from "node:test"
import { gzipSync } from "node:zlib"
import fc from "fast-check"
import {
  SHIFTS, bedtime, changes, clashes, coming, fits, isPlan, nameOf, occurrences, readPlan, usualPlan, weekNumber, weekday,
  weeksOf, writePlan, type Plan,
} from "../src/state/calls"
import { calendarFile, escapeText, fold, stamp } from "../src/state/ics"
import { DAY, MINUTE, allZones, cityOf, instantOf, isZone, wallOf, zoneName } from "../src/state/zones"
import { datesOf, sayFrom, starterOf, startersOf } from "../src/ui/calls-words"
import { fileOf } from "../src/ui/calls-sheet"

const ZONES = allZones()
const zone = fc.constantFrom(...ZONES)
const day = fc.integer({ min: 1, max: 7 })
const time = fc.integer({ min: 0, max: 1439 })
const PLAIN = { noNullPrototype: true }
const SPRING = Date.UTC(2027, 2, 1, 12)
const CATALOGUE = JSON.parse(readFileSync("../plugins/mkdocs_hornbook/locales/en.json", "utf8"))
const DATA = {
  minutes: 10,
  starters: ["What made you laugh?", "Teach me one word."],
  lessons: { "safety/water": ["Show me how you throw."] },
  shifts: CATALOGUE.calls.shifts,
  words: CATALOGUE.calls.client,
}
const DESK = { data: DATA, say: sayFrom(DATA.words), dates: datesOf("en-GB") }

function plan(child: string, mine: string, wanted: Partial<Plan> = {}): Plan {
  return { ...usualPlan(child), mine, ...wanted }
}

/** One call a week and no more. */
function weekly(child: string, mine: string, on: number, at: number): Plan {
  return plan(child, mine, { slots: [{ day: on, at }, { day: 0, at: 0 }, { day: 0, at: 0 }, { day: 0, at: 0 }] })
}

function clock(zone: string, instant: number): string {
  return new Date(wallOf(zone, instant)).toISOString().slice(0, 16)
}

test("a clock of another place shows what Intl says", () => {
  fc.assert(
    fc.property(zone, fc.integer({ min: SPRING, max: SPRING + 700 * DAY }), (place, second) => {
      const said = new Date(Math.floor(second / 1000) * 1000).toLocaleString("sv-SE", { timeZone: place })
      assert.equal(new Date(wallOf(place, second)).toISOString().slice(0, 19).replace("T", " "), said)
    }),
  )
})

test("a time on the wall comes back as it was written, but for an hour that is left out", () => {
  fc.assert(
    fc.property(zone, fc.integer({ min: 0, max: 700 * 24 * 4 }), (place, quarter) => {
      const wall = SPRING + quarter * 15 * MINUTE
      const back = wallOf(place, instantOf(place, wall))
      assert.ok(back === wall || (back > wall && back - wall <= 60 * MINUTE), `${place} ${new Date(wall).toISOString()}`)
    }),
  )
})

test("the hour that is left out comes later, the hour that comes twice comes first", () => {
  const berlin = (month: number, day: number, hour: number): string =>
    new Date(instantOf("Europe/Berlin", Date.UTC(2027, month, day, hour, 30))).toISOString()
  assert.equal(berlin(2, 28, 2), "2027-03-28T01:30:00.000Z")
  assert.equal(berlin(9, 31, 2), "2027-10-31T00:30:00.000Z")
})

const CHANGES = [
  // child, parent, the day before the change and the day of it, and the parent's clock for 19:00 of the child
  ["Europe/Berlin", "Asia/Shanghai", "2027-03-27", "02:00", "2027-03-28", "01:00"],
  ["Europe/Berlin", "Asia/Shanghai", "2027-10-30", "01:00", "2027-10-31", "02:00"],
  ["America/New_York", "Asia/Shanghai", "2027-03-13", "08:00", "2027-03-14", "07:00"],
  ["Asia/Shanghai", "America/New_York", "2027-03-13", "06:00", "2027-03-14", "07:00"],
  ["Asia/Shanghai", "America/New_York", "2027-11-06", "07:00", "2027-11-07", "06:00"],
  ["Asia/Shanghai", "Europe/Berlin", "2027-03-27", "12:00", "2027-03-28", "13:00"],
  ["Asia/Shanghai", "Europe/Berlin", "2027-10-30", "13:00", "2027-10-31", "12:00"],
  ["Asia/Shanghai", "Australia/Sydney", "2027-04-03", "22:00", "2027-04-04", "21:00"],
  ["Asia/Shanghai", "Australia/Sydney", "2027-10-02", "21:00", "2027-10-03", "22:00"],
  ["Australia/Sydney", "Europe/Berlin", "2027-04-03", "10:00", "2027-04-04", "11:00"],
] as const

test("the child's hour stays and the parent's moves where the clocks change", () => {
  for (const [child, mine, before, oldTime, after, newTime] of CHANGES) {
    for (const [date, wanted] of [[before, oldTime], [after, newTime]] as const) {
      const midnight = Date.parse(date)
      const [call] = occurrences(weekly(child, mine, weekday(midnight), 1140), midnight, 1)
      assert.equal(clock(child, call?.instant ?? 0), `${date}T19:00`)
      assert.equal(clock(mine, call?.instant ?? 0).slice(11), wanted, `${child} ${mine} ${date}`)
    }
  }
})

test("a change of one clock is told at the first call after it, and none where both are the same", () => {
  const told = changes(coming(weekly("Asia/Shanghai", "Europe/Berlin", 7, 1140), SPRING))
  assert.deepEqual(told.map(({ child }) => new Date(child).toISOString().slice(0, 10)), ["2027-03-28"])
  assert.deepEqual(changes(coming(weekly("Europe/Berlin", "Europe/Berlin", 7, 1140), SPRING)), [])
  assert.deepEqual(changes(coming(weekly("Asia/Shanghai", "Asia/Urumqi", 7, 1140), SPRING)), [])
})

test("half a year of calls, each on its day, at its time, and in the file as it is shown", () => {
  fc.assert(
    fc.property(zone, zone, day, time, fc.integer({ min: 0, max: 400 }), (child, mine, on, at, later) => {
      const now = SPRING + later * DAY
      const chosen = weekly(child, mine, on, at)
      const next = coming(chosen, now)
      assert.ok(next.length === 26 || next.length === 25)
      const starts = fileOf(chosen, now, DESK).text.match(/^DTSTART:.*(?=\r)/gm)
      assert.deepEqual(starts, next.map(({ instant }) => `DTSTART:${stamp(instant)}`))
      for (const { instant, child: shown, mine: far } of next) {
        assert.equal(weekday(shown), on)
        assert.equal(shown, wallOf(child, instant))
        assert.equal(far, wallOf(mine, instant))
        const late = (shown - (shown - (shown % DAY))) / MINUTE - at
        assert.ok(late === 0 || (late > 0 && late <= 60), String(late))
      }
    }),
    { numRuns: 60 },
  )
})

test("what a call runs into", () => {
  const late = plan("Asia/Shanghai", "Asia/Shanghai", { shift: "late", work: { from: 840, to: 1320 } })
  const seen = (chosen: Plan): string[][] =>
    coming(chosen, SPRING).slice(0, 3).map((one) => clashes(chosen, one).map((clash) => `${one.slot} ${clash}`))
  assert.deepEqual(seen(late), [["0 work"], ["3 work"], ["1 work"]])
  assert.deepEqual(seen({ ...late, work: { from: 1320, to: 360 } }), [[], [], []])
  const at = (on: number, minute: number): string[] => {
    const chosen = weekly("Asia/Shanghai", "Europe/Berlin", on, minute)
    const [one] = coming(chosen, SPRING)
    return one ? clashes(chosen, one) : []
  }
  assert.deepEqual(at(3, 600), ["school"])
  assert.deepEqual(at(6, 600), [])
  assert.deepEqual(at(6, 1225), ["sleep"]) // ten minutes reach into bedtime
  assert.deepEqual(at(6, 1220), [])
  assert.deepEqual(at(6, 385), ["sleep"])
  assert.deepEqual(at(6, 390), [])
  assert.equal(bedtime(usualPlan("UTC")), 20 * 60 + 30)
})

test("a night shift reaches past midnight", () => {
  const chosen = { ...weekly("Asia/Shanghai", "Asia/Shanghai", 3, 30), shift: "night", work: { from: 1320, to: 360 } } as const
  const [one] = coming(chosen, SPRING)
  assert.ok(one)
  assert.deepEqual(clashes(chosen, one), ["work", "sleep"])
  assert.deepEqual(fits(one), ["early", "late"])
})

test("a plan comes back from its address", () => {
  const slot = fc.record({ day: fc.integer({ min: 0, max: 7 }), at: time }, PLAIN)
  const span = fc.record({ from: time, to: time }, PLAIN)
  const any = fc.record({
    slots: fc.tuple(slot, slot, slot, slot), mine: zone, child: zone, shift: fc.constantFrom(...SHIFTS), work: span,
    school: span, up: time, lessons: fc.uniqueArray(fc.stringMatching(/^[a-z0-9]+(\/[a-z0-9-]+)?$/), { maxLength: 4 }),
  }, PLAIN)
  fc.assert(fc.property(any, (chosen) => assert.deepEqual(readPlan(writePlan(chosen), "UTC"), chosen)))
  assert.ok(isPlan(writePlan(usualPlan("UTC"))))
})

test("a damaged address gives a usual plan", () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const read = readPlan(`#calls=${text}&me=${text}&work=${text}&up=${text}&shift=${text}`, "Asia/Shanghai")
      assert.equal(read.slots.length, 4)
      assert.ok(isZone(read.mine) && read.slots.every(({ at }) => at >= 0 && at < 1440) && read.up < 1440)
    }),
  )
  assert.deepEqual(readPlan("#plan", "Asia/Shanghai"), usualPlan("Asia/Shanghai"))
  assert.equal(readPlan("#calls=&me=Mars/Base", "Asia/Shanghai").mine, "Asia/Shanghai")
})

test("a month begins its weeks on Monday and holds all its days", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1990, max: 2100 }), fc.integer({ min: 0, max: 11 }), (year, month) => {
      const days = weeksOf(year, month).flat()
      assert.ok(weeksOf(year, month).every(([monday = 0]) => weekday(monday) === 1))
      const own = days.filter((one) => new Date(one).getUTCMonth() === month)
      assert.equal(own.length, new Date(Date.UTC(year, month + 1, 0)).getUTCDate())
      assert.equal(new Set(days.map(weekNumber)).size, weeksOf(year, month).length)
    }),
  )
})

test("names of events stay when the time changes, and no two are the same", () => {
  const now = SPRING
  const names = (chosen: Plan): string[] => coming(chosen, now).map((one) => nameOf(chosen, one))
  const early = plan("Asia/Shanghai", "Europe/Berlin")
  const other = { ...early, slots: early.slots.map((slot) => ({ ...slot, at: slot.at - 30 })) }
  assert.deepEqual(names(early), names(other))
  assert.equal(new Set(names(early)).size, names(early).length)
  assert.match(names(early)[0] ?? "", /^2027-03-01-1-Asia-Shanghai@hornbook$/)
})

test("a folded line has 75 octets at most, and no character is cut", () => {
  const sign = fc.constantFrom("a", ";", "é", "你", "，", "🐵", "\u{10ffff}", "\ud7ff", "\uffff", " ", "\u0301")
  const text = fc.array(sign, { maxLength: 300 }).map((signs) => signs.join(""))
  fc.assert(
    fc.property(text, (line) => {
      const pieces = fold(line).split("\r\n")
      for (const piece of pieces) {
        assert.ok(Buffer.byteLength(piece) <= 75)
        assert.doesNotMatch(piece, /[\ud800-\udbff]$/)
      }
      assert.equal(pieces.join("\r\n").replace(/\r\n /g, ""), line)
    }),
  )
})

test("text cannot end its line or begin another", () => {
  assert.equal(escapeText("a;b,c\\d\r\ne\u0007"), "a\\;b\\,c\\\\d\\ne")
  fc.assert(fc.property(fc.string({ unit: "binary" }), (any) => assert.doesNotMatch(escapeText(any), /[\r\n]/)))
})

test("a file ends each line as calendars want it, and reminds ten minutes before", () => {
  const text = calendarFile("Calls, home", [{ uid: "a@b", start: SPRING, end: SPRING + MINUTE, summary: "S", description: "D" }], 0)
  assert.ok(text.startsWith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:") && text.endsWith("END:VCALENDAR\r\n"))
  assert.doesNotMatch(text, /[^\r]\n/)
  for (const line of ["X-WR-CALNAME:Calls\\, home", "DTSTAMP:19700101T000000Z", "DTSTART:20270301T120000Z", "TRIGGER:-PT10M"]) {
    assert.ok(text.split("\r\n").includes(line), line)
  }
})

test("each week has the next starter, those of the chosen lessons first", () => {
  const starters = startersOf(DATA, ["safety/water", "gone"])
  assert.deepEqual(starters, ["Show me how you throw.", "What made you laugh?", "Teach me one word."])
  assert.deepEqual([-1, 0, 1, 2, 3].map((n) => starterOf(starters, n)), [starters[2], ...starters, starters[0]])
  const said = fileOf(plan("Asia/Shanghai", "Asia/Shanghai", { lessons: ["safety/water"] }), SPRING, DESK).text
  const unfolded = said.replace(/\r\n /g, "").match(/To begin with: [^\\\r]*/g)
  assert.deepEqual([...new Set(unfolded)].map((line) => line.slice(15)), starters)
})

test("a time zone has a name and a city", () => {
  assert.equal(cityOf("America/New_York"), "New York")
  assert.match(zoneName("Asia/Shanghai", "zh"), /Shanghai.*中国/)
})

test("the script of the calendar is small", () => {
  const script = "../plugins/mkdocs_hornbook/theme/assets/hornbook/blocks/call-calendar.js"
  assert.ok(gzipSync(readFileSync(script)).length <= 8 * 1024)
})
