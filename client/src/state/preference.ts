/** The one preference that is kept: light or dark. It is lost, not fatal, where storage is refused. */

const KEY = "hornbook.scheme"

export type Scheme = "light" | "dark"

export function keepScheme(scheme: Scheme): void {
  try {
    localStorage.setItem(KEY, scheme)
  } catch {
    // Refused storage: the choice lasts as long as the page.
  }
}
