/** Runs in the head, before anything is painted: no flash of the other scheme. */

try {
  const scheme = localStorage.getItem("hornbook.scheme")
  if (scheme === "dark" || scheme === "light") {
    document.documentElement.setAttribute("data-hb-scheme", scheme)
  }
} catch {
  // Storage is refused: the system's scheme it is.
}

export {}
