/** What the class page says, and how it calls a child. */

import type { Child, Class } from "../state/class"
import { inOrder } from "../state/class"
import { nameOf } from "./avatar"
import { wordsIn } from "./catalogue"
import { phrasesFrom, type Phrases } from "./phrases"

/** The words in the page's own catalogue. */
export function sayFrom(root: Document): Phrases {
  return phrasesFrom(wordsIn(root, "#hb-class-words"))
}

/** Of each child the words for its picture. Two children with the same picture and no nickname are told apart by a number. */
export function picturesOf(children: Class, say: Phrases): (child: Child) => string {
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
export function calledOf(children: Class, say: Phrases): (child: Child) => string {
  const picture = picturesOf(children, say)
  return (child) => {
    const { nickname } = child.learner
    return nickname ? say("nickname", { nickname, picture: picture(child) }) : picture(child)
  }
}
