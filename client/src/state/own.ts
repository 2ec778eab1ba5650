/** Ticks on a device that its reader has called their own: to have said so is the consent. */

import { isFields } from "../contract/quiz"
import type { Device } from "./device"

/** Where consent and ticks were kept before a device knew who is there. */
const BEFORE = "hornbook.own-device"
const TICKS = "ticks:"

/** Whether the reader has said that this device is their own. */
export function isOwn(device: Device): Promise<boolean> {
  return device.who().then(({ is }) => is === "own", () => false)
}

/** The reader says so. False where nothing can be kept: then it is as if nothing were said. */
export async function makeOwn(device: Device): Promise<boolean> {
  try {
    if ((await device.rows()).lasts === "page") return false
    await device.become({ is: "own" })
    return true
  } catch {
    return false
  }
}

/** Forget every tick and mark, and that the device is the reader's own. */
export async function forgetAll(device: Device): Promise<void> {
  const names = [...(await device.keptAll("")).keys()]
  for (const name of names) await device.keep(name, null)
  await device.done()
}

/** The boxes that are ticked; none when an author has changed how many there are. */
function readTicks(value: unknown, n: number): readonly number[] {
  if (!isFields(value) || value.n !== n || !Array.isArray(value.on)) return []
  return value.on.filter((box): box is number => typeof box === "number")
}

/** The ticks of a list of `n` boxes, by lesson and block. */
export async function ticksOf(device: Device, list: string, n: number): Promise<readonly number[]> {
  return readTicks(await device.kept(TICKS + list), n)
}

/** Keep the ticks of a list; false when they are not kept, because the device is not the reader's own. */
export function keepTicks(device: Device, list: string, n: number, on: readonly number[]): Promise<boolean> {
  return device.keep(TICKS + list, { n, on })
}

function readBefore(): readonly [string, unknown][] | null {
  try {
    const text = localStorage.getItem(BEFORE)
    const value: unknown = text === null ? null : JSON.parse(text)
    return isFields(value) ? Object.entries(value) : null
  } catch {
    return null
  }
}

/** Once: the consent and the ticks of the time before. A child who was chosen here takes nothing over. */
export async function bringOver(device: Device): Promise<void> {
  const before = readBefore()
  if (!before) return
  const { is } = await device.who()
  if ((is !== "nobody" && is !== "own") || !(await makeOwn(device))) return
  for (const [list, ticks] of before) await device.keep(TICKS + list, ticks)
  localStorage.removeItem(BEFORE)
}
