/** Buttons that open a dialog: the menu and the search. */

import { all, on, one, setHidden, together, type Undo } from "./dom"

function isOutside(dialog: HTMLElement, event: MouseEvent): boolean {
  const box = dialog.getBoundingClientRect()
  const { clientX: x, clientY: y } = event
  return event.target === dialog && (x < box.left || x > box.right || y < box.top || y > box.bottom)
}

/** Show the button and let it open its dialog. Escape and the return of focus are the browser's. */
export function mountDialog(button: HTMLElement, dialog: HTMLElement | null): Undo {
  if (!(dialog instanceof HTMLElement) || !("showModal" in dialog)) return () => undefined
  const box = dialog as HTMLDialogElement
  const tell = (open: boolean): void => button.setAttribute("aria-expanded", String(open))
  return together([
    setHidden(button, false),
    on(button, "click", () => {
      if (!box.open) box.showModal()
      // A reader who opens the search wants to type, not to close it.
      one(box, "input")?.focus()
      tell(true)
    }),
    on(box, "close", () => tell(false)),
    on(box, "click", (event) => isOutside(box, event) && box.close()),
    ...all(box, "[data-hb-close]").map((close) => on(close, "click", () => box.close())),
    () => box.close(),
  ])
}

/** The menu button, and the link that stood in for it. */
export function mountMenu(root: Document): Undo {
  const undos = all(root, ".hb-menu-button").map((button) =>
    mountDialog(button, root.getElementById(button.getAttribute("aria-controls") ?? "hb-menu")),
  )
  const works = all(root, ".hb-menu-button").some((button) => !button.hidden)
  const links = works ? all(root, ".hb-menu-link").map((link) => setHidden(link, true)) : []
  return together([...undos, ...links])
}
