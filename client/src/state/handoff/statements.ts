/**
 * A hand-off as a file: an array of xAPI statements, for a learning record store.
 *
 * The class page reads the codes in the first statement and nothing else. A statement's id comes
 * from what it says (UUID version 5), so the same results sent twice are the same statements.
 */

import { v5 } from "uuid"
import type { Course, CourseQuestion, CourseQuiz } from "../../contract/course"
import { A_DAY, DAY_ZERO, type Answered, type Handoff, type QuizResult, type Sender } from "../../contract/handoff"
import { encodeQr, FILE } from "./code"
import { sendable } from "./nickname"

/** What the class page takes, and therefore what a file may have at most. */
export const MOST_BYTES = 65_536

const NAMESPACE = "0d5b6a52-5c1c-4d6e-9f0a-3f3a1c7f2b11"
const VERBS = "http://adlnet.gov/expapi/verbs/"
const ACTIVITIES = "http://adlnet.gov/expapi/activities/"
/** Keys of our own. */
export const CODES = "urn:hornbook:codes"
const EXTRA = { verdict: "urn:hornbook:verdict", tries: "urn:hornbook:tries", attempts: "urn:hornbook:attempts", mark: "urn:hornbook:mark" }

const INTERACTIONS: { readonly [type: string]: string } = {
  "single-choice": "choice",
  "multiple-choice": "choice",
  "true-false": "true-false",
  "short-text": "fill-in",
  cloze: "fill-in",
  number: "numeric",
  ordering: "sequencing",
  matching: "matching",
  categorise: "matching",
}

export interface Statement {
  readonly id: string
  readonly [part: string]: unknown
}

type Said = { readonly [part: string]: unknown }

function stated(said: Said): Statement {
  return { id: v5(JSON.stringify(said), NAMESPACE), ...said }
}

/** The account is a random name on this site: nobody is known by it elsewhere. */
function actorOf({ id, nickname }: Sender, site: string): Said {
  const name = sendable(nickname ?? "")
  const homePage = `https://hornbook.invalid/${encodeURIComponent(site)}`
  return { objectType: "Agent", ...(name ? { name } : {}), account: { homePage, name: id } }
}

function verb(name: string): Said {
  return { id: VERBS + name, display: { en: name } }
}

function activityId(site: string, ...path: readonly string[]): string {
  return ["urn:hornbook", encodeURIComponent(site), ...path.map(encodeURI)].join(":")
}

function timeOf(day: number): string {
  return new Date(DAY_ZERO + day * A_DAY).toISOString()
}

/** Choices by their places in the file, since their words are not at hand; of true and false the words that xAPI has. */
function responseOf(type: string, chosen: readonly number[]): string {
  return type === "true-false" ? String(chosen[0] === 0) : chosen.join("[,]")
}

function scored({ verdict }: Answered): Said {
  // Of an answer that is partly right, the part is not known here.
  if (verdict === "partial") return { success: false }
  return { success: verdict === "correct", score: { scaled: verdict === "correct" ? 1 : 0 } }
}

function definitionOf([, , type, choices = 0]: CourseQuestion): Said {
  const interactionType = INTERACTIONS[type] ?? "other"
  const ids = Array.from({ length: interactionType === "choice" ? choices : 0 }, (_, place) => ({ id: String(place) }))
  return { type: `${ACTIVITIES}cmi.interaction`, interactionType, ...(ids.length > 0 ? { choices: ids } : {}) }
}

function answered(actor: Said, site: string, quiz: CourseQuiz, question: CourseQuestion, answer: Answered, day: number): Statement {
  const { verdict, chosen, tries } = answer
  const response = chosen ? { response: responseOf(question[2], chosen) } : {}
  return stated({
    actor,
    verb: verb("answered"),
    object: { objectType: "Activity", id: activityId(site, "quiz", quiz.id, "question", question[0]), definition: definitionOf(question) },
    result: { ...(verdict === "noted" ? {} : scored(answer)), ...response, extensions: { [EXTRA.verdict]: verdict, [EXTRA.tries]: tries } },
    context: { contextActivities: { parent: [{ objectType: "Activity", id: activityId(site, "quiz", quiz.id) }] } },
    timestamp: timeOf(day),
  })
}

/** One quiz: that it was done, and each answer whose question has the same words still. */
function ofQuiz(actor: Said, site: string, quiz: CourseQuiz, { mark, day, attempts, answers }: QuizResult): Statement[] {
  const completion = answers.every(({ verdict }) => verdict !== "blank")
  const whole = stated({
    actor,
    verb: verb(completion ? "completed" : "attempted"),
    object: { objectType: "Activity", id: activityId(site, "quiz", quiz.id), definition: { type: `${ACTIVITIES}assessment` } },
    result: { completion, extensions: { [EXTRA.mark]: mark, [EXTRA.attempts]: attempts } },
    timestamp: timeOf(day),
  })
  const given = mark === quiz.mark ? quiz.questions.map((question, i) => [question, answers[i]] as const) : []
  const each = given.flatMap(([question, answer]) =>
    answer && answer.verdict !== "blank" ? [answered(actor, site, quiz, question, answer, day)] : [],
  )
  return [whole, ...each]
}

/** That it was read; when is not kept in a hand-off, so no time is said. */
function ofLesson(actor: Said, site: string, id: string): Statement {
  const object = { objectType: "Activity", id: activityId(site, "lesson", id), definition: { type: `${ACTIVITIES}lesson` } }
  return stated({ actor, verb: verb("experienced"), object })
}

/** The hand-off itself, with the codes that the class page reads. */
function shared(actor: Said, handoff: Handoff, course: Course): Statement {
  return stated({
    actor,
    verb: verb("shared"),
    object: { objectType: "Activity", id: activityId(handoff.site), definition: { type: `${ACTIVITIES}course` } },
    context: { extensions: { [CODES]: encodeQr(handoff, course, FILE) } },
    timestamp: new Date(handoff.made).toISOString(),
  })
}

/** All that can be said of a hand-off in xAPI, the newest quizzes first. */
export function toStatements(handoff: Handoff, course: Course): Statement[] {
  const { site } = handoff
  const actor = actorOf(handoff.learner, site)
  const quizzes = new Map(course.quizzes.map((quiz) => [quiz.id, quiz]))
  const newest = [...handoff.results].sort((one, other) => other.day - one.day)
  const done = newest.flatMap((result) => {
    const quiz = quizzes.get(result.quiz)
    return quiz ? ofQuiz(actor, site, quiz, result) : []
  })
  return [shared(actor, handoff, course), ...done, ...handoff.read.map((id) => ofLesson(actor, site, id))]
}

/** The text of the file. The codes are always whole; of the other statements, as many as there is room for. */
export function toFile(handoff: Handoff, course: Course): string {
  let room = MOST_BYTES - 8
  const lines: string[] = []
  for (const statement of toStatements(handoff, course)) {
    const line = JSON.stringify(statement)
    room -= new TextEncoder().encode(line).length + 2
    if (room < 0) break
    lines.push(line)
  }
  return `[\n${lines.join(",\n")}\n]\n`
}

/** `red-fox.hornbook.json`: the picture, no name. */
export function fileName({ animal, colour }: Sender): string {
  return `${colour}-${animal}.hornbook.json`
}
