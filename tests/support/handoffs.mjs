// Makes hand-offs with the client's own code. In: {course, handoffs} as JSON. Out: of each its codes, lines, file and the code's modules.
import { createRequire } from "node:module"
import { readFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"

const client = join(dirname(fileURLToPath(import.meta.url)), "../../client")
const { buildSync } = createRequire(join(client, "package.json"))("esbuild")
const contents = `
export { readCourse } from "./src/contract/course"
export { encodeQr } from "./src/state/handoff/code"
export { encodeLine } from "./src/state/handoff/line"
export { modulesOf } from "./src/state/handoff/qr"
export { toFile, fileName } from "./src/state/handoff/statements"`
const { outputFiles } = buildSync({ stdin: { contents, resolveDir: client, loader: "ts" }, bundle: true, write: false, format: "esm", platform: "node" })
const made = await import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString("base64")}`)

const { course: rows, handoffs } = JSON.parse(readFileSync(0, "utf8"))
const course = made.readCourse(rows)
const answer = handoffs.map((given) => {
  const handoff = { site: course.site, read: [], ...given }
  const codes = made.encodeQr(handoff, course)
  return {
    codes,
    lines: handoff.results.map((result) => made.encodeLine(handoff.learner, result, course)),
    file: made.toFile(handoff, course),
    name: made.fileName(handoff.learner),
    modules: made.modulesOf(codes[0]).map((row) => row.map((dark) => (dark ? 1 : 0)).join("")),
  }
})
process.stdout.write(JSON.stringify(answer))
