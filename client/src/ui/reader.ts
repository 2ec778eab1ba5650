/** Reads passages aloud, one voice at a time, and lights the sentence that is read. */

import { all, on } from "./dom"
import type { Passage } from "./passages"
import type { Line } from "./sentences"
import type { Voice } from "./voice"

export interface Reader {
  /** Read these from the first, or from one of their lines. */
  readonly read: (passages: readonly Passage[], from?: Element) => void
  /** Go on with a recording that has begun by itself. */
  readonly follow: (passage: Passage) => void
  /** Whether it is this recording that is heard. */
  readonly sounds: (audio: HTMLMediaElement) => boolean
  readonly pause: () => void
  readonly goOn: () => void
  readonly stop: () => void
  /** To the sentence before or after. */
  readonly move: (by: number) => void
  /** Go on at a line of what is being read; false when it is not among it. */
  readonly jump: (to: Element) => boolean
  readonly setRate: (rate: number) => void
  /** The line that is read, or was when it was paused. */
  readonly line: () => Line | undefined
  readonly isOpen: () => boolean
  readonly isPlaying: () => boolean
}

interface Place {
  readonly passage: number
  readonly line: number
}

export function langOf(element: Element): string {
  return element.closest("[lang]")?.getAttribute("lang") ?? "en"
}

/** `changed` is called after each change that the bar or the page may show; above `floor` a line can be seen. */
export function makeReader(root: Document, voice: Voice, changed: () => void, floor: () => number): Reader {
  let passages: readonly Passage[] = []
  let at: Place = { passage: 0, line: 0 }
  let playing = false
  let rate = 1
  let undo: (() => void) | null = null

  const passage = (): Passage | undefined => passages[at.passage]
  const line = (): Line | undefined => passage()?.lines[at.line]

  function light(): void {
    const now = line()?.element
    all(root, "[data-hb-spoken]").forEach((old) => old !== now && old.removeAttribute("data-hb-spoken"))
    if (!now || !passages.length) return
    const leaf = now.closest(".hb-leaf")
    if (leaf && playing) leaf.dispatchEvent(new CustomEvent("hornbook:show", { bubbles: true }))
    now.setAttribute("data-hb-spoken", "")
    const { top, bottom } = now.getBoundingClientRect()
    if (top < 60 || bottom > floor()) now.scrollIntoView({ block: "center" })
  }

  function silence(except?: HTMLMediaElement): void {
    voice.hush()
    undo?.()
    undo = null
    all<HTMLMediaElement>(root, "audio, video").forEach((sound) => !sound.paused && sound !== except && sound.pause())
  }

  function go(to: Place): void {
    silence()
    at = to
    if (!passage()) return stop()
    changed()
    if (playing) sound()
    else light()
  }

  function after(): void {
    const last = at.line + 1 >= (passage()?.lines.length ?? 0)
    go(last ? { passage: at.passage + 1, line: 0 } : { passage: at.passage, line: at.line + 1 })
  }

  function sound(): void {
    const now = passage()
    const words = line()
    light()
    if (now?.audio) return play(now, now.audio)
    if (!words) return after()
    voice.say(words.text, langOf(words.element), rate, (said) => (said ? after() : pause()))
  }

  /** The line that a recording has come to. */
  function lineAt(now: Passage, second: number): number {
    return Math.max(0, now.starts.filter((start) => start <= second + 0.05).length - 1)
  }

  function play(now: Passage, audio: HTMLAudioElement): void {
    const follow = (): void => {
      const here = lineAt(now, audio.currentTime)
      if (now.starts.length && here !== at.line) {
        at = { passage: at.passage, line: here }
        light()
      }
    }
    const offs = [
      on(audio, "timeupdate", follow),
      on(audio, "ended", () => go({ passage: at.passage + 1, line: 0 })),
      // The event comes late: by then the recording may play again, from another place.
      on(audio, "pause", () => audio.paused && !audio.ended && pause()),
    ]
    undo = () => offs.forEach((off) => off())
    const start = now.starts[at.line]
    if (start !== undefined && lineAt(now, audio.currentTime) !== at.line) audio.currentTime = start
    if (audio.ended) audio.currentTime = start ?? 0
    audio.playbackRate = rate
    audio.play().catch(() => audio.paused && passage()?.audio === audio && pause())
  }

  function pause(): void {
    playing = false
    silence()
    light()
    changed()
  }

  function stop(): void {
    silence()
    passages = []
    playing = false
    light()
    all(root, "[data-hb-spoken]").forEach((old) => old.removeAttribute("data-hb-spoken"))
    changed()
  }

  function jump(to: Element): boolean {
    const number = passages.findIndex((one) => one.lines.some((each) => each.element === to))
    if (number < 0) return false
    const found = passages[number]
    const there = found?.lines.findIndex((each) => each.element === to) ?? 0
    if (found?.audio) found.audio.currentTime = found.starts[there] ?? 0
    playing = true
    go({ passage: number, line: there })
    return true
  }

  function move(by: number): void {
    const flat = passages.flatMap((one, p) => one.lines.map((_, l) => ({ passage: p, line: l })))
    const here = flat.findIndex((place) => place.passage === at.passage && place.line === at.line)
    const next = flat[Math.max(0, here + by)]
    if (!next) return stop()
    const sounding = passages[next.passage]
    if (sounding?.audio) sounding.audio.currentTime = sounding.starts[next.line] ?? 0
    go(next)
  }

  return {
    read: (wanted, from) => {
      silence()
      passages = wanted
      at = { passage: 0, line: 0 }
      playing = true
      if (from && jump(from)) return
      wanted.forEach((one) => one.audio && (one.audio.currentTime = 0))
      go(at)
    },
    follow: (wanted) => {
      silence(wanted.audio ?? undefined)
      passages = [wanted]
      at = { passage: 0, line: lineAt(wanted, wanted.audio?.currentTime ?? 0) }
      playing = true
      sound()
      changed()
    },
    sounds: (audio) => playing && passage()?.audio === audio,
    pause,
    goOn: () => {
      playing = true
      go(at)
    },
    stop,
    move,
    jump,
    setRate: (next) => {
      rate = next
      const audio = passage()?.audio
      if (audio) audio.playbackRate = rate
      else if (playing) go(at)
    },
    line,
    isOpen: () => passages.length > 0,
    isPlaying: () => playing,
  }
}
