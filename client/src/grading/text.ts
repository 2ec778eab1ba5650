/** Typed words against those that count as right. */

import { fold } from "./fold"

export function isAccepted(accept: readonly string[], given: unknown): boolean {
  const folded = typeof given === "string" ? fold(given) : ""
  return folded !== "" && accept.some((text) => fold(text) === folded)
}
