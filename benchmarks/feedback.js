// Runs in each measured page before its own scripts: when a tap was, and when its answer was painted.
(() => {
  const seen = { taps: {}, painted: {}, events: [], tasks: [], feedback }
  window.hornbookBench = seen
  const questionOf = (node) => node.closest?.("[data-hb-question]")?.getAttribute("data-hb-question")

  // Whether feedback to the question was painted within this time.
  function feedback(id, patience) {
    const end = performance.now() + patience
    return new Promise((tell) => {
      const look = () => {
        if (seen.painted[id] || performance.now() > end) tell(Boolean(seen.painted[id]))
        else setTimeout(look, 50)
      }
      look()
    })
  }

  // The finger leaves the glass: from here on a child waits.
  for (const type of ["pointerup", "click"]) {
    const note = (event) => {
      const id = event.target.closest?.('[data-hb-action="check"]') && questionOf(event.target)
      if (id) seen.taps[id] = Math.min(seen.taps[id] ?? Infinity, event.timeStamp)
    }
    addEventListener(type, note, true)
  }

  // A message posted from an animation frame is heard when that frame has been painted.
  const afterPaint = (act) =>
    requestAnimationFrame(() => {
      const channel = new MessageChannel()
      channel.port1.onmessage = act
      channel.port2.postMessage(null)
    })
  new MutationObserver((changes) => {
    const now = changes.map(({ target }) => target).filter((node) => node.hasAttribute("data-hb-verdict"))
    for (const id of now.map(questionOf)) {
      if (seen.taps[id] !== undefined && seen.painted[id] === undefined) {
        seen.painted[id] = null
        afterPaint(() => (seen.painted[id] = performance.now()))
      }
    }
  }).observe(document, { attributes: true, attributeFilter: ["data-hb-verdict"], subtree: true })

  const watch = (type, keep, more) =>
    new PerformanceObserver((list) => list.getEntries().forEach(keep)).observe({ type, buffered: true, ...more })
  const keepEvent = ({ name, startTime, duration }) => seen.events.push({ name, startTime, duration })
  watch("event", keepEvent, { durationThreshold: 16 })
  watch("longtask", ({ startTime, duration }) => seen.tasks.push({ startTime, duration }))
})()
