import "fake-indexeddb/auto"
import { test } from "node:test"
import fc from "fast-check"
import { step, type Step } from "./days"
import { Tablet } from "./tablet"

/** So many in each run; `python3 tasks.py events` takes 10,000. */
const DAYS = Number(process.env.HORNBOOK_DAYS ?? 300)

test("whatever happens at a tablet, nothing shown as saved is lost and nothing is another child's", async () => {
  let sites = 0
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40, size: "max" }), fc.nat(3), async (steps, kind) => {
      const tablet = new Tablet(`day-${(sites += 1)}`, kind === 0)
      try {
        for (const one of steps) await tablet.take(one)
      } finally {
        await tablet.end()
      }
    }),
    { numRuns: DAYS, includeErrorInReport: true },
  )
})

test("a page that is opened when a child is long gone, on a full disk, is nobody's and stays so", async () => {
  const open = { type: "draft", question: "one", response: "a" } as const
  const steps: Step[] = [
    { do: "come", page: 0, who: "fox" },
    { do: "pass", ms: 360_000 },
    { do: "disk", is: "full" },
    { do: "act", page: 1, event: open },
    { do: "disk", is: "works" },
    { do: "come", page: 0, who: "fox" },
    { do: "act", page: 1, event: open },
  ]
  for (const isSmall of [true, false]) {
    const tablet = new Tablet(`gone-${isSmall}`, isSmall)
    for (const one of steps) await tablet.take(one)
    await tablet.end()
  }
})
