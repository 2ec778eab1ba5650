/** The tools of a reader: large letters, wide lines, a ruler. They are flags of the page, and remembered. */

import type { Device } from "../state/device"
import { keepFlags } from "../state/reading"
import { all, on, one, together, type Undo } from "./dom"

const NAME = "data-hb-reading"

function flags(): string[] {
  return (document.documentElement.getAttribute(NAME) ?? "").split(" ").filter(Boolean)
}

export function hasFlag(flag: string): boolean {
  return flags().includes(flag)
}

export function mountReading(story: HTMLElement, device: Device): Undo {
  const opener = one(story, "[data-hb-reading-open]")
  const panel = one(story, ".hb-reading-panel")
  const steps = all(story, "[data-hb-flag]")
  const toggles = all(story, "[data-hb-toggle]")

  function tell(): void {
    const now = flags()
    for (const step of steps) {
      const flag = step.getAttribute("data-hb-flag")
      const pressed = flag ? now.includes(flag) : !namesOf(step).some((name) => now.includes(name))
      step.setAttribute("aria-pressed", String(pressed))
    }
    for (const toggle of toggles) {
      toggle.setAttribute("aria-pressed", String(now.includes(toggle.getAttribute("data-hb-toggle") ?? "")))
    }
  }

  function set(without: readonly string[], flag: string | null): void {
    const now = [...flags().filter((name) => !without.includes(name)), ...(flag ? [flag] : [])]
    document.documentElement.setAttribute(NAME, now.join(" "))
    keepFlags(device, now)
    all(document, ".hb-story").forEach((each) => each.dispatchEvent(new CustomEvent("hb-reading")))
  }

  tell()
  return together([
    ...(opener && panel ? [on(opener, "click", () => {
      panel.hidden = !panel.hidden
      opener.setAttribute("aria-expanded", String(!panel.hidden))
    })] : []),
    ...steps.map((step) => on(step, "click", () => set(namesOf(step), step.getAttribute("data-hb-flag")))),
    ...toggles.map((toggle) => on(toggle, "click", () => {
      const flag = toggle.getAttribute("data-hb-toggle") ?? ""
      set([flag], hasFlag(flag) ? null : flag)
    })),
    on(story, "hb-reading" as "click", tell),
  ])
}

/** The flags of which only one holds at a time. */
function namesOf(step: Element): string[] {
  return (step.getAttribute("data-hb-set") ?? "").split(" ")
}
