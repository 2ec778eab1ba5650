/** Ticks on a device that its reader has called their own: one key, and its being there is the consent. */

const KEY = "hornbook.own-device"

/** Of each list, by lesson and block: how many boxes it has, and which are ticked. */
interface Ticks {
  [list: string]: { readonly n: number; readonly on: readonly number[] }
}

function read(): Ticks | null {
  try {
    const kept = localStorage.getItem(KEY)
    if (kept === null) return null
    const value: unknown = JSON.parse(kept)
    return typeof value === "object" && value !== null ? (value as Ticks) : {}
  } catch {
    return null
  }
}

function write(ticks: Ticks): boolean {
  try {
    localStorage.setItem(KEY, JSON.stringify(ticks))
    return true
  } catch {
    return false
  }
}

/** Whether the reader has said that this device is their own. */
export function isOwn(): boolean {
  return read() !== null
}

/** The reader says so. False where storage is refused: then nothing is kept. */
export function makeOwn(): boolean {
  return isOwn() || write({})
}

/** Forget every tick of every list, and that the device is the reader's own. */
export function forgetAll(): void {
  try {
    localStorage.removeItem(KEY)
  } catch {
    // Storage is refused, so nothing was kept.
  }
}

/** The ticks of a list of `n` boxes; none when an author has changed how many there are. */
export function ticksOf(list: string, n: number): readonly number[] {
  const found: unknown = read()?.[list]
  const { n: before, on } = (found ?? {}) as { readonly n?: unknown; readonly on?: unknown }
  return before === n && Array.isArray(on) ? on.filter((box): box is number => typeof box === "number") : []
}

/** Keep the ticks of a list; false when they are not kept, because the device is not the reader's own. */
export function keepTicks(list: string, n: number, on: readonly number[]): boolean {
  const ticks = read()
  return ticks !== null && write({ ...ticks, [list]: { n, on } })
}
