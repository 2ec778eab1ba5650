import { LONGEST_NICKNAME } from "../../contract/learner"

/** Signs that are not seen and change how the rest is shown: control characters, turns of the direction. */
const UNSEEN = /[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu

/** A nickname as it may be sent; null when nothing of it is left. */
export function sendable(nickname: string): string | null {
  const seen = Array.from(nickname.replace(UNSEEN, "").trim())
  return seen.slice(0, LONGEST_NICKNAME).join("").trim() || null
}
