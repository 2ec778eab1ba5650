// Writes the committed client: hornbook.js, filter.js, search.js, scheme.js, the scripts of blocks and of pages, and the licences of what is bundled into them.
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
  // Of a choice of licences, MIT: it is the short one.
  const file = ["LICENSE-MIT", "LICENSE", "LICENSE.md"].find((one) => existsSync(join(folder, one)))
  const text = readFileSync(join(folder, file), "utf8").replace(/\r\n/g, "\n").trim()
  return `${name} ${version} (${license})\n\n${text}\n`
}

/** Scripts that only some pages load: src/<folder>/<name>.ts. */
function scriptsIn(folder) {
  const names = readdirSync(join(here, "src", folder)).filter((name) => name.endsWith(".ts"))
  return names.map((name) => name.replace(/\.ts$/, "")).map((name) => [`${folder}/${name}`, `src/${folder}/${name}.ts`])
}

/** How all scripts are bundled. */
const bundle = { absWorkingDir: here, bundle: true, minify: true, format: "iife", target: "es2019", charset: "ascii", legalComments: "none" }

const { metafile } = await build({
  ...bundle,
  entryPoints: { hornbook: "src/main.ts", filter: "src/filter.ts", search: "src/search.ts", scheme: "src/scheme.ts", single: "src/single.ts", offline: "src/offline.ts", ...Object.fromEntries([...scriptsIn("blocks"), ...scriptsIn("pages")]) },
  outdir: out,
  metafile: true,
})
// Of the first two the plugin publishes one, as sw.js; the third begins the words of a large site.
await build({ ...bundle, entryPoints: ["src/sw.ts", "src/sw-off.ts", "src/search-parts.ts"], outdir: join(here, "../plugins/mkdocs_hornbook/workers") })
const licences = bundled(metafile.inputs).map(licenceOf)
writeFileSync(join(out, "LICENSES.txt"), `Code in these scripts by others, with its licence.\n\n${licences.join("\n")}`)
