/** Reading of typed numbers: the twin of plugins/mkdocs_hornbook/typed.py. */

import { fold, plain } from "./fold"

const PARTS = /^([^0-9.,+-]*)([+-]?) *([0-9][0-9 .,]*|[.,][0-9][0-9 ]*)(.*)$/
const GROUPED = /^[1-9][0-9]{0,2}([.,][0-9]{2,3})*[.,][0-9]{3}$/
const END_MARKS = /^[ .!?]*$/

function isUnit(text: string, unit: string): boolean {
  return END_MARKS.test(text) || (unit !== "" && fold(text) === fold(unit))
}

function count(text: string, mark: string): number {
  return text.split(mark).length - 1
}

/** Every way to read the digits: `1.500` may be one and a half or one thousand five hundred. */
function readDigits(digits: string): number[] {
  const last = digits.lastIndexOf(".") > digits.lastIndexOf(",") ? "." : ","
  const other = last === "." ? "," : "."
  const ungrouped = Number(digits.replace(/[.,]/g, ""))
  if (count(digits, last) === 0) return [ungrouped]
  if (count(digits, last) > 1) {
    return GROUPED.test(digits) && count(digits, other) === 0 ? [ungrouped] : []
  }
  const decimal = Number(digits.split(other).join("").replace(last, "."))
  const either = GROUPED.test(digits) && count(digits, other) === 0
  return either ? [decimal, ungrouped] : [decimal]
}

/** The numbers that the text can mean, its unit left out; none when it is not a number. */
export function readNumbers(text: string, unit = ""): number[] {
  const parts = PARTS.exec(plain(text).trim())
  if (!parts) return []
  const [, before = "", sign = "", digits = "", after = ""] = parts
  if (!isUnit(before, unit) || !isUnit(after, unit)) return []
  const numbers = readDigits(digits.replace(/ /g, "").replace(/[.,]+$/, ""))
  return numbers.map((number) => (sign === "-" ? -number : number))
}
