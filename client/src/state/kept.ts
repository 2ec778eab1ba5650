/** What a reader chose for all pages: how much pinyin, how fast to read aloud. Lost, not fatal, where storage is refused. */

export type Choice = "pinyin" | "speed"

export function kept(choice: Choice): string {
  try {
    return localStorage.getItem(`hornbook.${choice}`) ?? ""
  } catch {
    return ""
  }
}

export function keep(choice: Choice, value: string): void {
  try {
    localStorage.setItem(`hornbook.${choice}`, value)
  } catch {
    // Refused storage: the choice lasts as long as the page.
  }
}
