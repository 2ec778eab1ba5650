/** Rows on the device: the tables, what may be changed in them, and where they may be kept. */

/**
 * - log: a LogRecord and its `learner`; numbered as they come, found by learner and quiz.
 * - learners: a Learner; key `id`.
 * - kept: `{learner, name, value, at}`; key `[learner, name]`.
 * - device: `{name, value}`; key `name`: "now" is who is there, "mode" whether the device is somebody's own.
 * - class: `{id, ...}`; key `id`: what a teacher has read in.
 * - aside: `{at, from, why, value}`; rows that are damaged, kept apart and never deleted silently.
 */
export type Table = "log" | "learners" | "kept" | "device" | "class" | "aside"

export const TABLES: readonly Table[] = ["log", "learners", "kept", "device", "class", "aside"]

export type RowKey = string | number | string[]

export type Change =
  | { readonly add: "log" | "aside"; readonly row: object }
  | { readonly put: "learners" | "kept" | "device" | "class"; readonly row: object }
  | { readonly drop: "learners" | "kept" | "device" | "class" | "aside"; readonly key: RowKey }
  /** Every row of this learner, in every table, and the learner too. */
  | { readonly wipe: string }
  | { readonly clear: Table }

/** Which rows of a table are asked for: all, those of a learner, or of a learner in one quiz. */
export interface Range {
  readonly learner?: string
  readonly quiz?: string
}

export interface Rows {
  /** How long it keeps: IndexedDB, localStorage, or as long as the page. */
  readonly lasts: "disk" | "small" | "page"
  read(table: Table, of?: Range): Promise<readonly unknown[]>
  /** All or nothing; resolves only when surely on the disk. `keeper`: rejects with HandedOver unless that keeper is there now. */
  change(changes: readonly Change[], keeper?: string): Promise<void>
}

/** Somebody else is at the device now: what was to be written is not theirs. */
export class HandedOver extends Error {
  constructor() {
    super("handed over")
    this.name = "HandedOver"
  }
}
