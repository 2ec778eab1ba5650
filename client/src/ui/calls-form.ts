/** The choices of a plan of calls, as the page shows them. */

import { HOURS, SHIFTS, type Plan, type Span } from "../state/calls"
import { COMMON, MINUTE, allZones, cityOf, isZone, zoneName } from "../state/zones"
import type { Dates } from "./calls-words"
import { all, fill, make, one } from "./dom"

const STEP = 30

function select(root: ParentNode, selector: string): HTMLSelectElement | null {
  return root.querySelector<HTMLSelectElement>(`select[${selector}]`)
}

function valueOf(root: ParentNode, selector: string): number {
  return Number(select(root, selector)?.value ?? 0)
}

/** The times of a day in half hours, with the one that is chosen. */
function fillTimes(root: ParentNode, selector: string, chosen: number, dates: Dates): void {
  const place = select(root, selector)
  if (!place) return
  const minutes = Array.from({ length: 48 }, (_, n) => n * STEP)
  if (!minutes.includes(chosen)) minutes.push(chosen)
  minutes.sort((a, b) => a - b)
  if (place.options.length < minutes.length) {
    fill(place, ...minutes.map((at) => make("option", { value: String(at) }, dates.time(at * MINUTE))))
  }
  place.value = String(chosen)
}

function fillSpan(root: HTMLElement | null, span: Span, dates: Dates): void {
  if (!root) return
  fillTimes(root, "data-hb-from", span.from, dates)
  fillTimes(root, "data-hb-to", span.to, dates)
}

function spanOf(root: HTMLElement | null): Span {
  return root ? { from: valueOf(root, "data-hb-from"), to: valueOf(root, "data-hb-to") } : HOURS.none
}

function zoneOption(zone: string, label: string): HTMLOptionElement {
  return make("option", { value: zone }, label)
}

/** One zone alone: the list of all is made when somebody opens it. */
function showZone(root: ParentNode, which: "mine" | "child", zone: string, lang: string): void {
  const place = select(root, `data-hb-zone="${which}"`)
  if (!place) return
  if (!Array.from(place.options).some(({ value }) => value === zone)) {
    place.insertBefore(zoneOption(zone, zoneName(zone, lang)), place.firstChild)
  }
  place.value = zone
}

/** All zones: that of the device first, then those often chosen, then every one that the browser knows. */
export function fillZones(root: HTMLElement, own: string, plan: Plan, lang: string): void {
  const [common = "", rest = ""] = (one(root, "[data-hb-groups]")?.dataset.hbGroups ?? "").split("|")
  const often = COMMON.filter((zone) => zone !== own && isZone(zone))
  const others = allZones().filter((zone) => zone !== own && !often.includes(zone))
  const group = (label: string, options: HTMLOptionElement[]): HTMLElement => make("optgroup", { label }, ...options)
  for (const which of ["mine", "child"] as const) {
    const place = select(root, `data-hb-zone="${which}"`)
    if (!place) continue
    fill(
      place,
      zoneOption(own, zoneName(own, lang)),
      group(common, often.map((zone) => zoneOption(zone, zoneName(zone, lang)))),
      ...(others.length ? [group(rest, others.map((zone) => zoneOption(zone, zone.replace(/_/g, " "))))] : []),
    )
    showZone(root, which, plan[which], lang)
  }
}

/** Show a plan in the form. */
export function showPlan(root: HTMLElement, plan: Plan, dates: Dates, lang: string): void {
  plan.slots.forEach(({ day, at }, n) => {
    const row = one(root, `[data-hb-slot="${n}"]`)
    if (!row) return
    const days = select(row, "data-hb-day")
    if (days) days.value = String(day)
    fillTimes(row, "data-hb-time", at, dates)
    if (day) row.hidden = false
  })
  for (const radio of all<HTMLInputElement>(root, "input[type=radio]")) radio.checked = radio.value === plan.shift
  const work = one(root, "[data-hb-work]")
  if (work) work.hidden = plan.work.from === plan.work.to && HOURS[plan.shift].from === HOURS[plan.shift].to
  fillSpan(work, plan.work, dates)
  fillSpan(one(root, "[data-hb-school]"), plan.school, dates)
  fillTimes(root, "data-hb-up", plan.up, dates)
  showZone(root, "mine", plan.mine, lang)
  showZone(root, "child", plan.child, lang)
  const same = plan.mine === plan.child
  const apart = one(root, "[data-hb-apart]")
  if (apart) apart.hidden = same
  const now = one(root, "[data-hb-zones-now]")
  if (now) now.textContent = same ? "" : ` ${cityOf(plan.mine)} · ${cityOf(plan.child)}`
  for (const box of all<HTMLInputElement>(root, "[data-hb-lesson]")) box.checked = plan.lessons.includes(box.value)
}

/** The plan that the form says. Another shift brings its usual hours. */
export function planOf(root: HTMLElement, before: Plan): Plan {
  const chosen = all<HTMLInputElement>(root, "input[type=radio]").find(({ checked }) => checked)
  const shift = SHIFTS.find((one) => one === chosen?.value) ?? before.shift
  return {
    slots: before.slots.map((slot, n) => {
      const row = one(root, `[data-hb-slot="${n}"]`)
      return row ? { day: valueOf(row, "data-hb-day"), at: valueOf(row, "data-hb-time") } : slot
    }),
    mine: select(root, 'data-hb-zone="mine"')?.value || before.mine,
    child: select(root, 'data-hb-zone="child"')?.value || before.child,
    shift,
    work: shift === before.shift ? spanOf(one(root, "[data-hb-work]")) : HOURS[shift],
    school: spanOf(one(root, "[data-hb-school]")),
    up: valueOf(root, "data-hb-up"),
    lessons: all<HTMLInputElement>(root, "[data-hb-lesson]").filter(({ checked }) => checked).map(({ value }) => value),
  }
}
