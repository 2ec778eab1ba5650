/** What a class needs next, question by question: counts without a name. */

import type { Course, CourseQuestion, CourseQuiz } from "../contract/course"
import type { Answered, QuizResult } from "../contract/handoff"
import { isFields } from "../contract/quiz"
import { inOrder, type Child, type Class } from "./class"

/** A question as `class-data.js` tells it to the teacher. */
export interface ClassQuestion {
  readonly id: string
  readonly stem: string
  readonly choices?: readonly { readonly text: string; readonly right: boolean; readonly why?: string }[]
  /** Where the lesson teaches it. */
  readonly lesson?: string
}

export type ClassData = { readonly [quiz: string]: readonly ClassQuestion[] }

/** The quizzes in what `hornbookClass(...)` was given; what cannot be read is left out. */
export function readClassData(value: unknown): ClassData {
  const found: { [quiz: string]: readonly ClassQuestion[] } = Object.create(null)
  if (!isFields(value)) return found
  const isOne = (row: unknown): row is ClassQuestion => isFields(row) && typeof row.id === "string" && typeof row.stem === "string"
  for (const quiz of Object.keys(value)) {
    const rows: unknown = value[quiz]
    if (Array.isArray(rows)) found[quiz] = rows.filter(isOne)
  }
  return found
}

export interface ChoiceCount {
  readonly text: string
  readonly right: boolean
  readonly why: string
  /** How many children chose it. */
  readonly count: number
}

export interface QuestionCount {
  readonly id: string
  /** From 1, in the order of the quiz. */
  readonly number: number
  readonly stem: string
  readonly lesson: string
  readonly choices: readonly ChoiceCount[]
  /** How many answered it, and how. */
  readonly answered: number
  readonly right: number
  readonly partly: number
  readonly wrong: number
  /** To teach again; `taken`: the wrong choices that a third or more took. */
  readonly again: { readonly taken: readonly ChoiceCount[] } | null
}

export interface QuizCount {
  readonly quiz: CourseQuiz
  /** How many children have results of the quiz as it is now. */
  readonly children: number
  /** How many have only results of the quiz as it was before it was edited. */
  readonly older: number
  readonly questions: readonly QuestionCount[]
  /** Who has not practised it yet. */
  readonly waiting: readonly Child[]
}

/** Below this share of right answers, a question is to be taught again. */
export const ENOUGH_RIGHT = 0.7
/** From this share on, a wrong choice is a misconception of the class. */
export const MANY_WRONG = 1 / 3
/** With fewer children, a percentage says more than there is. */
export const FEWEST_FOR_PERCENT = 5

/** A whole percentage, or null where there are too few for one. */
export function percentOf(part: number, whole: number): number | null {
  return whole < FEWEST_FOR_PERCENT ? null : Math.round((100 * part) / whole)
}

function resultOf(child: Child, quiz: string): QuizResult | undefined {
  return child.results.find((result) => result.quiz === quiz)
}

function choicesOf(told: ClassQuestion | undefined, answers: readonly Answered[]): ChoiceCount[] {
  return (told?.choices ?? []).map(({ text, right, why = "" }, place) => ({
    text,
    right,
    why,
    count: answers.filter(({ chosen }) => chosen?.includes(place)).length,
  }))
}

function againOf(right: number, answered: number, choices: readonly ChoiceCount[]): QuestionCount["again"] {
  const taken = choices.filter((choice) => !choice.right && choice.count > 0 && choice.count >= MANY_WRONG * answered)
  return answered > 0 && (right < ENOUGH_RIGHT * answered || taken.length > 0) ? { taken } : null
}

function questionOf([id]: CourseQuestion, place: number, told: ClassQuestion | undefined, results: readonly QuizResult[]): QuestionCount {
  const given = results.flatMap(({ answers }) => answers[place] ?? [])
  // What was not asked or left open says nothing about what a child knows.
  const answers = given.filter(({ verdict }) => verdict !== "blank" && verdict !== "noted")
  const count = (wanted: Answered["verdict"]): number => answers.filter(({ verdict }) => verdict === wanted).length
  const choices = choicesOf(told, answers)
  const right = count("correct")
  return {
    id,
    number: place + 1,
    stem: told?.stem ?? "",
    lesson: told?.lesson ?? "",
    choices,
    answered: answers.length,
    right,
    partly: count("partial"),
    wrong: count("incorrect"),
    again: againOf(right, answers.length, choices),
  }
}

/** One quiz of the course as this class answered it. */
export function countQuiz(quiz: CourseQuiz, told: readonly ClassQuestion[], children: Class): QuizCount {
  const all = inOrder(children.values())
  const results = all.flatMap((child) => resultOf(child, quiz.id) ?? [])
  const current = results.filter(({ mark }) => mark === quiz.mark)
  const find = (id: string): ClassQuestion | undefined => told.find((question) => question.id === id)
  return {
    quiz,
    children: current.length,
    older: results.length - current.length,
    questions: quiz.questions.map((question, place) => questionOf(question, place, find(question[0]), current)),
    waiting: all.filter((child) => !resultOf(child, quiz.id)),
  }
}

/** The quizzes that a child has practised, by the order of the course. */
export function practisedBy(child: Child, course: Course): CourseQuiz[] {
  return course.quizzes.filter(({ id }) => resultOf(child, id))
}

/** A quiz to choose, with how many children have practised it. */
export interface QuizChoice {
  readonly quiz: CourseQuiz
  readonly children: number
}

/** All quizzes, those with results first, each group in the order of the course. */
export function quizzesToChoose(course: Course, children: Class): QuizChoice[] {
  const counted = course.quizzes.map((quiz) => ({
    quiz,
    children: [...children.values()].filter((child) => resultOf(child, quiz.id)).length,
  }))
  return [...counted.filter((row) => row.children > 0), ...counted.filter((row) => row.children === 0)]
}
