/** What keeps a site on this device. It comes in a script of its own, when the page has all that it needs itself. */

import { make, onWindow, type Undo } from "./dom"

/** Nothing where the site cannot be kept, where it was opened from disk, or on a link that browsers do not trust. */
export function mountKeeping(root: Document): Undo {
  const { hbOffline, hbBase } = root.documentElement.dataset
  if (hbOffline === undefined || !isSecureContext || !location.protocol.startsWith("http")) return () => undefined
  return onWindow("load", () => root.head.append(make("script", { src: `${hbBase}assets/hornbook/offline.js` })))
}
