/** Forms: what is written on the screen stands on the sheets that are printed, and nowhere else. */

import { all, on, one, onWindow, together, type Undo } from "../ui/dom"

type Entry = HTMLInputElement | HTMLTextAreaElement

/** A date as the language of the page writes it; anything else as it is. */
function written(entry: Entry, lang: string): string {
  if (entry.type !== "date" || entry.value === "") return entry.value.trim()
  const [year = 0, month = 1, day = 1] = entry.value.split("-").map(Number)
  return new Date(year, month - 1, day).toLocaleDateString(lang)
}

/** Put what was written on the sheets; on blank ones, nothing. */
function copyOut(form: HTMLElement, isBlank = false): void {
  const lang = form.dataset["hbLang"] ?? "en"
  for (const entry of all<Entry>(form, "[data-hb-entry]")) {
    const name = entry.dataset["hbEntry"] ?? ""
    for (const place of all(form, `[data-hb-value="${name}"]`)) place.textContent = isBlank ? "" : written(entry, lang)
  }
  for (const tick of all<HTMLInputElement>(form, "[data-hb-tick]")) {
    const name = tick.dataset["hbTick"] ?? ""
    for (const box of all(form, `[data-hb-box="${name}"]`)) box.toggleAttribute("data-hb-on", tick.checked && !isBlank)
  }
}

function wipe(form: HTMLElement): void {
  for (const entry of all<Entry>(form, "[data-hb-entry]")) entry.value = ""
  for (const tick of all<HTMLInputElement>(form, "[data-hb-tick]")) tick.checked = false
  copyOut(form)
}

/** Let one form be filled; leaving the page clears it, coming back finds it empty. */
export function mountForm(form: HTMLElement): Undo {
  const fill = one(form, "[data-hb-fill]")
  const said = one(form, "[data-hb-said]")
  const after = one(form, "[data-hb-after]") as HTMLInputElement | null
  if (!fill || !said) return () => undefined
  let isTouched = false
  let isBlank = false
  let clearWhenPrinted = false
  const say = (words: string): void => {
    said.textContent = words
  }
  const clear = (): void => {
    isTouched = false
    if (after) after.checked = false
    wipe(form)
    say("")
  }
  const print = (blank: boolean): void => {
    isBlank = blank
    clearWhenPrinted = !blank && (after?.checked ?? false)
    copyOut(form, isBlank)
    window.print()
  }
  fill.hidden = false
  form.dataset["hbReady"] = ""
  clear()
  return together([
    on(fill, "input", () => {
      isTouched = true
      say("")
      copyOut(form)
    }),
    on(fill, "click", (event) => {
      const action = (event.target as Element).closest("[data-hb-action]")?.getAttribute("data-hb-action")
      if (action === "print" || action === "blank") print(action === "blank")
      if (action !== "clear") return
      clear()
      say(said.dataset["hbSaid"] ?? "")
    }),
    onWindow("beforeprint", () => copyOut(form, isBlank)),
    onWindow("afterprint", () => {
      isBlank = false
      copyOut(form)
      if (clearWhenPrinted) clear()
      clearWhenPrinted = false
    }),
    onWindow("pagehide", clear),
    // A browser may bring back the page as it was left, or put words back into fields after a reload.
    onWindow("pageshow", () => {
      if (!isTouched) clear()
    }),
  ])
}

for (const plain of all(document, "[data-hb-plain]")) plain.hidden = true
all(document, "[data-hb-form]").forEach(mountForm)
