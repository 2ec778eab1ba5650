/** The keys of the slides: a clicker sends PageUp and PageDown, some send a full stop for the black screen. */

import { on, together, type Undo } from "../dom"

export type Action = "next" | "previous" | "first" | "last" | "overview" | "black" | "white" | "scheme" | "timer" | "full" | "speaker" | "help"

const KEYS: { readonly [key: string]: Action } = {
  ArrowRight: "next",
  ArrowDown: "next",
  PageDown: "next",
  " ": "next",
  ArrowLeft: "previous",
  ArrowUp: "previous",
  PageUp: "previous",
  Home: "first",
  End: "last",
  o: "overview",
  b: "black",
  ".": "black",
  w: "white",
  d: "scheme",
  t: "timer",
  f: "full",
  s: "speaker",
  "?": "help",
}
const FAR = 60

/** In a right-to-left page, the arrow that points along the line leads on. */
function actionOf(key: string, isTurned: boolean): Action | undefined {
  if (isTurned && key === "ArrowLeft") return "next"
  if (isTurned && key === "ArrowRight") return "previous"
  return KEYS[key.length === 1 ? key.toLowerCase() : key]
}

function isTaken(event: KeyboardEvent): boolean {
  const target = event.target instanceof Element ? event.target : null
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return true
  if (target?.closest("input, textarea, select, dialog[open], [contenteditable]")) return true
  return event.key === " " && !!target?.closest("button, a, summary")
}

export function mountKeys(act: (action: Action) => void): Undo {
  const isTurned = document.documentElement.dir === "rtl"
  return on(document, "keydown", (event) => {
    const action = isTaken(event) ? undefined : actionOf(event.key, isTurned)
    if (!action) return
    event.preventDefault()
    act(action)
  })
}

/** A finger that moves sideways turns the slide. */
export function mountSwipe(root: HTMLElement, act: (action: Action) => void): Undo {
  const way = document.documentElement.dir === "rtl" ? -1 : 1
  let from: Touch | null = null
  return together([
    on(root, "touchstart", (event) => {
      from = event.touches.length === 1 ? (event.touches[0] ?? null) : null
    }),
    on(root, "touchend", (event) => {
      const to = event.changedTouches[0]
      if (!from || !to) return
      const across = (to.clientX - from.clientX) * way
      const isSideways = Math.abs(across) > FAR && Math.abs(across) > 2 * Math.abs(to.clientY - from.clientY)
      from = null
      if (isSideways) act(across < 0 ? "next" : "previous")
    }),
  ])
}
