/** The worker of a site, published as sw.js at its root: answers from what is kept. It keeps nothing itself; pages do. */

import { isTidy, LIST, WORKER } from "./contract/offline"
import { makeAnswers, type Asked } from "./worker/answer"
import { openStore } from "./worker/store"
import { pathOf } from "./worker/version"

declare const self: ServiceWorkerGlobalScope

const scope = self.registration.scope
const answers = makeAnswers(scope, {
  open: () => openStore(scope),
  ask: (request, how) => fetch(request, how),
  pages: async () => {
    const all = await self.clients.matchAll({ type: "window", includeUncontrolled: true })
    return all.filter(({ url }) => pathOf(scope, url) !== null)
  },
})

// It holds no version of the site (see docs/decisions/0029), so a newer worker may take over at once; it does not claim
// pages that came without one.
self.addEventListener("install", () => void self.skipWaiting())

self.addEventListener("message", (event) => {
  if (isTidy(event.data)) event.waitUntil(answers.tidy())
})

/** Null where the worker has no say: another place, the lists and the worker itself, and files that are fetched to be kept. */
function pathHere(request: Request): string | null {
  // An old file, or a part of one, must not be what a new version is made of.
  if (request.integrity || request.cache === "no-store") return null
  const path = request.method === "GET" ? pathOf(scope, request.url) : null
  return path === null || path === WORKER || path.startsWith(LIST.slice(0, LIST.indexOf("/") + 1)) ? null : path
}

self.addEventListener("fetch", (event) => {
  const { request } = event
  const path = pathHere(request)
  if (path === null) return
  const isPage = request.mode === "navigate"
  const asked: Asked = { request, path, client: event.clientId, page: event.resultingClientId }
  const answer = (isPage ? answers.page(asked) : answers.file(asked)).catch(() => fetch(request))
  event.respondWith(answer)
  event.waitUntil(answer.then(answers.written, () => undefined))
})
