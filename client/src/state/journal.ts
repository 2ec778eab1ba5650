/** One quiz's journal: applies events at once, then sees that they reach the device. */

import type { Log, LogRecord, QuizEvent } from "../contract/log"
import type { Quiz } from "../contract/quiz"
import { apply, begin, replay, type QuizState } from "./quiz"

export type Keeping = "nothing" | "saving" | "saved" | "refused"

export interface Journal {
  readonly state: QuizState
  /** Apply the events now and save them; `watch` hears how that goes. */
  add(events: readonly QuizEvent[]): void
}

export interface Surroundings {
  readonly log: Log
  /** A name no other page load has; it holds nothing about the child. */
  readonly fresh: () => string
  readonly now: () => number
  readonly watch: (keeping: Keeping) => void
}

async function restore(quiz: Quiz, around: Surroundings): Promise<QuizState> {
  try {
    const stored = await around.log.read(quiz.id)
    around.watch(stored.length > 0 ? "saved" : "nothing")
    return replay(quiz, stored)
  } catch {
    around.watch("refused")
    return begin(quiz)
  }
}

/** Read what is there and go on from it. Never fails: without storage the journal lives in memory. */
export async function openJournal(quiz: Quiz, around: Surroundings): Promise<Journal> {
  let state = await restore(quiz, around)
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
      () => around.watch(unsaved.length > 0 ? "refused" : "saved"),
    )
  }

  function keep(event: QuizEvent): void {
    state = apply(quiz, state, event)
    n += 1
    unsaved = [...unsaved, { ...event, v: 1, quiz: quiz.id, attempt, n, at: around.now() }]
    if (event.type !== "restart") return
    attempt = around.fresh()
    n = 0
  }

  return {
    get state() {
      return state
    },
    add(events) {
      events.forEach(keep)
      if (events.length > 0) save()
    },
  }
}
