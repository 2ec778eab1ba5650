/**
 * One quiz of one learner as a line that a teacher can type from paper.
 *
 * All of it is one large number in Crockford's base 32, with three characters that check it: a
 * Reed-Solomon code over the 32 characters. Two wrong characters never pass, and of swapped groups
 * one in thirty thousand.
 */

import type { Course, CourseQuestion, CourseQuiz } from "../../contract/course"
import { A_DAY, DAY_ZERO, type Answered, type Handoff, type QuizResult, type Sender, type Unreadable } from "../../contract/handoff"
import { ANIMALS, COLOURS } from "../../contract/learner"

const ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
const CHECKS = 3
/** So that a line of zeros is none. */
const SALT = [11, 7, 22]
/** A choice question with more choices sends its verdict alone: the line must be typed. */
const MOST_CHOICES = 8
/** So many characters of a learner's id, beside the picture, tell the children of a class apart. */
export const SHORT_ID = 3
const VERDICTS = ["correct", "partial", "incorrect"] as const

/** Sizes of what comes before the answers, in this order. */
const HEAD = { version: 4, animal: 16, colour: 16, id: 36 ** SHORT_ID, key: 2 ** 16, mark: 2 ** 12, day: 2 ** 12, attempts: 8 }

/** `digits` (base 32, lowest first) times `size`, plus `value`. */
function push(digits: number[], size: number, value: number): void {
  let carry = value
  for (let i = 0; i < digits.length || carry > 0; i += 1) {
    const sum = (digits[i] ?? 0) * size + carry
    digits[i] = sum % 32
    carry = Math.floor(sum / 32)
  }
}

/** Takes back what was pushed last. */
function pop(digits: number[], size: number): number {
  let rest = 0
  for (let i = digits.length - 1; i >= 0; i -= 1) {
    const sum = rest * 32 + (digits[i] ?? 0)
    digits[i] = Math.floor(sum / size)
    rest = sum % size
  }
  return rest
}

/** In the field of 32 elements: polynomials over bits, modulo x^5 + x^2 + 1. */
function times(a: number, b: number): number {
  let product = 0
  for (let bit = 4; bit >= 0; bit -= 1) {
    product <<= 1
    if (product & 32) product ^= 37
    if ((b >> bit) & 1) product ^= a
  }
  return product
}

/** The product of (x - 2), (x - 4) and (x - 8), without its first 1. */
const GENERATOR = [2, 4, 8].reduce((poly, root) => [...poly, 0].map((c, i) => c ^ times(poly[i - 1] ?? 0, root)), [1]).slice(1)

/** The remainder of the symbols, followed by room for the checks, divided by the generator. */
function checksOf(symbols: readonly number[]): number[] {
  let rest: number[] = Array.from({ length: CHECKS }, () => 0)
  for (const symbol of symbols) {
    const lead = symbol ^ (rest[0] ?? 0)
    rest = GENERATOR.map((c, i) => (rest[i + 1] ?? 0) ^ times(c, lead))
  }
  return rest.map((check, i) => check ^ (SALT[i] ?? 0))
}

type Kind = "one" | "some" | "verdict"

function kindOf([, , type, choices = 0]: CourseQuestion): Kind {
  if (choices < 1 || choices > MOST_CHOICES) return "verdict"
  return type === "multiple-choice" ? "some" : "one"
}

/** In how many ways this question can have been answered, 0 being not at all. */
function waysOf(question: CourseQuestion): number {
  const choices = question[3] ?? 0
  const kind = kindOf(question)
  return kind === "one" ? 1 + 2 * choices : kind === "some" ? 1 + 3 * (2 ** choices - 1) : 1 + VERDICTS.length
}

function numberOf(question: CourseQuestion, { verdict, chosen }: Answered): number {
  const place = VERDICTS.indexOf(verdict as (typeof VERDICTS)[number])
  if (place < 0) return 0
  const kind = kindOf(question)
  if (kind === "verdict") return 1 + place
  const known = (chosen ?? []).filter((choice) => choice < (question[3] ?? 0))
  if (known.length === 0) return 0
  if (kind === "one") return 1 + 2 * (known[0] ?? 0) + (verdict === "correct" ? 0 : 1)
  return 1 + 3 * ([...new Set(known)].reduce((sum, choice) => sum + 2 ** choice, 0) - 1) + place
}

