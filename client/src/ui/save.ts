/** Gives a text to the reader as a file. */

import { make } from "./dom"

export function saveFile(name: string, text: string, type: string): void {
  const address = URL.createObjectURL(new Blob([text], { type }))
  const link = make("a", { href: address, download: name, hidden: "" })
  document.body.appendChild(link)
  link.click()
  link.remove()
  // Not at once: some browsers begin to read it later.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
