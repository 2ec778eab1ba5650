// Writes the committed client: hornbook.js, review.js, scheme.js, the scripts of blocks, and the licences of what is bundled into them.
import { build } from "esbuild"
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"

const here = dirname(fileURLToPath(import.meta.url))
const out = join(here, "../plugins/mkdocs_hornbook/theme/assets/hornbook")

/** Names of the npm packages whose code ended up in the bundle. */
function bundled(inputs) {
  const names = Object.keys(inputs).map((path) => /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1])
  return [...new Set(names.filter(Boolean))].sort()
}

function licenceOf(name) {
  const folder = join(here, "node_modules", name)
  const { version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"))
  const text = readFileSync(join(folder, "LICENSE"), "utf8").replace(/\r\n/g, "\n").trim()
  return `${name} ${version} (${license})\n\n${text}\n`
}

/** Scripts that only the pages with a block of that type load: src/blocks/<type>.ts. */
const blocks = join(here, "src/blocks")
const names = existsSync(blocks) ? readdirSync(blocks).filter((name) => name.endsWith(".ts")) : []
const ofBlocks = names.map((name) => name.replace(/\.ts$/, "")).map((type) => [`blocks/${type}`, `src/blocks/${type}.ts`])

const { metafile } = await build({
  absWorkingDir: here,
  entryPoints: { hornbook: "src/main.ts", review: "src/review.ts", filter: "src/filter.ts", scheme: "src/scheme.ts", ...Object.fromEntries(ofBlocks) },
  outdir: out,
  bundle: true,
  minify: true,
  format: "iife",
  target: "es2018",
  charset: "ascii",
  legalComments: "none",
  metafile: true,
})
const licences = bundled(metafile.inputs).map(licenceOf)
writeFileSync(join(out, "LICENSES.txt"), `Code in these scripts by others, with its licence.\n\n${licences.join("\n")}`)
