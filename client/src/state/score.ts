/** What the answers of an attempt are worth. */

import type { Quiz } from "../contract/payload"
import type { Question } from "../contract/quiz"
import { credit } from "../grading/credit"
import { asked, of, type QuestionState, type QuizState } from "./quiz"

export interface Score {
  /** How many questions that count are right, and how many there are. */
  readonly right: number
  readonly total: number
  readonly points: number
  readonly most: number
  /** The points in percent, as bands and mastery take them. */
  readonly percent: number
  /** The score reaches the quiz's mastery. */
  readonly enough: boolean
}

/** What binary fractions lose: a third thrice is everything. */
const ROOM = 1e-9

/** Whether the score is told in points: only where points and right answers are not the same. */
export function isInPoints(quiz: Quiz): boolean {
  const isWeighed = ({ points = 1, partial = false }: Question): boolean => points !== 1 || partial
  return penaltyOf(quiz) > 0 || quiz.questions.some(isWeighed)
}

function penaltyOf({ behaviour, penalty = 33 }: Quiz): number {
  return behaviour === "interactive" ? penalty : 0
}

/** The points of one question: its credit, less the penalty for each try before. */
function pointsOf(quiz: Quiz, question: Question, { response, verdict, tries }: QuestionState): number {
  if (verdict === null || response === null) return 0
  const lost = (penaltyOf(quiz) / 100) * (tries - 1)
  return (question.points ?? 1) * Math.max(0, credit(question, response) - lost)
}

/** The questions of this attempt that count. Open answers are never marked, so they never count. */
function counted(quiz: Quiz, state: QuizState): Question[] {
  const ids = new Set(asked(quiz, state).flat())
  return quiz.questions.filter(({ id, graded }) => {
    return ids.has(id) && graded !== false && of(state, id).verdict !== "noted"
  })
}

function isEnough({ mastery }: Quiz, right: number, percent: number): boolean {
  return "right" in mastery ? right >= mastery.right : percent + ROOM >= mastery.percent
}

/** How many are right, what they are worth, and whether that is enough. */
export function score(quiz: Quiz, state: QuizState): Score {
  const questions = counted(quiz, state)
  const right = questions.filter(({ id }) => of(state, id).verdict === "correct").length
  const points = questions.reduce((sum, question) => sum + pointsOf(quiz, question, of(state, question.id)), 0)
  const most = questions.reduce((sum, question) => sum + (question.points ?? 1), 0)
  const percent = most > 0 ? (points / most) * 100 : 100
  return { right, total: questions.length, points, most, percent, enough: isEnough(quiz, right, percent) }
}

/** The band of the score: the highest of its percentages that is reached; null where there are none. */
export function bandOf({ bands = [] }: Quiz, { percent }: Score): number | null {
  const reached = bands.filter((from) => percent + ROOM >= from)
  return reached.length > 0 ? Math.max(...reached) : null
}
