/** The device's own voice: only one that speaks the page's language and needs no network. */

/** A language tag as browsers should write it: Android writes zh_CN. */
function tagOf(voice: SpeechSynthesisVoice): string {
  return voice.lang.replace("_", "-").toLowerCase()
}

/** The best voice for a language; undefined where there is none on the device itself. */
export function chooseVoice(voices: readonly SpeechSynthesisVoice[], lang: string): SpeechSynthesisVoice | undefined {
  const wanted = lang.toLowerCase()
  const [main = wanted] = wanted.split("-")
  const near = voices.filter((voice) => voice.localService && tagOf(voice).split("-")[0] === main)
  // A page in plain `zh` is Mandarin: Cantonese, which some devices call zh-HK, says other words.
  const fit = main === "zh" && !/hk|mo|hant/.test(wanted) ? near.filter((voice) => !/hk|mo|yue/.test(tagOf(voice))) : near
  return fit.find((voice) => tagOf(voice) === wanted) ?? fit.find((voice) => voice.default) ?? fit[0]
}

export interface Voice {
  readonly has: (lang: string) => boolean
  /** Say it; `done` is called at its end, with whether it was said, and never after `hush`. */
  readonly say: (text: string, lang: string, rate: number, done: (said: boolean) => void) => void
  readonly hush: () => void
  /** Voices of some browsers are known only after a while. */
  readonly onVoices: (hear: () => void) => void
}

/** Pause of the browser is not used: in Chrome for Android it ends the speech. `hush` and say anew. */
export function makeVoice(synth: SpeechSynthesis | undefined): Voice {
  let current: SpeechSynthesisUtterance | null = null
  const find = (lang: string): SpeechSynthesisVoice | undefined => synth && chooseVoice(synth.getVoices(), lang)
  const hush = (): void => {
    current = null
    synth?.cancel()
  }
  return {
    has: (lang) => find(lang) !== undefined,
    hush,
    onVoices: (hear) => synth?.addEventListener?.("voiceschanged", hear),
    say: (text, lang, rate, done) => {
      hush()
      const voice = find(lang)
      if (!synth || !voice) return done(false)
      const utterance = new SpeechSynthesisUtterance(text)
      utterance.voice = voice
      utterance.lang = voice.lang
      utterance.rate = rate
      const end = (said: boolean) => (): void => {
        if (current !== utterance) return
        current = null
        done(said)
      }
      utterance.onend = end(true)
      utterance.onerror = end(false)
      current = utterance // also keeps it from being collected before its end, as older Chrome does
      synth.speak(utterance)
    },
  }
}
