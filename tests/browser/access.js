// What is measured on a page for those who see, hear or move differently. Each gives complaints.
window.access = (() => {
  const CONTROLS = "a[href], button, summary, select, textarea, input, audio[controls], video[controls], [tabindex='0']"
  /** More stops than any control has inside. */
  const INSIDE = 12
  const all = (query) => [...document.querySelectorAll(query)]
  const shown = (e) => e.checkVisibility({ visibilityProperty: true, opacityProperty: true }) && !e.closest("dialog:not([open])")
  const named = (e) => {
    const words = (e.getAttribute("aria-label") || e.textContent || e.getAttribute("name") || "").trim().replace(/\s+/g, " ")
    return `<${e.tagName.toLowerCase()} class="${e.getAttribute("class") ?? ""}"> "${words.slice(0, 40)}"`
  }
  /** Its own boxes, or those of the label that stands for it. */
  const styled = (e) => [e, e.closest("label"), e.nextElementSibling, e.parentElement].filter(Boolean)
  const looks = (e) => styled(e).flatMap((one) => [null, "::before", "::after"].map((part) => getComputedStyle(one, part)))
  const rgb = (colour) => (colour.match(/[\d.]+/g) ?? [0, 0, 0, 0]).map(Number)
  const light = (colour) => {
    const [r, g, b] = rgb(colour).map((n) => (n / 255 <= 0.04045 ? n / 255 / 12.92 : ((n / 255 + 0.055) / 1.055) ** 2.4))
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }
  const contrast = (a, b) => (Math.max(light(a), light(b)) + 0.05) / (Math.min(light(a), light(b)) + 0.05)
  const seen = (colour) => (rgb(colour)[3] ?? 1) > 0.1
  const behind = (e) => {
    for (let at = e; at; at = at.parentElement) if (seen(getComputedStyle(at).backgroundColor)) return getComputedStyle(at).backgroundColor
    return getComputedStyle(document.documentElement).colorScheme.includes("dark") ? "rgb(0, 0, 0)" : "rgb(255, 255, 255)"
  }
  const stays = (e) => { for (let at = e; at; at = at.parentElement) if (["fixed", "sticky"].includes(getComputedStyle(at).position)) return true; return false }
  const hasBorder = (look) => look.content !== "none" && ["Top", "Bottom"].some((side) => parseFloat(look[`border${side}Width`]) > 0 && look[`border${side}Style`] !== "none" && seen(look[`border${side}Color`]))
  const hasOutline = (look) => parseFloat(look.outlineWidth) >= 2 && look.outlineStyle !== "none" && seen(look.outlineColor)

  /** All words that are shown. */
  function texts() {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    const found = []
    while (walker.nextNode()) if (walker.currentNode.data.trim() && shown(walker.currentNode.parentElement)) found.push(walker.currentNode)
    return found
  }

  /** Forced colours: each control has an edge, an underline or its native look; each sign is seen. */
  function forced() {
    const found = []
    for (const e of all("button, select, textarea, input, summary, a.hb-button, a.hb-tool").filter(shown)) {
      const own = getComputedStyle(e)
      const native = e.tagName === "SUMMARY" ? own.listStyleType !== "none" : own.appearance !== "none" && e.tagName !== "BUTTON" && e.tagName !== "A"
      const label = e.closest("label")
      const looked = [own, getComputedStyle(e, "::before"), getComputedStyle(e, "::after"), ...(label ? looks(e) : []), ...[...e.children].map((one) => getComputedStyle(one, "::before"))]
      if (!native && !looked.some(hasBorder) && !own.textDecorationLine.includes("underline") && !e.querySelector("svg, img")) found.push(`no edge: ${named(e)}`)
    }
    for (const e of all("body *").filter(shown))
      for (const part of [null, "::before", "::after"]) {
        const look = getComputedStyle(e, part)
        const mask = look.maskImage ?? look.webkitMaskImage
        if (!mask || mask === "none" || look.display === "none" || (part && look.content === "none")) continue
        if (look.forcedColorAdjust !== "none" || !seen(look.backgroundColor) || contrast(look.backgroundColor, behind(e)) < 3)
          found.push(`a sign is not seen: ${named(e)}${part ?? ""}`)
      }
    for (const e of all("svg.hb-icon").filter(shown)) {
      const fill = getComputedStyle(e).fill
      if (fill !== "none" && contrast(fill, behind(e)) < 3) found.push(`an icon is not seen: ${fill} on ${behind(e)} in ${named(e.parentElement)}`)
    }
    return [...new Set(found)]
  }

  /** What is chosen, pressed or current, and looks like its neighbours that are not. */
  function states() {
    const query = "[aria-pressed='true'], [aria-current]:not([aria-current='false']), [aria-checked='true'], [aria-selected='true']"
    return all(query).filter(shown).filter((e) => {
      const other = [...(e.closest("ul, ol, fieldset, nav, div")?.querySelectorAll(e.tagName) ?? [])].find((one) => one !== e && shown(one) && !one.matches(query))
      if (!other) return false
      const kept = (one) => [null, "::before", "::after"].map((part) => getComputedStyle(one, part)).map((look) => [look.fontWeight, look.textDecorationLine, look.borderTopWidth, look.borderTopStyle, look.outlineStyle, look.content].join()).join() + one.querySelectorAll("svg").length
      return kept(e) === kept(other)
    }).map((e) => `looks like the others: ${named(e)}`)
  }

  /** Large text: nothing wider than the screen, no words cut off, no control on another. */
  function large() {
    const found = []
    const root = document.documentElement
    if (root.scrollWidth > root.clientWidth + 1) found.push(`the page is ${root.scrollWidth} px wide, the screen ${root.clientWidth}`)
    for (const e of all("body *").filter(shown)) {
      const box = e.getBoundingClientRect()
      const look = getComputedStyle(e)
      if (box.right > innerWidth + 1 && !e.closest("pre, table, .hb-scroll, svg")) found.push(`too wide: ${named(e)}`)
      const cuts = ["hidden", "clip"].includes(look.overflowX) || ["hidden", "clip"].includes(look.overflowY)
      if (!cuts || box.width < 4 || e.closest("svg, select") || !e.textContent.trim()) continue
      const words = document.createRange()
      words.selectNodeContents(e)
      const inside = words.getBoundingClientRect()
      if (inside.right > box.right + 3 || inside.bottom > box.bottom + 3) found.push(`words are cut off: ${named(e)}`)
    }
    const boxes = all("a, button, select, summary, textarea, label:has(input)")
      .filter((e) => shown(e) && !e.closest(".hb-skip, .hb-present-help"))
      .flatMap((e) => [...e.getClientRects()].map((r) => [e, r]))
      .filter(([, r]) => r.width > 2 && r.height > 2)
    boxes.forEach(([a, r], i) => boxes.slice(i + 1).forEach(([b, s]) => {
      // What lies under a bar that stays can be scrolled from under it: see `step`.
      if (a === b || a.contains(b) || b.contains(a) || stays(a) !== stays(b)) return
      const wide = Math.min(r.right, s.right) - Math.max(r.left, s.left)
      const high = Math.min(r.bottom, s.bottom) - Math.max(r.top, s.top)
      if (wide > 4 && high > 4) found.push(`${named(a)} and ${named(b)} overlap`)
    }))
    return [...new Set(found)]
  }

  /** Words that stand in more than three pieces: their column is too narrow to be read. */
  function pieces() {
    const found = []
    for (const text of texts()) for (const { 0: word, index } of text.data.matchAll(/\p{Script=Latin}{4,}/gu)) {
      const words = document.createRange()
      words.setStart(text, index)
      words.setEnd(text, index + word.length)
      if (new Set([...words.getClientRects()].map((r) => r.top)).size > 3) found.push(`"${word}" is in pieces: ${named(text.parentElement)}`)
    }
    return [...new Set(found)]
  }

  /** What moves although the reader wants nothing to move. */
  function motion() {
    const moving = document.getAnimations().filter((a) => a.playState === "running").map((a) => `moves: ${named(a.effect.target)}`)
    const ready = all("body *").filter(shown).filter((e) => [null, "::before", "::after"].some((part) => {
      const look = getComputedStyle(e, part)
      return (look.animationName !== "none" && parseFloat(look.animationDuration) > 0) || look.transitionDuration.split(",").some((t) => parseFloat(t) > 0)
    })).map((e) => `would move: ${named(e)}`)
    const smooth = getComputedStyle(document.documentElement).scrollBehavior === "smooth" ? ["scrolls smoothly"] : []
    return [...new Set([...moving, ...ready, ...smooth])]
  }

  /** A link in the middle of words is as high as they are: WCAG 2.5.8 lets it. */
  const inWords = (e) => e.tagName === "A" && getComputedStyle(e).display === "inline" && [...e.parentElement.childNodes].some((one) => one !== e && one.nodeType === Node.TEXT_NODE && /[\p{L}\p{N}]/u.test(one.data))

  /** Where a tap reaches it: its box, or what it lays over the card around it. */
  function reach(e) {
    const cover = getComputedStyle(e, "::after")
    const lies = cover.position === "absolute" && cover.content !== "none" && cover.inset.split(" ").every((one) => one === "0px")
    let at = e
    if (lies) while (at !== document.body && getComputedStyle(at).position === "static") at = at.parentElement
    return at.getBoundingClientRect()
  }

  /** Controls that a finger of 48 px does not find. */
  function small() {
    const query = "button, summary, select, textarea, input:not(label input, [type=range]), label:has(input), a[href]"
    return all(query).filter(shown).filter((e) => {
      if (e.closest(".hb-token, .hb-skip, svg") || e.getBoundingClientRect().width < 2 || inWords(e)) return false
      const box = reach(e)
      return Math.min(box.width, box.height) < 47.5
    }).map((e) => `${reach(e).width.toFixed(1)} by ${reach(e).height.toFixed(1)} px: ${named(e)} in ${named(e.parentElement)}`)
  }

  /** What Tab should come to: of each group of radio buttons one. */
  function stops() {
    const groups = new Set()
    const open = document.querySelector("dialog[open]") ?? document
    const found = [...open.querySelectorAll(CONTROLS)].filter((e) => e.checkVisibility({ visibilityProperty: true }) && (open !== document ? true : !e.closest("dialog")) && !e.disabled && e.tabIndex >= 0 && !e.closest("details:not([open]) > :not(summary)"))
    return found.filter((e) => {
      if (e.type !== "radio") return true
      const group = e.name
      return !groups.has(group) && groups.add(group)
    })
  }

  let walked = []
  let inside = 0
  let was = null
  function begin() {
    walked = []
    was = null
    // The way begins at the top of the page, wherever the last tap was.
    document.body.tabIndex = -1
    document.body.focus()
    document.body.removeAttribute("tabindex")
    return stops().length
  }

  /** Where the focus has come to: null at the end, else what is wrong there. */
  function step() {
    const e = document.activeElement
    // A date or a player has stops of its own; a trap has no end.
    if (e && e === walked.at(-1) && ++inside < INSIDE) return []
    if (!e || e === document.body || walked.includes(e)) return null
    inside = 0
    walked.push(e)
    const found = []
    if (!looks(e).some(hasOutline)) found.push(`the focus is not seen: ${named(e)}`)
    const boxes = [...e.getClientRects()].filter((r) => r.width > 0 && r.height > 0)
    const box = boxes[0]
    if (!box) return [`the focus is on nothing: ${named(e)}`]
    const part = { left: Math.max(box.left, 0), right: Math.min(box.right, innerWidth), top: Math.max(box.top, 0), bottom: Math.min(box.bottom, innerHeight) }
    if (part.right <= part.left || part.bottom <= part.top) found.push(`the focus is out of sight: ${named(e)}`)
    else {
      const hit = document.elementFromPoint((part.left + part.right) / 2, (part.top + part.bottom) / 2)
      const same = hit && (e.contains(hit) || hit.contains(e) || hit.closest("label")?.contains(e) || hit.closest("figure, .hb-places")?.contains(e))
      if (!same) found.push(`covered by ${hit ? named(hit) : "nothing"}: ${named(e)}`)
    }
    const at = { top: box.top + scrollY, left: box.left, bottom: box.bottom + scrollY, e }
    if (was && at.bottom <= was.top + 1 && at.left <= was.left + 1 && !stays(e) && !stays(was.e)) found.push(`goes back up: from ${named(was.e)} to ${named(e)}`)
    was = at
    return found
  }

  /** What Tab has not come to. */
  function missed() {
    const names = new Set(walked.filter((e) => e.type === "radio").map((e) => e.name))
    return stops().filter((e) => !walked.includes(e) && !(e.type === "radio" && names.has(e.name))).map((e) => `Tab does not come to ${named(e)}`)
  }

  return { forced, states, large, pieces, motion, small, begin, step, missed }
})()
