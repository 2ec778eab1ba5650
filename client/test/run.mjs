// Bundles each test, or those that are named, and runs them with Node's own test runner.
import { build } from "esbuild"
import { spawnSync } from "node:child_process"
import { readdirSync, rmSync } from "node:fs"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"

const client = join(dirname(fileURLToPath(import.meta.url)), "..")
const out = join(client, "node_modules/.cache/hornbook-tests")
const wanted = process.argv.slice(2)
const tests = readdirSync(join(client, "test"))
  .filter((name) => name.endsWith(".test.ts") && (wanted.length === 0 || wanted.includes(name)))
  .sort()

rmSync(out, { recursive: true, force: true })
await build({
  absWorkingDir: client,
  entryPoints: tests.map((name) => join("test", name)),
  outdir: out,
  outExtension: { ".js": ".mjs" },
  bundle: true,
  packages: "external",
  platform: "node",
  format: "esm",
  target: "node20",
})
const files = tests.map((name) => join(out, name.replace(/\.ts$/, ".mjs")))
const { status } = spawnSync(process.execPath, ["--test", ...files], { cwd: client, stdio: "inherit" })
process.exit(status ?? 1)
