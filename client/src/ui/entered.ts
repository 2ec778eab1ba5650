/** Enter in a text box, pressed before the script has come that takes it for an answer. */

/** A box and what stood in it at the last Enter. */
type Box = HTMLInputElement & { hbEnter?: string }

/** Hears every key, from the head of the page on. */
export function noteEnter({ keyCode, target }: KeyboardEvent): void {
  // While an input method composes, Enter has another code: it takes the word and is not an answer.
  if (keyCode === 13) (target as Box).hbEnter = (target as Box).value
}

/** Whether it was pressed in a box in which nothing else has been typed since. */
export function wasEntered(boxes: readonly Element[]): boolean {
  return (boxes as readonly Box[]).some(({ type, value, hbEnter }) => type === "text" && value === hbEnter)
}
