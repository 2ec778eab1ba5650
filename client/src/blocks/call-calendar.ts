/** The script of the block `call-calendar`. It keeps nothing: the choices stand in the page's own address. */

import { isPlan, readPlan, writePlan } from "../state/calls"
import { DAY, ownZone, wallOf } from "../state/zones"
import { fillZones, planOf, showPlan } from "../ui/calls-form"
import { fileOf, showAll, showMonth } from "../ui/calls-sheet"
import { datesOf, sayFrom, type CallData } from "../ui/calls-words"
import { all, on, one, together, type Undo } from "../ui/dom"
import { saveFile } from "../ui/save"

function dataOf(root: HTMLElement): CallData | null {
  try {
    return JSON.parse(one(root, "[data-hb-call-data]")?.textContent ?? "null") as CallData | null
  } catch {
    return null
  }
}

function mountCalls(root: HTMLElement): Undo {
  const data = dataOf(root)
  const form = one(root, "[data-hb-form]")
  if (!data || !form) return () => undefined
  const lang = document.documentElement.lang || "en"
  const desk = { data, say: sayFrom(data.words), dates: datesOf(lang) }
  const own = ownZone()
  // At the end of a month, the next one is wanted.
  const begun = new Date(wallOf(own, Date.now()) + 10 * DAY)
  let month = begun.getUTCFullYear() * 12 + begun.getUTCMonth()
  let plan = readPlan(location.hash, own)

  const drawMonth = (): void => showMonth(root, plan, Math.floor(month / 12), month % 12, Date.now(), desk)
  const draw = (): void => {
    showPlan(form, plan, desk.dates, lang)
    showAll(root, plan, Date.now(), desk)
    drawMonth()
  }
  const change = (): void => {
    plan = planOf(form, plan)
    history.replaceState(history.state, "", writePlan(plan))
    draw()
  }
  const save = (): void => {
    const { text, count } = fileOf(plan, Date.now(), desk)
    saveFile(`${desk.say("file_name")}.ics`, text, "text/calendar;charset=utf-8")
    const said = one(root, "[data-hb-said]")
    if (said) said.textContent = desk.say("saved", { n: count })
  }
  const more = (): void => {
    const row = one(form, '[data-hb-slot="2"]')
    const days = row?.querySelector("select")
    if (!row || !days) return
    row.hidden = false
    days.value = "1"
    days.focus()
    change()
  }
  const moreButton = one(form, "[data-hb-more]")
  const hideMore = (): void => {
    if (moreButton) moreButton.hidden = !one(form, '[data-hb-slot="2"]')?.hidden
  }
  const clicks: readonly [string, (button: HTMLElement) => void][] = [
    ["[data-hb-file]", save],
    ["[data-hb-print]", () => window.print()],
    ["[data-hb-more]", () => (more(), hideMore())],
    ["[data-hb-turn]", (button) => ((month += Number(button.dataset.hbTurn)), drawMonth())],
  ]
  const zones = one(form, "[data-hb-zones]")
  const undos = [on(form, "change", change)]
  for (const [selector, act] of clicks) all(root, selector).forEach((button) => undos.push(on(button, "click", () => act(button))))
  if (zones) undos.push(on(zones, "toggle", () => one(zones, "optgroup") || fillZones(form, own, plan, lang)))
  const read = (): void => {
    if (!isPlan(location.hash)) return
    plan = readPlan(location.hash, own)
    draw()
    hideMore()
  }
  window.addEventListener("hashchange", read)
  undos.push(() => window.removeEventListener("hashchange", read))
  // The other language gets the choices, too.
  for (const link of all<HTMLAnchorElement>(document, "a[data-hb-language]")) {
    for (const type of ["pointerdown", "click"] as const) {
      undos.push(on(link, type, () => isPlan(location.hash) && (link.hash = location.hash)))
    }
  }
  draw()
  hideMore()
  root.dataset.hbReady = ""
  form.hidden = false
  for (const part of all(root, "[data-hb-turn], [data-hb-for-paper]")) part.hidden = false
  return together(undos)
}

for (const place of all(document, "[data-hb-calls]")) mountCalls(place)
