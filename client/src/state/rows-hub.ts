/**
 * Rows behind another page. Firefox gives each file of the disk a store of its own; so all pages of a
 * folder ask one of them, hub.html in a hidden frame, which keeps the rows for all.
 */

import { isFields } from "../contract/quiz"
import { HandedOver, type Change, type Range, type Rows, type Table } from "../contract/rows"

/** A hub that says nothing within this time is taken for refused. */
const PATIENCE = 8000

type Ask =
  | { readonly act: "lasts" }
  | { readonly act: "read"; readonly table: Table; readonly of?: Range | undefined }
  | { readonly act: "change"; readonly changes: readonly Change[]; readonly keeper?: string | undefined }

/** An error as it goes through a message, which carries no class. */
interface Failed {
  readonly name: string
  readonly message: string
}

export interface Port {
  send(message: object): void
  hear(message: (data: unknown) => void): void
}

function failedOf(error: unknown): Failed {
  return error instanceof Error ? { name: error.name, message: error.message } : { name: "Error", message: String(error) }
}

function errorOf({ name, message }: Failed): Error {
  return name === "HandedOver" ? new HandedOver() : Object.assign(new Error(message), { name })
}

async function answerTo(rows: Rows, ask: Ask): Promise<unknown> {
  switch (ask.act) {
    case "lasts":
      return rows.lasts
    case "read":
      return rows.read(ask.table, ask.of)
    case "change":
      return rows.change(ask.changes, ask.keeper)
  }
}

/** In the hub: answer what the page around it asks. */
export function serveRows(rows: Promise<Rows>, listen: (hear: (data: unknown, answer: (message: object) => void) => void) => void): void {
  listen((data, answer) => {
    if (!isFields(data) || typeof data.hornbook !== "number" || !isFields(data.ask)) return
    const { hornbook: n, ask } = data
    rows.then((opened) => answerTo(opened, ask as Ask)).then(
      (value) => answer({ hornbook: n, value }),
      (error: unknown) => answer({ hornbook: n, failed: failedOf(error) }),
    )
  })
}

/** In a page: the rows behind the port. Rejects when nobody answers there. */
export async function openHubRows(port: Port): Promise<Rows> {
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>()
  let n = 0
  port.hear((data) => {
    if (!isFields(data) || typeof data.hornbook !== "number") return
    const asked = waiting.get(data.hornbook)
    waiting.delete(data.hornbook)
    if (isFields(data.failed)) asked?.reject(errorOf(data.failed as unknown as Failed))
    else asked?.resolve(data.value)
  })

  function ask<T>(ask: Ask): Promise<T> {
    n += 1
    const mine = n
    return new Promise<unknown>((resolve, reject) => {
      const timer = setTimeout(() => {
        waiting.delete(mine)
        reject(new Error("does not answer"))
      }, PATIENCE)
      const settle = <V>(how: (value: V) => void) => (value: V): void => {
        clearTimeout(timer)
        how(value)
      }
      waiting.set(mine, { resolve: settle(resolve), reject: settle(reject) })
      port.send({ hornbook: mine, ask })
    }) as Promise<T>
  }

  const lasts = await ask<Rows["lasts"]>({ act: "lasts" })
  return {
    lasts,
    read: (table, of) => ask({ act: "read", table, of }),
    change: (changes, keeper) => ask({ act: "change", changes, keeper }),
  }
}
