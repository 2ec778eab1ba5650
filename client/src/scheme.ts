/** Runs in the head, before anything is painted: no flash of the other scheme, no letters that grow, no Enter lost. */

import { noteEnter } from "./ui/entered"

const { dataset } = document.documentElement
dataset.hbJs = ""
try {
  const scheme = localStorage.getItem("hornbook.scheme")
  if (scheme === "dark" || scheme === "light") dataset.hbScheme = scheme
  // Only a page with pinyin says how much of it there is at first.
  if (dataset.hbPinyin) dataset.hbPinyin = localStorage.getItem("hornbook.pinyin") || dataset.hbPinyin
  dataset.hbReading = localStorage.getItem("hornbook.reading") || ""
} catch {
  // Storage is refused: the system's scheme and the usual letters it is.
}
addEventListener("keydown", noteEnter)
