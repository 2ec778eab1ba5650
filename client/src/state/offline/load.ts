/** Fetches files six at a time, each once; waits where the link is lost, and says why it stops. Knows no page and no store. */

/** How many files are asked for at once. */
export const AT_ONCE = 6

/** What a load needs from outside. */
export interface Hands<F> {
  /** Fetch one file and keep it, whole and right, or fail. `came` is told of its parts, and says whether to go on. */
  readonly take: (file: F, came: (file: F, bytes: number) => boolean) => Promise<void>
  /** Whether the site can be reached at all. */
  readonly reach: () => Promise<boolean>
  /** Wait for the link to come back: longer each time in a row. */
  readonly rest: (time: number) => Promise<void>
  /** Whether the reader wants no more: asked before each file. */
  readonly isOver: () => boolean
}

/** What a load tells while it goes on. */
export interface Watch<F> {
  readonly done: (file: F) => void
  /** So many bytes of a large file are here. */
  readonly came: (file: F, bytes: number) => void
  /** The link is lost: nothing comes until it is back. */
  readonly waiting: (isWaiting: boolean) => void
}

/** How a load ended: all is here, it was stopped, there is no room, or the site does not give these files. */
export type End = "here" | "stopped" | "full" | "lost"

/** No room on the device: Chromium's name for it is the first at its quota, and the second where the disk itself is full. */
const FULL: readonly unknown[] = ["QuotaExceededError", "UnknownError"]

export function isFull(error: unknown): boolean {
  return typeof error === "object" && error !== null && FULL.includes((error as { name?: unknown }).name)
}

interface Pass<F> {
  readonly left: readonly F[]
  readonly isFull: boolean
  readonly isSome: boolean
}

/** One pass over the files. Stops early when nothing but failures came, six in a row. */
async function pass<F>(files: readonly F[], hands: Hands<F>, watch: Watch<F>, furthest: Map<F, number>): Promise<Pass<F>> {
  const line = [...files]
  const missed: F[] = []
  let [inARow, some, full] = [0, false, false]

  function came(file: F, bytes: number): boolean {
    watch.came(file, bytes)
    inARow = 0
    // A file that turned out wrong begins anew: what came before is no progress.
    some = some || bytes > (furthest.get(file) ?? 0)
    furthest.set(file, Math.max(bytes, furthest.get(file) ?? 0))
    return !hands.isOver()
  }

  async function take(file: F): Promise<void> {
    try {
      await hands.take(file, came)
      inARow = 0
      some = true
      watch.done(file)
    } catch (error) {
      inARow += 1
      full = full || isFull(error)
      missed.push(file)
    }
  }

  async function work(): Promise<void> {
    while (line.length > 0 && inARow < AT_ONCE && !full && !hands.isOver()) await take(line.shift() as F)
  }

  await Promise.all(Array.from({ length: AT_ONCE }, work))
  return { left: [...missed, ...line], isFull: full, isSome: some }
}

/** Load all these files. A file that was kept is not asked for again; one that fails comes again after the others. */
export async function load<F>(files: readonly F[], hands: Hands<F>, watch: Watch<F>): Promise<End> {
  const furthest = new Map<F, number>()
  let left = files
  let [times, refused] = [0, 0]
  for (;;) {
    const done = await pass(left, hands, watch, furthest)
    left = done.left
    if (left.length === 0) return "here"
    if (done.isFull) return "full"
    if (hands.isOver()) return "stopped"
    if (done.isSome) [times, refused] = [0, 0]
    else if (await hands.reach()) refused += 1
    if (refused > 1) return "lost"
    watch.waiting(true)
    await hands.rest(times)
    times += 1
    watch.waiting(false)
    if (hands.isOver()) return "stopped"
  }
}

/** Milliseconds to wait the n-th time in a row: 1 s, 2 s, 4 s, at most a minute. */
export function restOf(time: number): number {
  return Math.min(1000 * 2 ** Math.min(time, 6), 60_000)
}
