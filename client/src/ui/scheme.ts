/** Light or dark: the reader's choice, else the system's. */

import { keepScheme } from "../state/preference"
import { all, on, setHidden, together, type Undo } from "./dom"

const NAME = "data-hb-scheme"

export function mountScheme(root: Document): Undo {
  const html = root.documentElement
  const system = window.matchMedia("(prefers-color-scheme: dark)")
  const buttons = all(root, ".hb-scheme-button")
  const dark = (): boolean => (html.getAttribute(NAME) ?? (system.matches ? "dark" : "light")) === "dark"
  const tell = (): void => buttons.forEach((button) => button.setAttribute("aria-pressed", String(dark())))

  function toggle(): void {
    const next = dark() ? "light" : "dark"
    html.setAttribute(NAME, next)
    keepScheme(next)
    tell()
  }

  tell()
  // Older Safari's media queries know only addListener; there the button simply does not follow.
  const follow = "addEventListener" in system ? on(system, "change" as "click", tell) : () => undefined
  return together([
    follow,
    ...buttons.flatMap((button) => [setHidden(button, false), on(button, "click", toggle)]),
  ])
}
