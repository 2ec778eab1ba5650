/** Makes new files of the old ones that are here, by the edits that `hornbook delta` wrote. What comes out is trusted by its hash alone. */

import type { Delta, ListedFile, SiteList } from "../contract/offline"
import { digestOf, type Store } from "./store"

/** The bytes that these edits make of the old ones. */
export function edited(old: Uint8Array<ArrayBuffer>, edits: Delta[2]): Promise<ArrayBuffer> {
  const pieces: BlobPart[] = []
  let start: number | null = null
  for (const edit of edits) {
    if (typeof edit === "string") pieces.push(edit)
    else if (start === null) start = edit
    else {
      pieces.push(old.subarray(start, start + edit))
      start = null
    }
  }
  return new Response(new Blob(pieces)).arrayBuffer()
}

/** Make those of these files that the edits of a list lead to. What cannot be made is left to be fetched. */
export async function makeOfOld(store: Store, list: SiteList, files: readonly ListedFile[], signal?: AbortSignal): Promise<void> {
  const held = await store.held()
  const missing = new Map(files.map(([path, hash]) => [hash, path]))
  for (const hash of held) missing.delete(hash)
  if (!list.delta || missing.size === 0) return
  for (const [to, from, edits] of await store.readDeltas(list.delta)) {
    const path = missing.get(to)
    const old = path && !signal?.aborted ? await store.file(path, from) : null
    if (!old) continue
    const made = await edited(new Uint8Array(await old.arrayBuffer()), edits)
    const digest = btoa(String.fromCharCode(...(await digestOf(made))))
    if (to === `sha256-${digest}`) await store.keepFile(to, new Response(made))
  }
}
