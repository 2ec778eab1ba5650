/** Makes the device of a page, in hornbook.js alone: the other scripts of the page use the same. */

import type { Rows } from "../contract/rows"
import { openDevice, type Device, type Site } from "../state/device"
import { openRows } from "../state/rows"
import { openHubRows } from "../state/rows-hub"
import { make, onWindow, together, type Undo } from "./dom"

function siteOf(root: Document): Site {
  const said = (name: string): string => root.documentElement.getAttribute(`data-hb-${name}`) ?? ""
  return {
    id: said("site"),
    learners: said("learners") === "on",
    idle: Number(said("idle")) || 0,
    sensitive: root.body.hasAttribute("data-hb-sensitive"),
  }
}

/** A hub that has not come within this time does not come. */
const PATIENCE = 4000

const isFirefox = CSS.supports("-moz-appearance", "none")

/**
 * Once for each page: ask that the browser does not clear away what is kept here. Not in Firefox, which
 * would put the question to the child.
 */
function persist(): void {
  if (asked || isFirefox) return
  asked = true
  void navigator.storage?.persist?.().catch(() => undefined)
}

let asked = false

/** Other pages of the site on this device, where the browser lets them speak. */
function openChannel(site: string): BroadcastChannel | null {
  try {
    return new BroadcastChannel(`hornbook-${site}`)
  } catch {
    return null
  }
}

/** The rows behind hub.html, in a frame that nobody sees. */
function openHub(base: string): Promise<Rows> {
  const frame = make("iframe", { hidden: "", src: `${base}hub.html` })
  return new Promise((resolve, reject) => {
    const heard: ((data: unknown) => void)[] = []
    onWindow("message", ({ source, data }) => {
      if (!frame.contentWindow || source !== frame.contentWindow) return
      if ((data as { hornbook?: unknown } | null)?.hornbook !== "open") return heard.forEach((hear) => hear(data))
      const send = (message: object): void => frame.contentWindow?.postMessage(message, "*")
      openHubRows({ send, hear: (hear) => void heard.push(hear) }).then(resolve, reject)
    })
    setTimeout(() => reject(new Error("does not answer")), PATIENCE)
    document.body.appendChild(frame)
  })
}

/** Firefox gives each file of the disk a store of its own. Without a hub, or in a lone file, that is what there is. */
function openPageRows(site: string): Promise<Rows> {
  const base = document.documentElement.getAttribute("data-hb-base")
  if (!isFirefox || base === null || location.protocol !== "file:") return openRows(site)
  return openHub(base).catch(() => openRows(site))
}

/** The device of a page, for all its scripts. */
export function makeDevice(): Device {
  const site = siteOf(document)
  const channel = openChannel(site.id)
  return openDevice(site, {
    rows: () => openPageRows(site.id),
    now: Date.now,
    steady: () => performance.now(),
    tell: () => channel?.postMessage("who"),
    hear(changed): Undo {
      const onFront = (): void => {
        if (document.visibilityState === "visible") changed()
      }
      channel?.addEventListener("message", changed)
      document.addEventListener("visibilitychange", onFront)
      const back = onWindow("pageshow", (event) => event.persisted && changed())
      return together([
        () => channel?.removeEventListener("message", changed),
        () => document.removeEventListener("visibilitychange", onFront),
        back,
      ])
    },
    saved: site.learners ? persist : () => undefined,
  })
}
