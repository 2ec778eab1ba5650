/** A story and the way through it: the twin of `walk` in plugins/mkdocs_hornbook/grading.py. */

/** What a choice is, and the part it leads to; without one, it leads back. */
export interface Turn {
  readonly safe: boolean
  readonly to?: string
}

/** By the id of each part, its choices by id; a part without any is an ending. */
export interface Story {
  readonly start: string
  readonly nodes: { readonly [part: string]: { readonly [choice: string]: Turn } }
}

export interface Way {
  /** The part to which the path has led. */
  readonly at: string
  readonly steps: number
  readonly safe: number
  /** Whether the story ends there. */
  readonly ended: boolean
}

/** A part may be called like something that every object has: "constructor". */
function own<T>(from: { readonly [id: string]: T }, id: string): T | null {
  return Object.prototype.hasOwnProperty.call(from, id) ? (from[id] ?? null) : null
}

/** Follow a path of "part.choice" from the start; null when it does not lead through this story. */
export function walk({ start, nodes }: Story, path: unknown): Way | null {
  if (!Array.isArray(path)) return null
  let at = start
  let safe = 0
  for (const step of path as readonly unknown[]) {
    const [part, choice, more] = typeof step === "string" ? step.split(".") : []
    if (part !== at || choice === undefined || more !== undefined) return null
    const turn = own(own(nodes, at) ?? {}, choice)
    if (!turn) return null
    if (turn.safe) safe += 1
    at = turn.to ?? at
  }
  const part = own(nodes, at)
  return part && { at, steps: path.length, safe, ended: Object.keys(part).length === 0 }
}
