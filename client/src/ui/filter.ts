/** Cards chosen by level and topic. The choice stands in the address: `#level=2&topic=reading`. */

import { all, on, one, setHidden, together, type Undo } from "./dom"

export interface Choice {
  readonly [key: string]: string
}

/** The choice in an address; only the keys that the page has. */
export function readChoice(hash: string, keys: readonly string[]): Choice {
  const found: { [key: string]: string } = {}
  for (const [key, value] of new URLSearchParams(hash.replace(/^#/, ""))) {
    if (keys.includes(key) && value) found[key] = value
  }
  return found
}

/** The choice as it stands in an address, without the `#`. */
export function writeChoice(choice: Choice): string {
  const said = new URLSearchParams()
  for (const key of Object.keys(choice)) if (choice[key]) said.set(key, choice[key] ?? "")
  return said.toString()
}

/** Whether what has these values belongs to the choice. */
export function fits(values: Choice, choice: Choice): boolean {
  return Object.keys(choice).every((key) => values[key] === choice[key])
}

export function mountFilter(root: Document): Undo {
  const filter = one(root, ".hb-filter")
  if (!filter) return () => undefined
  const chips = all(filter, "[data-hb-key]")
  const keys = [...new Set(chips.map((chip) => chip.getAttribute("data-hb-key") ?? ""))]
  const cards = all(root, ".hb-card[data-hb-topic]")
  const status = one(filter, "[role='status']")
  const languages = all<HTMLAnchorElement>(filter, "a[hreflang]").map((link) => ({ link, href: link.getAttribute("href") ?? "" }))

  const wordsFor = (shown: number): string => {
    if (!status || !shown) return status?.getAttribute("data-hb-count-none") ?? ""
    const form = new Intl.PluralRules(root.documentElement.lang || "en").select(shown)
    const words = status.getAttribute(`data-hb-count-${form}`) ?? status.getAttribute("data-hb-count-other") ?? ""
    return words.replace("{n}", String(shown))
  }

  function show(): void {
    const choice = readChoice(location.hash, keys)
    for (const chip of chips) {
      const here = choice[chip.getAttribute("data-hb-key") ?? ""] ?? ""
      chip.setAttribute("aria-pressed", String(here === chip.getAttribute("data-hb-value")))
    }
    const isAny = Object.keys(choice).length > 0
    for (const card of cards) {
      const values = { level: card.getAttribute("data-hb-level") ?? "", topic: card.getAttribute("data-hb-topic") ?? "" }
      card.hidden = !fits(values, choice)
    }
    for (const shelf of all(root, ".hb-shelf")) shelf.hidden = !one(shelf, ".hb-card:not([hidden])")
    root.body.toggleAttribute("data-hb-filtered", isAny)
    const said = writeChoice(choice)
    for (const { link, href } of languages) link.setAttribute("href", said ? `${href}#${said}` : href)
    if (status) status.textContent = wordsFor(cards.filter((card) => !card.hidden).length)
  }

  function choose(chip: HTMLElement): void {
    const key = chip.getAttribute("data-hb-key") ?? ""
    const { [key]: _, ...others } = readChoice(location.hash, keys)
    const value = chip.getAttribute("data-hb-value") ?? ""
    // An address that ends in `#` alone would scroll to the top.
    location.hash = writeChoice(value ? { ...others, [key]: value } : others) || "all"
  }

  show()
  return together([
    ...chips.map((chip) => on(chip, "click", () => choose(chip))),
    on(window, "hashchange" as "click", show),
    setHidden(filter, false),
  ])
}
