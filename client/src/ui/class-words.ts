/** What the class page says, and how it calls a child. */

import type { Child, Class } from "../state/class"
import { inOrder } from "../state/class"
import { makeWords, type Key } from "../strings"
import { nameOf } from "./avatar"
import { one } from "./dom"

export type Say = (key: string, values?: { readonly [name: string]: number | string }) => string

/** The words in the page's own catalogue, counted by the rules of its language. */
export function sayFrom(root: Document): Say {
  let catalogue: unknown = null
  try {
    catalogue = JSON.parse(one(root, "#hb-class-words")?.textContent ?? "{}")
  } catch {
    // A missing word shows its key.
  }
  const words = makeWords(catalogue, root.documentElement.lang || "en")
  return (key, values) => words(key as Key, values)
}

/** Of each child the words for its picture. Two children with the same picture and no nickname are told apart by a number. */
export function picturesOf(children: Class, say: Say): (child: Child) => string {
  const names = new Map<string, string>()
  const met = new Map<string, number>()
  for (const child of inOrder(children.values())) {
    const picture = nameOf(child.learner)
    const key = `${picture} ${child.learner.nickname ?? ""}`
    const n = (met.get(key) ?? 0) + 1
    met.set(key, n)
    names.set(child.id, n > 1 ? say("again_same", { picture, n }) : picture)
  }
  return (child) => names.get(child.id) ?? nameOf(child.learner)
}

/** A child by nickname and picture. */
export function calledOf(children: Class, say: Say): (child: Child) => string {
  const picture = picturesOf(children, say)
  return (child) => {
    const { nickname } = child.learner
    return nickname ? say("nickname", { nickname, picture: picture(child) }) : picture(child)
  }
}
