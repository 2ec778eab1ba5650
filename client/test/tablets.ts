/** A device in memory on which pages are opened, and a localStorage beside it. */

import type { Learner, Who } from "../src/contract/learner"
import { openDevice, type Device, type Site } from "../src/state/device"
import { pageTexts, smallRows } from "../src/state/rows-small"

/** A site on which children share devices. */
const SHARED: Site = { id: "site", learners: true, idle: 5, sensitive: false }
export const ALONE: Partial<Site> = { learners: false }

export function learner(place: number): Who {
  const chosen: Learner = { id: `learner00${place}`, animal: "fox", colour: place === 1 ? "red" : "blue", made: 1, seen: 1 }
  return { is: "learner", learner: chosen }
}

/** Gives a way to open one more page of a site on the same device. */
export function tablet(lasts: "small" | "page" = "small"): (site?: Partial<Site>) => Device {
  const rows = smallRows("site", pageTexts(), lasts)
  const around = { rows: async () => rows, now: () => 1, steady: () => 1, tell: () => undefined, hear: () => () => undefined, saved: () => undefined }
  return (site = {}) => openDevice({ ...SHARED, ...site }, around)
}

/** A page on which somebody has just been chosen. */
export async function opened(page: () => Device, who: Who): Promise<Device> {
  const device = page()
  await device.become(who)
  return device
}

/** Put a localStorage in place; null is one that refuses. */
export function useTexts(kept: Map<string, string> | null): void {
  const guard = (): Map<string, string> => {
    if (!kept) throw new Error("refused")
    return kept
  }
  const value = {
    getItem: (key: string) => guard().get(key) ?? null,
    setItem: (key: string, text: string) => void guard().set(key, text),
    removeItem: (key: string) => void guard().delete(key),
  }
  Object.defineProperty(globalThis, "localStorage", { value, configurable: true })
}
