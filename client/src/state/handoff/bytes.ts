/** Bytes: written and read one after another, checked, and as the characters that a QR code packs best. */

const BASE45 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"

/** CRC-32 of IEEE 802.3: 0xCBF43926 for "123456789". */
export function crc32(bytes: Iterable<number>): number {
  let crc = ~0
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0)
  }
  return ~crc >>> 0
}

export function utf8(text: string): number[] {
  return [...new TextEncoder().encode(text)]
}

/** A whole number in so many bytes, the highest first; what does not fit becomes the nearest that does. */
export function fixed(size: number, value: number): number[] {
  const most = 256 ** size - 1
  let rest = Math.min(most, Math.max(0, Math.floor(value) || 0))
  const bytes: number[] = []
  for (let i = 0; i < size; i += 1) {
    bytes.unshift(rest % 256)
    rest = Math.floor(rest / 256)
  }
  return bytes
}

/** A whole number of any size: seven bits a byte, the lowest first, the eighth bit when more follows. */
export function varied(value: number): number[] {
  return value < 128 ? [value] : [128 + (value % 128), ...varied(Math.floor(value / 128))]
}

/** Reads what was written; each step throws when there is too little. */
export interface Reader {
  fixed(size: number): number
  varied(): number
  text(size: number): string
  readonly ended: boolean
}

export function readerOf(bytes: Uint8Array): Reader {
  let at = 0
  const next = (): number => {
    const byte = bytes[at]
    if (byte === undefined) throw new RangeError("too short")
    at += 1
    return byte
  }
  const varied = (): number => {
    let value = 0
    for (let scale = 1; scale < 2 ** 35; scale *= 128) {
      const byte = next()
      value += (byte % 128) * scale
      if (byte < 128) return value
    }
    throw new RangeError("too large")
  }
  return {
    varied,
    fixed: (size) => Array.from({ length: size }, next).reduce((value, byte) => value * 256 + byte, 0),
    text: (size) => new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(Uint8Array.from({ length: size }, next)),
    get ended() {
      return at === bytes.length
    },
  }
}

/** Base45 (RFC 9285): two bytes in three of the characters that a QR code has its own short mode for. */
export function toBase45(bytes: readonly number[]): string {
  let text = ""
  for (let i = 0; i < bytes.length; i += 2) {
    const pair = i + 1 < bytes.length
    let value = pair ? (bytes[i] ?? 0) * 256 + (bytes[i + 1] ?? 0) : (bytes[i] ?? 0)
    for (let n = pair ? 3 : 2; n > 0; n -= 1) {
      text += BASE45.charAt(value % 45)
      value = Math.floor(value / 45)
    }
  }
  return text
}

/** The bytes of a Base45 text, or null when it is none. */
export function fromBase45(text: string): Uint8Array | null {
  const bytes: number[] = []
  for (let i = 0; i < text.length; i += 3) {
    const places = [...text.slice(i, i + 3)].map((character) => BASE45.indexOf(character))
    const value = places.reduceRight((sum, place) => sum * 45 + place, 0)
    const size = places.length - 1
    if (places.includes(-1) || size === 0 || value >= 256 ** size) return null
    bytes.push(...fixed(size, value))
  }
  return Uint8Array.from(bytes)
}
