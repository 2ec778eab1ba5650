/** A clock that counts down in the open. It never hurries anybody: at the end it says so, softly or without a sound. */

import { make, on, together, type Undo } from "../dom"
import type { Say } from "./words"

const MINUTE = 60
const MOST = 60 * MINUTE

export interface Clock {
  /** Begin again with so many seconds, unless it runs. */
  set(seconds: number): void
  toggle(): void
  readonly undo: Undo
}

/** Seconds as a clock shows them: 8:05. */
export function clockText(seconds: number): string {
  const whole = Math.max(0, Math.ceil(seconds))
  return `${Math.floor(whole / MINUTE)}:${String(whole % MINUTE).padStart(2, "0")}`
}

/** Two soft tones that rise and fade. Where there is no sound, there is none. */
function chime(): void {
  try {
    const sound = new AudioContext()
    for (const [start, pitch] of [[0, 523], [0.5, 659]] as const) {
      const tone = new OscillatorNode(sound, { type: "sine", frequency: pitch })
      const volume = new GainNode(sound, { gain: 0 })
      const begin = sound.currentTime + start
      volume.gain.setValueAtTime(0, begin)
      volume.gain.linearRampToValueAtTime(0.12, begin + 0.15)
      volume.gain.linearRampToValueAtTime(0, begin + 1.4)
      tone.connect(volume).connect(sound.destination)
      tone.start(begin)
      tone.stop(begin + 1.5)
    }
  } catch {
    // No sound on this device: the clock shows its end.
  }
}

function ring(): SVGSVGElement {
  const names = "http://www.w3.org/2000/svg"
  const picture = document.createElementNS(names, "svg")
  picture.setAttribute("viewBox", "0 0 100 100")
  picture.setAttribute("aria-hidden", "true")
  for (const name of ["track", "rest"]) {
    const circle = document.createElementNS(names, "circle")
    for (const [key, value] of Object.entries({ cx: "50", cy: "50", r: "45", pathLength: "100", class: `hb-ring-${name}` })) circle.setAttribute(key, value)
    picture.append(circle)
  }
  return picture
}

function button(name: string, sign: string): HTMLButtonElement {
  return make("button", { type: "button", class: "hb-clock-button", "aria-label": name, title: name, "data-hb-sign": sign })
}

export function mountClock(root: HTMLElement, say: Say): Clock {
  let whole = Number(root.dataset.hbClock) || 5 * MINUTE
  let rest = whole
  let end = 0
  let beat = 0
  let isLoud = false
  const time = make("p", { class: "hb-clock-time", role: "timer" })
  const status = make("p", { class: "hb-clock-status", role: "status" })
  const go = make("button", { type: "button", class: "hb-clock-go" })
  const less = button(say("less"), "−1")
  const more = button(say("more"), "+1")
  const again = button(say("reset"), "↺")
  const loud = button(say("sound_on"), "♪")
  const face = make("div", { class: "hb-clock-face" }, ring(), time)

  function draw(): void {
    time.textContent = clockText(rest)
    root.toggleAttribute("data-hb-over", rest <= 0)
    go.textContent = say(beat ? "pause" : "start")
    loud.setAttribute("aria-pressed", String(isLoud))
    face.querySelector(".hb-ring-rest")?.setAttribute("stroke-dasharray", `${(100 * rest) / whole} 100`)
  }
  function stop(): void {
    window.clearInterval(beat)
    beat = 0
  }
  function tick(): void {
    rest = Math.max(0, (end - Date.now()) / 1000)
    if (rest <= 0) {
      stop()
      status.textContent = say("time_over")
      if (isLoud) chime()
    }
    draw()
  }
  function toggle(): void {
    if (beat) stop()
    else {
      if (rest <= 0) rest = whole
      status.textContent = ""
      end = Date.now() + rest * 1000
      beat = window.setInterval(tick, 200)
    }
    draw()
  }
  function set(seconds: number): void {
    if (beat) return
    whole = rest = Math.min(MOST, Math.max(MINUTE, seconds))
    status.textContent = ""
    draw()
  }
  function add(seconds: number): void {
    if (!beat) return set(Math.ceil(rest / MINUTE) * MINUTE + seconds)
    end = Math.min(Math.max(end + seconds * 1000, Date.now() + 1000), Date.now() + MOST * 1000)
    whole = Math.max(whole, (end - Date.now()) / 1000)
    tick()
  }
  root.textContent = ""
  root.append(face, status, make("div", { class: "hb-clock-buttons" }, go, less, more, again, loud))
  draw()
  const undo = together([
    on(go, "click", toggle),
    on(less, "click", () => add(-MINUTE)),
    on(more, "click", () => add(MINUTE)),
    on(again, "click", () => {
      stop()
      set(whole)
    }),
    on(loud, "click", () => {
      isLoud = !isLoud
      draw()
    }),
    stop,
  ])
  return { set, toggle, undo }
}
