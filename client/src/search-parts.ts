/** The words of a large site come in parts, so that one small change of it is a small download. */

interface Parts {
  readonly count: number
  readonly me: HTMLScriptElement
}

declare global {
  interface Window {
    hornbookSearch?: (rows: unknown) => void
    hornbookRows?: (part: number, rows: readonly unknown[]) => void
    hornbookParts?: (count: number) => void
  }
}

function load({ count, me }: Parts): void {
  const came: (readonly unknown[])[] = []
  let missing = count
  window.hornbookRows = (part, rows) => {
    came[part] = rows
    missing -= 1
    if (missing === 0) window.hornbookSearch?.(([] as unknown[]).concat(...came))
  }
  for (let part = 0; part < count; part += 1) {
    const script = document.createElement("script")
    script.src = me.src.replace("search-data", `search-${part}-data`)
    // Without one of them the search has not loaded, as the script that asked for it shall know.
    script.addEventListener("error", () => me.dispatchEvent(new Event("error")), { once: true })
    document.head.appendChild(script)
  }
}

const me = document.currentScript
window.hornbookParts = (count) => {
  if (me instanceof HTMLScriptElement) load({ count, me })
}

export {}
