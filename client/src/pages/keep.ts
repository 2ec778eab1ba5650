/** The script of keep.html: topics that a reader takes along. */

import { shellAt, type Tidy } from "../contract/offline"
import { offerOf, shelfOf } from "../state/offline/here"
import { all, on, one } from "../ui/dom"
import { mountInstall } from "../ui/offline/install"
import { mountKeep, type Host, type Room } from "../ui/offline/keep"
import { phrasesOf, showViews } from "../ui/phrases"
import { openParts } from "../worker/parts"
import { openStore } from "../worker/store"

type View = "carried" | "plain" | "refused" | "unreached" | "topics"

async function room(): Promise<Room> {
  try {
    const { quota, usage } = await navigator.storage.estimate()
    const free = quota === undefined || usage === undefined ? null : Math.max(quota - usage, 0)
    return { free, isSafe: await navigator.storage.persisted() }
  } catch {
    return { free: null, isSafe: false }
  }
}

/** A browser that asks its reader is not waited for. */
async function persist(): Promise<void> {
  void navigator.storage?.persist?.().catch(() => false)
}

const TIDY: Tidy = { hb: "tidy" }
const HOST: Host = { room, persist, gone: () => navigator.serviceWorker.controller?.postMessage(TIDY) }

function back(): Promise<void> {
  return new Promise((resolve) => window.addEventListener("online", () => resolve(), { once: true }))
}

/** Why nothing can be kept from this address; null where it can. */
function refusal(): View | null {
  if (location.protocol === "file:") return "carried"
  return isSecureContext && "serviceWorker" in navigator ? null : "plain"
}

async function start(root: HTMLElement): Promise<void> {
  const show = (view: View): void => showViews(all(root, "[data-hb-keep-when]"), "data-hb-keep-when", [view])
  const why = refusal()
  if (why) return show(why)
  const scope = new URL(document.documentElement.dataset.hbBase || "./", location.href).href
  const store = await openStore(scope).catch(() => null)
  if (!store) return show("refused")
  const offer = await offerOf(store)
  if (!offer) return show("unreached")
  show("topics")
  const { version, isLinked } = offer
  mountKeep(root, { groups: version.groups, isLinked, own: shellAt(document.documentElement.dataset.hbOffline ?? "") }, shelfOf(store, await openParts(store.scope), version, back), HOST, phrasesOf(root))
  // A shelf leads to its topic, which was hidden until now.
  one(root, ".hb-keep:target")?.scrollIntoView({ block: "center" })
}

const root = one(document, "[data-hb-keeps]")
const app = one(document, "[data-hb-install]")
if (root) {
  if (app) mountInstall(app)
  for (const again of all(root, '[data-hb-act="again"]')) on(again, "click", () => location.reload())
  void start(root)
}
