/** A text as the modules of a QR code: true is dark. The reader is in scan.ts, which only the class page loads. */

import encode from "qr"

export type Modules = readonly (readonly boolean[])[]

/** With a quiet zone of four modules, as the standard wants it; level M, which survives a scratch on a screen. */
export function modulesOf(text: string): Modules {
  return encode(text, "raw", { ecc: "medium", border: 4 })
}

/** The dark modules as the path of an SVG, in units of a module: runs of each row. */
export function pathOf(modules: Modules): string {
  return modules
    .flatMap((row, y) => {
      const starts = row.flatMap((dark, x) => (dark && !row[x - 1] ? [x] : []))
      return starts.map((x) => {
        const end = row.indexOf(false, x)
        const length = (end < 0 ? row.length : end) - x
        return `M${x} ${y}h${length}v1h-${length}z`
      })
    })
    .join("")
}
