/** Published as sw.js where a site has `offline: false`: takes its caches and itself off the device. Answers stay. */

import { cacheOf } from "./contract/offline"

declare const self: ServiceWorkerGlobalScope

async function leave(): Promise<void> {
  await caches.delete(cacheOf(self.registration.scope))
  await self.registration.unregister()
  const pages = await self.clients.matchAll({ type: "window", includeUncontrolled: true })
  pages.forEach((page) => page.postMessage({ hb: "gone" }))
}

self.addEventListener("install", () => void self.skipWaiting())
self.addEventListener("activate", (event) => event.waitUntil(leave()))
