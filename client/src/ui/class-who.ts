/** Who has practised a quiz: by picture, in an order that says nothing, and never with a score. */

import type { Child, Class } from "../state/class"
import { inOrder } from "../state/class"
import { practisedBy, type QuizCount } from "../state/class-table"
import { avatar } from "./avatar"
import { rowOf, type Desk } from "./class-show"
import { calledOf } from "./class-words"
import { fill, make, one } from "./dom"
import { twoPresses } from "./twice"

function childRow(desk: Desk, child: Child, called: string, clear: (child: Child) => void): HTMLElement {
  const row = rowOf("child")
  const summary = one(row, "summary")
  if (summary) fill(summary, avatar(child.learner), make("span", {}, called))
  const quizzes = practisedBy(child, desk.course)
  const list = one(row, "ul")
  if (list) fill(list, ...quizzes.map(({ title }) => make("li", {}, title)))
  const [none, has] = ["none", "has"].map((name) => one(row, `[data-hb-class-${name}]`))
  if (none) none.hidden = quizzes.length > 0
  if (has) has.hidden = quizzes.length === 0
  const button = one(row, "button")
  if (button) twoPresses(button, desk.say("sure"), () => clear(child))
  return row
}

/** Show the children of this quiz: those who have not practised it first. */
export function showWho(desk: Desk, children: Class, count: QuizCount, clear: (child: Child) => void): void {
  const called = calledOf(children, desk.say)
  const waiting = new Set(count.waiting.map(({ id }) => id))
  const rows = (isWaiting: boolean): HTMLElement[] =>
    inOrder(children.values())
      .filter(({ id }) => waiting.has(id) === isWaiting)
      .map((child) => childRow(desk, child, called(child), clear))
  const [first, second] = ["waiting", "practised"].map((name) => one(desk.root, `[data-hb-class-${name}]`))
  if (first) fill(first, ...rows(true))
  if (second) fill(second, ...rows(false))
  const nobody = one(desk.root, "[data-hb-class-nobody]")
  if (nobody) nobody.hidden = waiting.size > 0
  const head = one(desk.root, "[data-hb-class-practised-head]")
  if (head) head.hidden = waiting.size === children.size
}
