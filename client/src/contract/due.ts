/** What the page "Practise again" knows of the site's quizzes. */

/** A quiz whose questions can come back, with the mark that each has now. */
export interface DueQuiz {
  readonly id: string
  readonly url: string
  readonly title: string
  readonly marks: ReadonlyMap<string, string>
}

function isPair(value: unknown): value is [string, string] {
  return Array.isArray(value) && value.length === 2 && value.every((part) => typeof part === "string")
}

/** The rows of review-data.js; those that cannot be read are left out. */
export function readDueQuizzes(rows: unknown): DueQuiz[] {
  if (!Array.isArray(rows)) return []
  return rows.flatMap((row: unknown): DueQuiz[] => {
    if (!Array.isArray(row)) return []
    const [id, url, title, questions] = row as unknown[]
    if (typeof id !== "string" || typeof url !== "string" || typeof title !== "string") return []
    if (!Array.isArray(questions) || !questions.every(isPair)) return []
    return [{ id, url, title, marks: new Map(questions) }]
  })
}

const NAME = "#practise="

/** The end of the address of a quiz that asks only these questions; empty when there are none. */
export function practiseHash(quiz: string, questions: readonly string[]): string {
  return questions.length > 0 ? `${NAME}${encodeURIComponent(quiz)}=${questions.map(encodeURIComponent).join(",")}` : ""
}

/** The questions of this quiz that the end of an address asks for; none for any other address. */
export function readPractiseHash(hash: string, quiz: string): string[] {
  const [name, questions = ""] = hash.startsWith(NAME) ? hash.slice(NAME.length).split("=") : []
  try {
    if (name === undefined || decodeURIComponent(name) !== quiz) return []
    return questions.split(",").map(decodeURIComponent).filter((id) => id !== "")
  } catch {
    return []
  }
}
