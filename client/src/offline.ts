/** Loaded by hornbook.js after every page of a site that can be kept: starts its worker, and brings the shell and new versions here while nobody waits. */

import { shellAt, WORKER, type Tidy } from "./contract/offline"
import { isTorn } from "./state/offline/here"
import { isFull } from "./state/offline/load"
import { offerNew, sayTorn } from "./ui/offline/offer"
import { renew } from "./worker/fetching"
import { openStore, type Store } from "./worker/store"

/** Where somebody is in the middle of something: there no new version is asked for. */
const BUSY = ".hb-page--lesson, .hb-page--quiz, .hb-page--review, .hb-quiz"

/** Seconds to wait after a link that broke; after the last the next page goes on. */
const RESTS = [2, 4, 8, 16, 32, 60]

function rest(seconds: number): Promise<void> {
  return new Promise((done) => setTimeout(done, seconds * 1000))
}

/** Whether a version waits. Goes on after a broken link: what came before it stays. */
async function bring(store: Store, own: string, signal: AbortSignal): Promise<boolean> {
  for (const seconds of RESTS) {
    try {
      return await renew(store, signal, own)
    } catch (error) {
      if (signal.aborted || isFull(error)) return false
      await rest(seconds)
    }
  }
  return false
}

/** What makes the site an app. Not in the pages themselves: from disk, Chromium calls a manifest an error. */
function nameApp(scope: string, language: string): void {
  const links = [["manifest", `${language}manifest.webmanifest`], ["apple-touch-icon", "apple-touch-icon.png"]] as const
  for (const [rel, path] of links) document.head.append(Object.assign(document.createElement("link"), { rel, href: scope + path }))
}

/** What a tap on the offer does; the page that is loaded anew is a home or a shelf. */
async function takeNew(store: Store): Promise<void> {
  await store.take()
  location.reload()
}

async function start(worker: ServiceWorkerContainer): Promise<void> {
  const scope = new URL(document.documentElement.dataset.hbBase || "./", location.href).href
  const over = new AbortController()
  const language = document.documentElement.dataset.hbOffline ?? ""
  nameApp(scope, language)
  worker.addEventListener("message", ({ data }) => data?.hb === "gone" && over.abort())
  await worker.register(scope + WORKER, { scope, updateViaCache: "none" })
  await worker.ready // without a worker that runs, nothing that is brought here would be of use
  if (document.body.classList.contains("hb-page--keep")) return // it brings the shell itself
  const store = await openStore(scope)
  const isFirst = (await store.versions()).current === null
  if (!isFirst && document.querySelector(BUSY)) return
  const waits = await bring(store, shellAt(language), over.signal)
  if (await isTorn(store)) sayTorn()
  if (waits) return offerNew(() => takeNew(store))
  const tidy: Tidy = { hb: "tidy" }
  worker.controller?.postMessage(tidy)
}

if ("serviceWorker" in navigator) {
  // Browsers may put a banner over the lesson; keep.html offers the same when somebody looks for it.
  addEventListener("beforeinstallprompt", (event) => event.preventDefault())
  // A device that refuses the worker or its cache has the site from the network.
  void start(navigator.serviceWorker).catch(() => undefined)
}
