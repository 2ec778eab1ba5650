/** The class page: reads in, shows, keeps and clears. */

import type { Course } from "../contract/course"
import type { Rows } from "../contract/rows"
import type { Child, Import } from "../state/class"
import { csvOf } from "../state/class-csv"
import { openClass, type ClassKeep } from "../state/class-keep"
import { readAll, type Given } from "../state/class-read"
import { countQuiz, quizzesToChoose, type ClassData } from "../state/class-table"
import { toStatements } from "../state/handoff/statements"
import { showCame, tellOnly } from "./class-came"
import { mountIn } from "./class-in"
import { showChoices, showFull, showQuiz, type Desk } from "./class-show"
import { showWho } from "./class-who"
import { picturesOf } from "./class-words"
import { make, on, one, together, type Undo } from "./dom"
import type { Phrases } from "./phrases"
import { saveFile } from "./save"
import { twoPresses } from "./twice"

function csvText(keep: ClassKeep, desk: Desk, data: ClassData): string {
  const { say, course } = desk
  return csvOf(keep.children(), course, data, {
    head: say("csv_head").split("|"),
    picture: picturesOf(keep.children(), say),
    verdict: ({ verdict }) => say(`verdict_${verdict}`),
    question: (n) => say("question", { n }),
  })
}

function xapiText(keep: ClassKeep, { course }: Desk): string {
  const statements = [...keep.children().values()].flatMap(({ learner, made, results, read }) =>
    toStatements({ learner, site: course.site, made, results, read }, course),
  )
  return `[\n${statements.map((statement) => JSON.stringify(statement)).join(",\n")}\n]\n`
}

/** The buttons below the results. */
function mountKeep(keep: ClassKeep, desk: Desk, data: ClassData, cleared: () => void): Undo {
  const { root, say } = desk
  const button = (name: string): HTMLElement => one(root, `[data-hb-class-${name}]`) ?? make("button")
  const csv = (): void => saveFile(`${say("file_csv")}.csv`, csvText(keep, desk, data), "text/csv;charset=utf-8")
  const xapi = (): void => saveFile(`${say("file_xapi")}.json`, xapiText(keep, desk), "application/json")
  return together([
    on(button("print"), "click", () => window.print()),
    on(button("csv"), "click", csv),
    on(button("xapi"), "click", xapi),
    twoPresses(button("clear"), say("sure"), cleared),
  ])
}

function mountOpen(root: HTMLElement, course: Course, data: ClassData, keep: ClassKeep, say: Phrases): Undo {
  const desk: Desk = { root, course, say }
  const choose = one(root, "[data-hb-class-choose]") as HTMLSelectElement | null
  const ways = one(root, "[data-hb-class-in]") as HTMLDetailsElement | null
  let chosen = ""
  let last: Import["before"] = new Map()

  const draw = (): void => {
    const children = keep.children()
    const quiz = showChoices(desk, quizzesToChoose(course, children), chosen)
    const found = course.quizzes.find(({ id }) => id === quiz)
    if (found) {
      const count = countQuiz(found, data[quiz] ?? [], children)
      showQuiz(desk, count)
      showWho(desk, children, count, clearChild)
    }
    showFull(desk, children)
    const lasts = one(root, "[data-hb-class-lasts]")
    if (lasts) lasts.textContent = say(keep.lasts() ? "lasts_disk" : "lasts_page")
    const empty = one(root, "[data-hb-class-empty]")
    if (empty) empty.hidden = children.size > 0
  }
  const told = (text: string): void => {
    last = new Map()
    if (ways) ways.open = true
    tellOnly(root, text)
    draw()
  }
  const clearChild = ({ id }: Child): void => {
    void keep.drop(id).then((gone) => told(say(gone ? "child_cleared" : "clear_failed")))
  }
  const clear = (): void => {
    void keep.clear().then((gone) => told(say(gone ? "cleared" : "clear_failed")))
  }
  const take = (coming: Promise<readonly Given[]>): void => {
    void coming.then(async (given) => {
      const { handoffs, refused } = readAll(given, course)
      const read = handoffs.length > 0 ? await keep.readIn(handoffs) : { after: keep.children(), before: new Map(), left: [] }
      last = read.before
      showCame(root, { handoffs, refused, read }, say)
      draw()
    })
  }
  const undo = (): void => {
    void keep.undo(last).then(() => told(say("undone")))
  }

  if (ways) ways.open = keep.children().size === 0
  draw()
  root.hidden = false
  const undoButton = one(root, "[data-hb-class-undo]")
  return together([
    mountIn(root, say, take, (text) => tellOnly(root, text)),
    mountKeep(keep, desk, data, clear),
    ...(undoButton ? [on(undoButton, "click", undo)] : []),
    ...(choose ? [on(choose, "change", () => ((chosen = choose.value), draw()))] : []),
  ])
}

/** Mount the page when the class of this device is known. */
export async function mountClass(root: HTMLElement, course: Course, data: ClassData, rows: () => Promise<Rows>, say: Phrases): Promise<Undo> {
  return mountOpen(root, course, data, await openClass(rows), say)
}
