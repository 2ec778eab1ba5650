/** Reading aloud on a page: its buttons, the bar that steers it, and when there is nothing to hear. */

import { keep, kept } from "../state/kept"
import { all, on, one, type Undo } from "./dom"
import { passageOf, passagesIn, passagesOfQuestion, type Passage } from "./passages"
import { langOf, makeReader } from "./reader"
import { makeVoice } from "./voice"

const SLOW = 0.8
const HAS_OWN_TAP = "a, button, input, label, select, textarea, summary, audio, video, [role='button']"

interface Opener {
  readonly button: HTMLElement
  readonly place: Element
  readonly passages: () => Passage[]
}

export function mountListen(root: Document): Undo {
  const bar = one(root, ".hb-player")
  if (!bar) return () => undefined
  const voice = makeVoice(window.speechSynthesis)
  const openers: Opener[] = []
  let opener: Opener | null = null
  const reader = makeReader(root, voice, tell, () => bar.getBoundingClientRect().top)

  /** What can be heard here: a passage without a recording needs a voice in its language. */
  function audible(passages: readonly Passage[]): Passage[] {
    return passages.filter(({ audio, lines }) => audio || voice.has(langOf(lines[0]?.element ?? root.documentElement)))
  }

  function button(act: string): HTMLElement | null {
    return one(bar as HTMLElement, `[data-hb-read="${act}"]`)
  }

  function show(element: HTMLElement | null, isShown: boolean): void {
    if (element) element.hidden = !isShown
  }

  function tell(): void {
    const playing = reader.isPlaying()
    if (!reader.isOpen() && bar?.contains(root.activeElement)) opener?.button.focus()
    const hadFocus = root.activeElement === button("pause") || root.activeElement === button("on")
    show(bar, reader.isOpen())
    show(button("pause"), playing)
    show(button("on"), !playing)
    if (hadFocus) button(playing ? "pause" : "on")?.focus()
    root.documentElement.toggleAttribute("data-hb-reading-aloud", reader.isOpen())
    openers.forEach((each) => each.button.setAttribute("aria-pressed", String(reader.isOpen() && playing && each === opener)))
  }

  function press(pressed: Opener): void {
    const isSame = pressed === opener && reader.isOpen()
    opener = pressed
    if (!isSame) reader.read(audible(pressed.passages()))
    else if (reader.isPlaying()) reader.pause()
    else reader.goOn()
  }

  function open(button: HTMLElement, place: Element, passages: () => Passage[]): void {
    const made = { button, place, passages }
    openers.push(made)
    on(button, "click", () => press(made))
  }

  function hasRecording(place: Element): boolean {
    return all(place, ".hb-audio audio").some((audio) => place.matches(".hb-question") || !audio.closest(".hb-quiz"))
  }

  /** Buttons come when there is something to hear, and go when there is nothing. */
  function offer(): void {
    openers.forEach(({ button, place }) => show(button, voice.has(langOf(place)) || hasRecording(place)))
  }

  function speaker(name: string, number = 0): HTMLElement | null {
    const template = root.getElementById("hb-speaker") as HTMLTemplateElement | null
    const copy = template?.content.firstElementChild?.cloneNode(true) as HTMLElement | undefined
    copy?.setAttribute("aria-label", (template?.dataset[name] ?? "").replace("{n}", String(number)))
    return copy ?? null
  }

  function prepare(): void {
    all(root, ".hb-lesson").forEach((lesson) => {
      const listen = one(lesson, "[data-hb-listen]")
      if (listen) open(listen, lesson, () => passagesIn(lesson))
    })
    all(root, ".hb-story").map((story) => all(story, ".hb-leaf")).forEach((leaves) => leaves.forEach((leaf, n) => {
      const words = one(leaf, ".hb-leaf-words")
      const made = speaker("hbLeaf", n + 1)
      if (!words || !made) return
      words.insertBefore(made, words.firstChild)
      open(made, words, () => passagesIn(words))
    }))
    all(root, ".hb-question").forEach((question) => {
      const made = speaker("hbQuestion")
      const number = one(question, ".hb-number")
      if (!made || !number) return
      // A quiz that draws or shuffles changes the number, so the button's name holds the number itself.
      made.id = `listen-${question.id}`
      number.id = `number-${question.id}`
      made.setAttribute("aria-labelledby", `${made.id} ${number.id}`)
      question.insertBefore(made, question.firstChild)
      open(made, question, () => passagesOfQuestion(question))
    })
  }

  function audios(): HTMLAudioElement[] {
    return all<HTMLAudioElement>(root, ".hb-audio audio")
  }

  /** A recording started by its own controls is read like any other: alone, and with its sentences lit. */
  function adopt(event: Event): void {
    const audio = event.target
    if (!(audio instanceof HTMLMediaElement)) return
    if (audio instanceof HTMLAudioElement && audio.closest(".hb-audio")) {
      if (reader.sounds(audio)) return
      opener = null
      reader.follow(passageOf(audio))
    } else {
      reader.stop()
      audios().forEach((other) => other.pause())
    }
  }

  function tap(event: MouseEvent): void {
    const target = event.target as Element
    const sentence = target.closest(".hb-sentence")
    if (!sentence || target.closest(HAS_OWN_TAP) || String(window.getSelection() ?? "")) return
    if (reader.isOpen() && reader.jump(sentence)) return
    const said = audios().map(passageOf).find((one) => one.starts.length && one.lines.some((line) => line.element === sentence))
    if (said) {
      opener = null
      reader.read([said], sentence)
    }
  }

  /** A child turned the page: read on there, or be silent where nothing of it is to be read. */
  function turned(): void {
    const leaf = reader.line()?.element.closest(".hb-leaf")
    if (!reader.isOpen() || !leaf || !leaf.matches(".hb-story:not([data-hb-all]) .hb-leaf:not([data-hb-now])")) return
    const now = all(root, ".hb-leaf[data-hb-now] .hb-sentence")
    if (!reader.isPlaying() || !now.some((sentence) => reader.jump(sentence))) reader.stop()
  }

  const acts: { readonly [act: string]: () => void } = {
    back: () => reader.move(-1),
    next: () => reader.move(1),
    pause: reader.pause,
    on: reader.goOn,
    stop: reader.stop,
    slow: () => {
      keep("speed", kept("speed") ? "" : String(SLOW))
      slow()
    },
  }

  function slow(): void {
    const isSlow = kept("speed") !== ""
    button("slow")?.setAttribute("aria-pressed", String(isSlow))
    reader.setRate(isSlow ? SLOW : 1)
  }

  // The buttons that turn the pages of a story stay at the foot of the screen: the bar stands above.
  bar.toggleAttribute("data-hb-high", one(root, ".hb-pager") !== null)
  prepare()
  for (const { starts, lines } of audios().map(passageOf)) {
    if (starts.length) lines.forEach(({ element }) => element.setAttribute("data-hb-heard", ""))
  }
  slow()
  offer()
  voice.onVoices(offer)
  Object.keys(acts).forEach((act) => button(act)?.addEventListener("click", () => acts[act]?.()))
  root.addEventListener("click", tap)
  root.addEventListener("play", adopt, true)
  root.addEventListener("hb-page", turned)
  window.addEventListener("pagehide", reader.stop)
  return reader.stop
}
