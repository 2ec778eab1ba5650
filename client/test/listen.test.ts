import assert from "node:assert/strict"
import { readFileSync } from "node:fs"
import { test } from "node:test"
import { parse } from "yaml"
import { sentencesOf } from "../src/contract/sentences"
import { nextState } from "../src/ui/pinyin"
import { chooseVoice } from "../src/ui/voice"

interface Case {
  name: string
  text: string
  sentences: string[]
}

for (const { name, text, sentences } of parse(readFileSync("../tests/cases/sentences.yml", "utf8")) as Case[]) {
  test(`shared case: ${name}`, () => assert.deepEqual(sentencesOf(text), sentences))
}

function voice(lang: string, localService = true, isDefault = false): SpeechSynthesisVoice {
  return { lang, localService, default: isDefault, name: lang, voiceURI: lang }
}

test("a voice that needs a network is no voice", () => {
  assert.equal(chooseVoice([voice("en-US", false)], "en"), undefined)
})

test("a voice of another language is no voice", () => {
  assert.equal(chooseVoice([voice("de-DE"), voice("zh-CN")], "en"), undefined)
})

test("the same country comes first, then the device's own choice", () => {
  const voices = [voice("en-GB"), voice("en-US", true, true), voice("en-AU")]
  assert.equal(chooseVoice(voices, "en-AU")?.lang, "en-AU")
  assert.equal(chooseVoice(voices, "en")?.lang, "en-US")
})

test("a Mandarin page is not read in Cantonese", () => {
  assert.equal(chooseVoice([voice("zh-HK")], "zh"), undefined)
  assert.equal(chooseVoice([voice("zh-HK"), voice("zh_CN")], "zh")?.lang, "zh_CN")
  assert.equal(chooseVoice([voice("zh-HK")], "zh-HK")?.lang, "zh-HK")
})

test("pinyin goes from none over new words to all, and back", () => {
  assert.deepEqual(["off", "glossary", "all"].map((now) => nextState(now, true)), ["glossary", "all", "off"])
  assert.equal(nextState("off", false), "all")
})
