/** One quiz's journal: applies events at once, then sees that they reach the device. */

import type { Log, LogRecord, QuizEvent } from "../contract/log"
import type { Quiz } from "../contract/payload"
import { isFields } from "../contract/quiz"
import { varies } from "./draw"
import { apply, begin, replay, type QuizState } from "./quiz"

export type Keeping = "nothing" | "saving" | "saved" | "refused"

export interface Journal {
  readonly state: QuizState
  /** Apply the events now and save them; `watch` hears how that goes. */
  add(events: readonly QuizEvent[]): void
  /** Whether another page has kept acts of this quiz that this one does not know. */
  isBehind(): Promise<boolean>
}

export interface Surroundings {
  readonly log: Log
  /** A name no other page load has; it holds nothing about the child. */
  readonly fresh: () => string
  readonly now: () => number
  /** A whole number from 0 to 2^32 - 1, another each time. */
  readonly seed: () => number
  /** `error`: why nothing is kept. */
  readonly watch: (keeping: Keeping, error?: unknown) => void
}

interface Restored {
  readonly state: QuizState
  /** The time of the latest record: those that follow are later, whatever the clock says. */
  readonly latest: number
  readonly known: Set<string>
}

function nameOf(record: unknown): string {
  return isFields(record) ? JSON.stringify([record.attempt, record.n]) : ""
}

function latestOf(stored: readonly unknown[]): number {
  const times = stored.map((value) => (isFields(value) && typeof value.at === "number" ? value.at : 0))
  return times.reduce((most, time) => (time > most ? time : most), 0)
}

async function restore(quiz: Quiz, around: Surroundings): Promise<Restored> {
  try {
    const stored = await around.log.read(quiz.id)
    around.watch(stored.length > 0 ? "saved" : "nothing")
    return { state: replay(quiz, stored), latest: latestOf(stored), known: new Set(stored.map(nameOf)) }
  } catch (error) {
    around.watch("refused", error)
    return { state: begin(quiz), latest: 0, known: new Set() }
  }
}

/** Read what is there and go on from it. Never fails: without storage the journal lives in memory. */
export async function openJournal(quiz: Quiz, around: Surroundings): Promise<Journal> {
  let { state, latest, known } = await restore(quiz, around)
  let attempt = around.fresh()
  let n = 0
  // What is not known to be on the disk is written again with the next event; replay counts it once.
  let unsaved: LogRecord[] = []

  function save(): void {
    const batch = unsaved
    around.watch("saving")
    around.log.append(batch).then(
      () => {
        unsaved = unsaved.filter((record) => !batch.includes(record))
        around.watch(unsaved.length > 0 ? "saving" : "saved")
      },
      (error) => around.watch(unsaved.length > 0 ? "refused" : "saved", error),
    )
  }

  function keep(event: QuizEvent): void {
    state = apply(quiz, state, event)
    n += 1
    latest = Math.max(around.now(), latest + 1)
    const record: LogRecord = { ...event, v: 1, quiz: quiz.id, attempt, n, at: latest }
    known.add(nameOf(record))
    unsaved = [...unsaved, record]
    if (event.type !== "restart") return
    attempt = around.fresh()
    n = 0
  }

  // Kept with the first act: to look at a quiz leaves nothing on the device.
  if (state.seed === null && varies(quiz)) keep({ type: "begin", seed: around.seed() })

  return {
    get state() {
      return state
    },
    add(events) {
      events.forEach(keep)
      if (events.length > 0) save()
    },
    async isBehind() {
      // What is here alone would be lost with this page.
      if (unsaved.length > 0) return false
      return (await around.log.read(quiz.id)).some((record) => !known.has(nameOf(record)))
    },
  }
}
