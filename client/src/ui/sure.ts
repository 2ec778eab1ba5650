/** "How sure are you?": asked before the check where the author wants it, never required, never counted. */

import { SURE, type Sure } from "../contract/log"
import type { Words } from "../strings"
import { make } from "./dom"

export interface Sureness {
  read(): Sure | undefined
  write(sure: Sure | null): void
  hide(hidden: boolean): void
  remove(): void
}

/** The radio buttons, put before `place`. They are no part of the answer. */
export function askSureness(item: HTMLElement, place: Element, words: Words): Sureness {
  const inputs = SURE.map((value) => make("input", { type: "radio", name: `${item.id}-sure`, value }))
  const rows = inputs.map((input) =>
    make("label", { class: "hb-choice" }, input, make("span", { class: "hb-choice-text" }, words(input.value as Sure))),
  )
  const box = make("fieldset", { class: "hb-sure" }, make("legend", {}, words("sure_ask")), make("div", { class: "hb-choices" }, ...rows))
  place.parentNode?.insertBefore(box, place)
  return {
    read: () => inputs.find((input) => input.checked)?.value as Sure | undefined,
    write: (sure) => inputs.forEach((input) => (input.checked = input.value === sure)),
    hide: (hidden) => (box.hidden = hidden),
    remove: () => box.remove(),
  }
}
