/** A class as a table for a spreadsheet: RFC 4180, and nothing in it can become a formula. */

import type { Course } from "../contract/course"
import { A_DAY, DAY_ZERO, type Answered } from "../contract/handoff"
import { inOrder, type Child, type Class } from "./class"
import type { ClassData } from "./class-table"

/** The words of the table, in the language of the page. */
export interface CsvWords {
  readonly head: readonly string[]
  readonly picture: (child: Child) => string
  readonly verdict: (answer: Answered) => string
  readonly question: (number: number) => string
}

/** A cell: quoted where it must be. What a spreadsheet would take for a formula begins with an apostrophe. */
export function cell(value: string | number): string {
  const text = typeof value === "number" || !/^[=+\-@\t\r\n]/.test(value) ? String(value) : `'${value}`
  return /[",\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text
}

function dateOf(day: number): string {
  const date = new Date(DAY_ZERO + day * A_DAY)
  return Number.isNaN(date.getTime()) ? "" : date.toISOString().slice(0, 10)
}

/** A row for each question that a child answered. The mark at the front lets spreadsheets show Chinese. */
export function csvOf(children: Class, course: Course, data: ClassData, words: CsvWords): string {
  const rows = inOrder(children.values()).flatMap((child) =>
    course.quizzes.flatMap((quiz) => {
      const result = child.results.find((one) => one.quiz === quiz.id)
      if (!result || result.mark !== quiz.mark) return []
      const who = [words.picture(child), child.learner.nickname ?? "", quiz.title]
      return quiz.questions.flatMap(([id], place) => {
        const answer = result.answers[place]
        if (!answer || answer.verdict === "blank") return []
        const told = data[quiz.id]?.find((question) => question.id === id)
        const chosen = (answer.chosen ?? []).map((at) => told?.choices?.[at]?.text ?? String(at + 1)).join("; ")
        return [[...who, place + 1, told?.stem ?? words.question(place + 1), words.verdict(answer), chosen, answer.tries, result.attempts, dateOf(result.day)]]
      })
    }),
  )
  return `\ufeff${[words.head, ...rows].map((row) => `${row.map(cell).join(",")}\r\n`).join("")}`
}
