/** The offer to put the site on the home screen: a button where the browser lets a page ask, else how it is done by hand. */

import { all, on, one, onWindow, together, type Undo } from "../dom"
import { showViews } from "../phrases"

type View = "ask" | "hand" | "done"

/** What Chromium gives a page that it would install (https://wicg.github.io/manifest-incubations/); it can be used once. */
interface InstallPrompt extends Event {
  prompt(): Promise<unknown>
}

declare global {
  interface WindowEventMap {
    beforeinstallprompt: InstallPrompt
    appinstalled: Event
  }
}

/** Whether the page was opened from the home screen; Safari has a word of its own for it. */
function isInstalled(): boolean {
  return matchMedia("(display-mode: standalone)").matches || (navigator as { standalone?: boolean }).standalone === true
}

/** Offer it in this part of a page, quietly: nothing opens by itself. */
export function mountInstall(root: HTMLElement): Undo {
  let prompt: InstallPrompt | null = null
  const show = (view: View): void => showViews(all(root, "[data-hb-install-when]"), "data-hb-install-when", [view])
  const button = one(root, "button")

  async function ask(): Promise<void> {
    const asked = prompt
    prompt = null
    await asked?.prompt().catch(() => undefined)
    if (!isInstalled()) show("hand")
  }

  show(isInstalled() ? "done" : "hand")
  return together([
    onWindow("beforeinstallprompt", (event) => {
      event.preventDefault()
      prompt = event
      if (!isInstalled()) show("ask")
    }),
    onWindow("appinstalled", () => show("done")),
    ...(button ? [on(button, "click", () => void ask())] : []),
  ])
}
