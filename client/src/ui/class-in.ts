/** The ways into the class page: camera, photos, files, typed lines. What comes is handed on as it is. */

import { MOST_FILE_BYTES, typed, type Given } from "../state/class-read"
import { hasCamera, mountCamera, textOfPhoto } from "./class-camera"
import { all, on, one, together, type Undo } from "./dom"
import type { Phrases } from "./phrases"

/** No camera makes a larger photo. */
const MOST_PHOTO_BYTES = 64_000_000

function bytesOf(file: Blob): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(new Uint8Array(reader.result as ArrayBuffer))
    reader.onerror = () => reject(new Error("the file cannot be read"))
    reader.readAsArrayBuffer(file)
  })
}

async function photoGiven(file: File): Promise<Given> {
  const from = file.name
  if (file.size > MOST_PHOTO_BYTES) return { from, why: "too-long" }
  const content = await textOfPhoto(file)
  return content === null ? { from, why: "no-code" } : { from, content }
}

async function fileGiven(file: File): Promise<Given> {
  const from = file.name
  try {
    if (file.type.startsWith("image/")) return await photoGiven(file)
    if (file.size > MOST_FILE_BYTES) return { from, why: "too-long" }
    return { from, content: await bytesOf(file) }
  } catch {
    return { from, why: file.type.startsWith("image/") ? "no-code" : "unopened" }
  }
}

/** What the files hold, in their order. */
export function filesGiven(files: ArrayLike<File>): Promise<Given[]> {
  return Promise.all(Array.from(files).map(fileGiven))
}

function mountFiles(root: HTMLElement, take: (given: Promise<readonly Given[]>) => void): Undo {
  const inputs = all<HTMLInputElement>(root, "[data-hb-class-files], [data-hb-class-photo]")
  const read = (input: HTMLInputElement): void => {
    if (input.files?.length) take(filesGiven(input.files))
    // The same file can be chosen once more.
    input.value = ""
  }
  const undos = inputs.map((input) => on(input, "change", () => read(input)))
  inputs.forEach(read) // on a slow device a file is chosen before this script runs
  const place = one(root, "[data-hb-class-drop]")
  const over = (event: DragEvent): void => {
    if (!event.dataTransfer?.types.includes("Files")) return
    event.preventDefault()
    place?.setAttribute("data-hb-over", "")
  }
  const leave = (): void => place?.removeAttribute("data-hb-over")
  const drop = (event: DragEvent): void => {
    leave()
    if (!event.dataTransfer?.types.includes("Files")) return
    // Anywhere on the page: a file that missed its place would open in place of the page.
    event.preventDefault()
    if (event.dataTransfer.files.length > 0) take(filesGiven(event.dataTransfer.files))
  }
  undos.push(on(document, "dragover", over), on(document, "dragleave", leave), on(document, "drop", drop))
  return together(undos)
}

function mountTyped(root: HTMLElement, say: Phrases, take: (given: Promise<readonly Given[]>) => void, tell: (text: string) => void): Undo {
  const box = one(root, "[data-hb-class-typed]") as HTMLTextAreaElement | null
  const button = one(root, "[data-hb-class-read]")
  if (!box || !button) return () => undefined
  return on(button, "click", () => {
    const given = typed(box.value, (n) => say("from_line", { n }))
    if (given.length === 0) tell(say("nothing-typed"))
    else take(Promise.resolve(given))
  })
}

/** Listen to all ways in. `take` gets what came; `tell` a word to the teacher. */
export function mountIn(
  root: HTMLElement,
  say: Phrases,
  take: (given: Promise<readonly Given[]>) => void,
  tell: (text: string) => void,
): Undo {
  for (const part of all(root, "[data-hb-class-live]")) part.hidden = !hasCamera()
  for (const part of all(root, "[data-hb-class-still]")) part.hidden = hasCamera()
  return together([
    mountCamera(root, (content) => take(Promise.resolve([{ from: say("from_code"), content }])), () => tell(say("camera_refused"))),
    mountFiles(root, take),
    mountTyped(root, say, take, tell),
  ])
}
