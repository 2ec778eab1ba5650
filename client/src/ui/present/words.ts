/** The words of the slides' script, as the page brings them. */

export type Say = (key: string, values?: { readonly [name: string]: number | string }) => string

/** The words of a group of the catalogue. A missing entry shows its key rather than break the page. */
export function sayings(catalogue: unknown, group: string): Say {
  const words = (catalogue as { readonly [group: string]: { readonly [key: string]: string | undefined } | undefined })[group]
  return (key, values = {}) => (words?.[key] ?? key).replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
}
