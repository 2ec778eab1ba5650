/** Rows of "My path", made from the templates in the page. */

import { make, one } from "./dom"

/** A copy of the template of this name; an empty box where an author's page has none. */
export function rowOf(root: Element, name: string): HTMLElement {
  const template = one(root, `[data-hb-my-row="${name}"]`) as HTMLTemplateElement | null
  const made = template?.content.firstElementChild?.cloneNode(true) as HTMLElement | undefined
  return made ?? make("div")
}
