/** "How am I today": a face shows its idea. Nothing is kept, and the page is as new when one comes back. */

import { all, on, one, onWindow, together, type Undo } from "../ui/dom"

const WIDTH_OF_PEN = 10

/** Draw with a finger, a pen or a mouse; gives a way to wipe the box. */
function mountDrawing(box: HTMLElement): () => void {
  const canvas = one(box, "[data-hb-canvas]") as HTMLCanvasElement | null
  const context = canvas?.getContext("2d")
  if (!canvas || !context) return () => undefined
  const inks = all(box, "[data-hb-ink]")
  const wipe = (): void => context.clearRect(0, 0, canvas.width, canvas.height)
  const choose = (chosen: HTMLElement | undefined): void => {
    if (chosen) inks.forEach((ink) => ink.setAttribute("aria-pressed", String(ink === chosen)))
  }
  const line = (event: PointerEvent): void => {
    const place = canvas.getBoundingClientRect()
    const scale = canvas.width / place.width
    context.lineTo((event.clientX - place.left) * scale, (event.clientY - place.top) * scale)
    context.stroke()
  }
  on(box, "click", (event) => {
    const target = event.target as Element
    choose(inks.find((ink) => ink.contains(target)))
    if (target.closest("[data-hb-wipe]")) wipe()
  })
  on(canvas, "pointerdown", (event) => {
    const ink = inks.find((one) => one.getAttribute("aria-pressed") === "true") ?? inks[0]
    context.strokeStyle = ink ? getComputedStyle(ink).getPropertyValue("--hb-ink-colour").trim() : "#2b2a33"
    context.lineWidth = WIDTH_OF_PEN
    context.lineCap = context.lineJoin = "round"
    context.beginPath()
    canvas.setPointerCapture(event.pointerId)
    line(event)
    line(event)
    event.preventDefault()
  })
  on(canvas, "pointermove", (event) => {
    if (canvas.hasPointerCapture(event.pointerId)) line(event)
  })
  box.hidden = false
  return () => {
    wipe()
    choose(inks[0])
  }
}

/** Let one choose a face; leaving the page and coming back finds nothing chosen. */
export function mountCheckIn(root: HTMLElement): Undo {
  const faces = all(root, "[data-hb-face]")
  const moods = all(root, "[data-hb-mood]")
  const helpers = one(root, "[data-hb-helpers]")
  const reset = one(root, "[data-hb-reset]")
  const group = one(root, "[data-hb-faces]")
  const drawing = one(root, "[data-hb-draw]")
  if (!group || !helpers || !reset) return () => undefined
  const wipe = drawing ? mountDrawing(drawing) : () => undefined
  const choose = (face: HTMLElement | null): void => {
    for (const one of faces) one.setAttribute("aria-pressed", String(one === face))
    for (const mood of moods) mood.hidden = mood.dataset["hbMood"] !== face?.dataset["hbFace"]
    helpers.hidden = !face?.hasAttribute("data-hb-low")
    reset.hidden = !face
    root.toggleAttribute("data-hb-chosen", face !== null)
  }
  const clear = (): void => {
    choose(null)
    wipe()
  }
  group.hidden = false
  root.dataset["hbReady"] = ""
  choose(null)
  return together([
    on(group, "click", (event) => {
      const face = (event.target as Element).closest<HTMLElement>("[data-hb-face]")
      if (!face) return
      choose(face)
      moods.find((mood) => !mood.hidden)?.scrollIntoView({ block: "nearest" })
    }),
    on(reset, "click", () => {
      choose(null)
      faces[0]?.focus()
    }),
    onWindow("pagehide", clear),
    onWindow("pageshow", (event) => {
      if (event.persisted) clear()
    }),
  ])
}

all(document, "[data-hb-check-in]").forEach(mountCheckIn)