function answerOf(question: CourseQuestion, number: number): Answered {
  if (number === 0) return { verdict: "blank", tries: 0 }
  const way = number - 1
  switch (kindOf(question)) {
    case "one":
      return { verdict: way % 2 === 0 ? "correct" : "incorrect", chosen: [Math.floor(way / 2)], tries: 1 }
    case "some": {
      const set = Math.floor(way / 3) + 1
      const chosen = Array.from({ length: MOST_CHOICES }, (_, place) => place).filter((place) => (set >> place) & 1)
      return { verdict: VERDICTS[way % 3] ?? "incorrect", chosen, tries: 1 }
    }
    default:
      return { verdict: VERDICTS[way] ?? "incorrect", tries: 1 }
  }
}

function keyOf({ key }: CourseQuiz): number {
  return parseInt(key.slice(0, 4), 16)
}

function markOf({ mark }: CourseQuiz): number {
  return parseInt(mark, 16) >> 4
}

/** The line of one result; null when the course has other words for this quiz by now. */
export function encodeLine({ id, animal, colour }: Sender, result: QuizResult, course: Course): string | null {
  const quiz = course.quizzes.find((one) => one.id === result.quiz && one.mark === result.mark)
  if (!quiz || result.answers.length !== quiz.questions.length) return null
  const head = {
    version: 0,
    animal: ANIMALS.indexOf(animal),
    colour: COLOURS.indexOf(colour),
    id: parseInt(id.slice(0, SHORT_ID), 36),
    key: keyOf(quiz),
    mark: markOf(quiz),
    day: Math.min(HEAD.day - 1, Math.max(0, result.day)),
    attempts: Math.min(HEAD.attempts, Math.max(1, result.attempts)) - 1,
  }
  const digits: number[] = []
  const answers = quiz.questions.map((question, i) => [waysOf(question), numberOf(question, result.answers[i] as Answered)] as const)
  answers.reverse().forEach(([ways, number]) => push(digits, ways, number))
  for (const name of Object.keys(HEAD).reverse() as (keyof typeof HEAD)[]) push(digits, HEAD[name], head[name])
  const symbols = digits.reverse()
  const text = [...symbols, ...checksOf(symbols)].map((symbol) => ALPHABET[symbol]).join("")
  return (text.match(/.{1,4}/g) ?? []).join("-")
}

/** What was typed as symbols; null when it has other characters than such a line. */
function symbolsOf(text: string): number[] | null {
  const plain = text.toUpperCase().replace(/[\s\-‐-―−.·]/g, "").replace(/O/g, "0").replace(/[IL]/g, "1")
  const symbols = Array.from(plain, (character) => ALPHABET.indexOf(character))
  return symbols.length > CHECKS && !symbols.includes(-1) ? symbols : null
}

/** A typed line. Never throws. It knows no nickname, and of the learner's id the first three characters. */
export function decodeLine(text: string, course: Course): Handoff | Unreadable {
  const symbols = symbolsOf(text)
  if (!symbols || symbols.length > 400) return { why: "not-ours" }
  const body = symbols.slice(0, -CHECKS)
  if (checksOf(body).some((check, i) => check !== symbols[body.length + i])) return { why: "damaged" }
  const digits = body.reverse()
  if (pop(digits, HEAD.version) !== 0) return { why: "other-version" }
  const [animal, colour] = [ANIMALS[pop(digits, HEAD.animal)], COLOURS[pop(digits, HEAD.colour)]]
  if (!animal || !colour) return { why: "other-version" }
  const id = pop(digits, HEAD.id).toString(36).padStart(SHORT_ID, "0")
  const [key, mark] = [pop(digits, HEAD.key), pop(digits, HEAD.mark)]
  const [day, attempts] = [pop(digits, HEAD.day), pop(digits, HEAD.attempts) + 1]
  const fitting = course.quizzes.filter((quiz) => keyOf(quiz) === key && markOf(quiz) === mark)
  const [quiz] = fitting
  // Two that fit cannot be told apart; with a thousand quizzes that is one course in five hundred.
  if (!quiz || fitting.length > 1) return { why: "other-version" }
  const answers = quiz.questions.map((question) => answerOf(question, pop(digits, waysOf(question))))
  if (digits.some((digit) => digit !== 0)) return { why: "damaged" }
  const result = { quiz: quiz.id, mark: quiz.mark, day, attempts, answers }
  return { learner: { id, animal, colour }, site: course.site, made: DAY_ZERO + day * A_DAY, results: [result], read: [] }
}
