/** Addresses in a file that holds all its pages, and the neutral one of them. */

/** Write the end of the address, in place of the one that is there or after it in the history. */
export function setHash(hash: string, isInPlace: boolean): void {
  try {
    if (isInPlace) history.replaceState(null, "", hash)
    else history.pushState(null, "", hash)
  } catch {
    // An app that guards addresses: the page is there all the same.
  }
}

/** Nothing is left beside the neutral page, and it takes the place of the other in the history. */
export function showLeaves(leaves: HTMLElement): void {
  const { body } = document
  body.className = ""
  body.textContent = ""
  body.appendChild(leaves)
  leaves.hidden = body.hidden = false
  document.title = leaves.dataset["hbTitle"] ?? ""
  setHash(`#${leaves.id}`, true)
}
