/** Reads a QR code in a picture. Apart from qr.ts, because it is three times as large. */

import decode from "qr/decode.js"

/** What a canvas gives of a picture: four bytes a pixel. */
export interface Pixels {
  readonly width: number
  readonly height: number
  readonly data: Uint8ClampedArray
}

/** The text of a code in the picture; null when there is none that can be read. `still`: a photo, which may take its time. */
export function readQr({ width, height, data }: Pixels, still = false): string | null {
  try {
    return decode({ width, height, data }, still ? { effort: Infinity, timeLimit: 2000 } : {}) || null
  } catch {
    return null
  }
}
