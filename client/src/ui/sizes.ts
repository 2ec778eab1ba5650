/** Sizes in words: 2.3 MB. */

export function sizeWords(bytes: number): string {
  const lang = document.documentElement.lang || "en"
  const [unit, size] = bytes < 1e6 ? ["KB", bytes / 1e3] : bytes < 1e9 ? ["MB", bytes / 1e6] : ["GB", bytes / 1e9]
  const digits = unit === "KB" ? 0 : 1
  return `${Math.max(size, digits ? 0.1 : 1).toLocaleString(lang, { maximumFractionDigits: digits })} ${unit}`
}
