import assert from "node:assert/strict"
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { test } from "node:test"
import fc from "fast-check"
import { parse } from "yaml"
import type { Question, Response, Verdict } from "../src/contract/quiz"
import { credit } from "../src/grading/credit"
import { fold } from "../src/grading/fold"
import { grade } from "../src/grading/grade"
import { readNumbers } from "../src/grading/numbers"

interface CaseFile {
  question: Question
  cases: { response: Response; verdict: Verdict; credit?: number; why: string }[]
}

const CASES = "../tests/cases/grading"

for (const name of readdirSync(CASES).sort()) {
  test(`shared cases of ${name}`, () => {
    const file = parse(readFileSync(join(CASES, name), "utf8")) as CaseFile
    assert.ok(file.cases.length > 0)
    for (const { response, verdict, credit: earned, why } of file.cases) {
      const said = `${JSON.stringify(response)}: ${why}`
      assert.equal(grade(file.question, response), verdict, said)
      if (earned !== undefined) assert.ok(Math.abs(credit(file.question, response) - earned) < 1e-3, said)
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
