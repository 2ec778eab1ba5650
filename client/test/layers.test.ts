import assert from "node:assert/strict"
import { readdirSync, readFileSync } from "node:fs"
import { join, posix } from "node:path"
import { test } from "node:test"

const LAYERS = ["contract", "worker", "grading", "state", "ui", "main"]

/** What asks for files: the worker of a site, and what keeps them for it. Everything else needs no request. */
const ASKING = ["sw.ts", "worker/parts.ts", "worker/store.ts"]
const FILES = (readdirSync("src", { recursive: true }) as string[])
  .map((name) => name.replaceAll("\\", "/"))
  .filter((name) => name.endsWith(".ts"))
  .sort()

/** The words are of the lowest layer; main.ts, scheme.ts and the scripts of blocks and of pages are on top. */
function layerOf(file: string): string {
  if (file.startsWith("blocks/") || file.startsWith("pages/")) return "main"
  if (file.includes("/")) return file.slice(0, file.indexOf("/"))
  return file.startsWith("strings") ? "contract" : "main"
}

function sourceOf(file: string): string {
  const text = readFileSync(join("src", file), "utf8")
  return text.replace(/\/\*[^]*?\*\//g, "").replace(/\/\/.*$/gm, "")
}

function filesBelow(layer: string): string[] {
  return FILES.filter((file) => LAYERS.indexOf(layerOf(file)) < LAYERS.indexOf(layer))
}

test("every file belongs to a layer", () => {
  for (const file of FILES) assert.ok(LAYERS.includes(layerOf(file)), file)
})

test("imports go downwards or stay in their layer", () => {
  for (const file of FILES) {
    for (const [, to = ""] of sourceOf(file).matchAll(/from "(\.[^"]+)"/g)) {
      const target = posix.join(posix.dirname(file), to)
      assert.ok(LAYERS.indexOf(layerOf(target)) <= LAYERS.indexOf(layerOf(file)), `${file} imports ${to}`)
    }
  }
})

test("no page below ui", () => {
  for (const file of filesBelow("ui")) assert.doesNotMatch(sourceOf(file), /\b(document|window|HTML\w*Element)\b/, file)
})

test("no storage below state", () => {
  for (const file of filesBelow("state")) {
    assert.doesNotMatch(sourceOf(file), /\b(indexedDB|localStorage|sessionStorage|idb|IDB\w+)\b/, file)
  }
})

test("no HTML from strings, no inline styles, no requests", () => {
  const banned = /innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\b|new Function|\.style\b|fetch\(|XMLHttpRequest|sendBeacon/
  for (const file of FILES) {
    const source = ASKING.includes(file) ? sourceOf(file).replaceAll("fetch(", "") : sourceOf(file)
    assert.doesNotMatch(source, banned, file)
  }
})
