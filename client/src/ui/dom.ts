/** The few words in which the rest of the interface speaks to the page. */

export type Undo = () => void

/** Listen until undone. */
export function on<K extends keyof HTMLElementEventMap>(
  target: EventTarget,
  type: K,
  hear: (event: HTMLElementEventMap[K]) => void,
): Undo {
  const listener = hear as EventListener
  target.addEventListener(type, listener)
  return () => target.removeEventListener(type, listener)
}

/** Listen to the window until undone: printing, leaving, coming back. */
export function onWindow<K extends keyof WindowEventMap>(type: K, hear: (event: WindowEventMap[K]) => void): Undo {
  window.addEventListener(type, hear)
  return () => window.removeEventListener(type, hear)
}

/** Show or hide until undone. */
export function setHidden(element: HTMLElement | null, hidden: boolean): Undo {
  if (!element) return () => undefined
  const before = element.hidden
  element.hidden = hidden
  return () => {
    element.hidden = before
  }
}

/** One undo for many, last first. */
export function together(undos: readonly Undo[]): Undo {
  return () => [...undos].reverse().forEach((undo) => undo())
}

export function one(root: ParentNode, selector: string): HTMLElement | null {
  return root.querySelector<HTMLElement>(selector)
}

export function all<T extends HTMLElement = HTMLElement>(root: ParentNode, selector: string): T[] {
  return Array.from(root.querySelectorAll<T>(selector))
}

export function make<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: { readonly [name: string]: string } = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag)
  for (const name of Object.keys(attributes)) element.setAttribute(name, attributes[name] ?? "")
  for (const child of children) {
    element.appendChild(typeof child === "string" ? document.createTextNode(child) : child)
  }
  return element
}

/** Put these children in place of all others. */
export function fill(element: Element, ...children: readonly Node[]): void {
  element.textContent = ""
  children.forEach((child) => element.appendChild(child))
}

/** Do it when what has changed is on the screen: what reads the layout would hold that up. */
export function afterPaint(act: () => void): void {
  window.requestAnimationFrame(() => window.setTimeout(act))
}

/** A copy fit to stand in the page beside its original: no id twice. */
export function copy(node: Element): Element {
  const twin = node.cloneNode(true) as Element
  for (const element of [twin, ...Array.from(twin.querySelectorAll("[id]"))]) element.removeAttribute("id")
  return twin
}
