import assert from "node:assert/strict"
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { test } from "node:test"
import fc from "fast-check"
import { parse } from "yaml"
import type { Question, Response, Verdict } from "../src/contract/quiz"
import { fold } from "../src/grading/fold"
import { grade } from "../src/grading/grade"
import { readNumbers } from "../src/grading/numbers"

interface CaseFile {
  question: Question
  cases: { response: Response; verdict: Verdict; why: string }[]
}

const CASES = "../tests/cases/grading"

for (const name of readdirSync(CASES).sort()) {
  test(`shared cases of ${name}`, () => {
    const file = parse(readFileSync(join(CASES, name), "utf8")) as CaseFile
    assert.ok(file.cases.length > 0)
    for (const { response, verdict, why } of file.cases) {
      assert.equal(grade(file.question, response), verdict, `${JSON.stringify(response)}: ${why}`)
    }
  })
}

const text = fc.string({ unit: "binary" })

test("folding twice changes nothing more", () => {
  fc.assert(fc.property(text, (any) => assert.equal(fold(fold(any)), fold(any))))
})

test("all ways to write the same characters fold alike", () => {
  const form = fc.constantFrom("NFC", "NFD", "NFKC", "NFKD")
  fc.assert(fc.property(text, form, (any, as) => assert.equal(fold(any.normalize(as)), fold(any))))
})

test("reading a number never fails", () => {
  fc.assert(fc.property(text, (any) => readNumbers(any, "m").forEach((n) => assert.equal(typeof n, "number"))))
})
