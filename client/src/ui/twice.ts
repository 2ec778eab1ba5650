/** A button that acts at its second press: nothing is cleared by a finger that slipped. */

import { on, one, together, type Undo } from "./dom"

/** `sure`: what it says after the first press. Leaving it, or Escape, takes the first press back. */
export function twoPresses(button: HTMLElement, sure: string, act: () => void): Undo {
  const words = one(button, "span") ?? button
  const before = words.textContent ?? ""
  const reset = (): void => {
    button.removeAttribute("data-hb-sure")
    words.textContent = before
  }
  const press = (): void => {
    if (button.hasAttribute("data-hb-sure")) {
      reset()
      act()
      return
    }
    button.setAttribute("data-hb-sure", "")
    words.textContent = sure
    button.focus()
  }
  return together([on(button, "click", press), on(button, "blur", reset), on(button, "keydown", (event) => event.key === "Escape" && reset())])
}
