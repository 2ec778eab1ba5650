/** A part of a kept recording: players ask for bytes, and those that get all of them cannot seek. */

/** First and last byte that a `Range` header asks for; null where it is to be passed over, "none" where there are no such bytes. */
export function rangeOf(header: string, size: number): readonly [first: number, last: number] | "none" | null {
  const [, from = "", to = ""] = /^bytes=(\d*)-(\d*)$/.exec(header.trim()) ?? []
  if (from === "" && to === "") return null
  if (from === "") return to === "0" || size === 0 ? "none" : [Math.max(0, size - Number(to)), size - 1]
  const last = to === "" ? size - 1 : Math.min(Number(to), size - 1)
  if (to !== "" && Number(to) < Number(from)) return null
  return Number(from) >= size ? "none" : [Number(from), last]
}

/** A whole file, or the part of it that was asked for (RFC 9110, section 14). */
export async function partOf(whole: Response, header: string | null): Promise<Response> {
  if (header === null) return whole
  const bytes = await whole.blob()
  const range = rangeOf(header, bytes.size)
  const type = whole.headers.get("content-type") ?? ""
  if (range === "none") return new Response(null, { status: 416, headers: { "content-range": `bytes */${bytes.size}` } })
  if (!range) return new Response(bytes, { headers: { "content-type": type } })
  const [first, last] = range
  const part = bytes.slice(first, last + 1, type)
  const headers = {
    "accept-ranges": "bytes",
    "content-length": String(part.size),
    "content-range": `bytes ${first}-${last}/${bytes.size}`,
    "content-type": type,
  }
  return new Response(part, { status: 206, statusText: "Partial Content", headers })
}
