/** Codes by camera, one child after another, and from photos. Nothing that is seen is kept. */

import { readQr } from "../state/handoff/scan"
import { on, one, together, type Undo } from "./dom"

/** Whether this browser lets this page ask for the camera: over plain http it does not. */
export function hasCamera(): boolean {
  return typeof navigator.mediaDevices?.getUserMedia === "function"
}

/** The size at which a code on a tablet can be read, and a slow phone still keeps up. */
const LIVE_SIZE = 720
const PHOTO_SIZES = [1200, 2000, 640]
/** Between two looks: time for the page itself. */
const PAUSE = 120
const TICK = 1500

type Picture = HTMLVideoElement | ImageBitmap

/** The text of a code in a picture, drawn no larger than `size`. */
function textIn(picture: Picture, width: number, height: number, size: number, still: boolean): string | null {
  const scale = Math.min(1, size / Math.max(width, height))
  const canvas = document.createElement("canvas")
  canvas.width = Math.max(1, Math.round(width * scale))
  canvas.height = Math.max(1, Math.round(height * scale))
  const context = canvas.getContext("2d", { willReadFrequently: true })
  if (!context || width === 0) return null
  context.drawImage(picture, 0, 0, canvas.width, canvas.height)
  return readQr(context.getImageData(0, 0, canvas.width, canvas.height), still)
}

/** The text of the code in a photo; null when there is none. Rejects for what is no picture. */
export async function textOfPhoto(file: Blob): Promise<string | null> {
  const bitmap = await createImageBitmap(file)
  try {
    for (const size of PHOTO_SIZES) {
      const text = textIn(bitmap, bitmap.width, bitmap.height, size, true)
      if (text !== null) return text
    }
    return null
  } finally {
    bitmap.close()
  }
}

async function openStream(): Promise<MediaStream> {
  const video = { facingMode: "environment", width: { ideal: 1280 }, height: { ideal: 720 } }
  return navigator.mediaDevices.getUserMedia({ video, audio: false })
}

export interface Camera {
  /** Rejects where the camera is refused. */
  start(): Promise<void>
  stop(): void
}

/** The camera in its part of the page. `read`: a code that was not seen just before. */
export function cameraIn(view: HTMLElement, read: (text: string) => void): Camera {
  const video = view.querySelector("video")
  const tick = one(view, "[data-hb-class-tick]")
  let stream: MediaStream | null = null
  let last = ""
  let timer = 0
  let ticking = 0

  function ticked(): void {
    if (!tick) return
    tick.hidden = false
    window.clearTimeout(ticking)
    ticking = window.setTimeout(() => (tick.hidden = true), TICK)
  }

  function look(): void {
    if (!stream || !video) return
    const text = video.readyState >= 2 ? textIn(video, video.videoWidth, video.videoHeight, LIVE_SIZE, false) : null
    if (text !== null && text !== last) {
      last = text
      ticked()
      read(text)
    }
    timer = window.setTimeout(look, PAUSE)
  }

  function stop(): void {
    window.clearTimeout(timer)
    stream?.getTracks().forEach((track) => track.stop())
    stream = null
    last = ""
    if (video) video.srcObject = null
    view.hidden = true
  }

  return {
    async start() {
      if (!video || stream) return
      stream = await openStream()
      view.hidden = false
      video.srcObject = stream
      // Some browsers refuse to play what nobody asked to play: then the looking waits for a picture.
      await video.play().catch(() => undefined)
      look()
    },
    stop,
  }
}

/** Open and close the camera by its buttons, and close it when the page is put away. */
export function mountCamera(root: HTMLElement, read: (text: string) => void, refused: () => void): Undo {
  const part = (name: string): HTMLElement | null => one(root, `[data-hb-class-${name}]`)
  const [view, start, stop] = [part("view"), part("start"), part("stop")]
  if (!view || !start || !stop) return () => undefined
  const camera = cameraIn(view, read)
  const close = (): void => {
    if (view.hidden) return
    camera.stop()
    start.focus()
  }
  return together([
    on(start, "click", () => void camera.start().then(() => stop.focus(), refused)),
    on(stop, "click", close),
    on(view, "keydown", (event) => event.key === "Escape" && close()),
    on(document, "visibilitychange" as "change", () => document.visibilityState === "hidden" && camera.stop()),
    () => camera.stop(),
  ])
}
