/** Pinyin above the characters: none, over glossary words, over all. The style sheet shows it. */

import { keep } from "../state/kept"
import { all, on, one, setHidden, together, type Undo } from "./dom"

/** How much comes after how much; a page without glossary words has two steps. */
export function nextState(now: string, hasGlossary: boolean): string {
  if (now === "off") return hasGlossary ? "glossary" : "all"
  return now === "glossary" ? "all" : "off"
}

export function mountPinyin(root: Document, button: HTMLElement): Undo {
  const html = root.documentElement
  const hasGlossary = one(root, ".hb-gloss, .hb-glossary") !== null
  const now = (): string => html.dataset.hbPinyin ?? "off"

  function tell(): void {
    all(root, "[data-hb-pinyin-state]").forEach((word) => {
      word.hidden = word.dataset.hbPinyinState !== now()
    })
  }

  function turn(): void {
    html.dataset.hbPinyin = nextState(now(), hasGlossary)
    keep("pinyin", now())
    tell()
  }

  // A screen reader has read the characters: their sound in letters would be the same once more.
  all(root, "rt").forEach((sound) => sound.setAttribute("aria-hidden", "true"))
  tell()
  return together([setHidden(button, false), on(button, "click", turn)])
}
