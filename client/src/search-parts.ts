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
  const came = new Map<number, readonly unknown[]>()
  window.hornbookRows = (part, rows) => {
    // After a second try, a part may come twice.
    came.set(part, rows)
    if (came.size < count) return
    const parts = Array.from({ length: count }, (_, number) => came.get(number) ?? [])
    window.hornbookSearch?.(([] as unknown[]).concat(...parts))
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
