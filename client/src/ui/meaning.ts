/** The marked words of a story: a tap or Enter opens the meaning in place, below the line of the word. */

import { all, fill, make, on, one, together, type Undo } from "./dom"

export function mountMeanings(story: HTMLElement, root: Document): Undo {
  const meanings = all(story.closest("main") ?? root, ".hb-glossary > div")
  const heard = one(story, "[data-hb-heard]")
  let open: { readonly word: HTMLElement; readonly box: HTMLElement } | null = null

  function close(): void {
    open?.box.remove()
    open?.word.setAttribute("aria-expanded", "false")
    open = null
    if (heard) heard.textContent = ""
  }

  function show(word: HTMLElement): void {
    const meaning = meanings[Number(word.getAttribute("data-hb-gloss"))]
    const wasOpen = open?.word === word
    close()
    if (!meaning || wasOpen) return
    const box = make("span", { class: "hb-meaning" })
    fill(box, ...["dt", "dd"].flatMap((name) => piece(meaning, name)))
    word.after(box)
    word.setAttribute("aria-expanded", "true")
    open = { word, box }
    if (heard) heard.textContent = box.textContent
    box.scrollIntoView({ block: "nearest" })
  }

  function press(event: KeyboardEvent): void {
    const word = wordAt(event.target)
    if (event.key === "Escape" && open) {
      open.word.focus()
      close()
    } else if (word && (event.key === "Enter" || event.key === " ")) {
      event.preventDefault()
      show(word)
    }
  }

  for (const word of all(story, ".hb-gloss")) {
    word.setAttribute("role", "button")
    word.setAttribute("aria-expanded", "false")
    word.tabIndex = 0
  }
  return together([
    on(root, "click", (event) => {
      const word = wordAt(event.target)
      if (word && story.contains(word)) show(word)
      else if (!(event.target as Element).closest(".hb-meaning")) close()
    }),
    on(story, "keydown", press),
    on(story, "focusout", (event) => {
      if (open && event.relatedTarget instanceof Node && !open.word.contains(event.relatedTarget)) close()
    }),
    on(story, "hb-page" as "click", close),
    close,
  ])
}

function wordAt(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>(".hb-gloss") : null
}

/** The word, or what it means, as elements that may stand inside a line. */
function piece(meaning: Element, name: string): Node[] {
  const found = one(meaning, name)
  if (!found) return []
  const twin = found.cloneNode(true)
  const words = make(name === "dt" ? "strong" : "span", { class: `hb-meaning-${name}` }, ...Array.from(twin.childNodes))
  return [words, document.createTextNode(" ")]
}
