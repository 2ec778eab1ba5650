/** One key pressed several times by itself, with no other key between. Pure: no clock, no page. */

export interface Presses {
  /** How often it was pressed so far. */
  readonly count: number
  /** Whether the key is down, and nothing else happened since. */
  readonly alone: boolean
  /** When it was last let go. */
  readonly at: number
}

export const NO_PRESSES: Presses = { count: 0, alone: false, at: 0 }

/** Milliseconds between two presses that still belong together. */
export const PRESS_PAUSE = 5000

/** The key goes down. */
export function pressed(before: Presses): Presses {
  return { ...before, alone: true }
}

/** The key comes up at a time; used together with another key it does not count. */
export function released(before: Presses, at: number): Presses {
  if (!before.alone) return NO_PRESSES
  const count = at - before.at <= PRESS_PAUSE ? before.count : 0
  return { count: count + 1, alone: false, at }
}
