// Fills the device with learners and their attempts at one quiz; the first of them is there. Gives the bytes it takes up.
async ({ learners, attempts, site, quiz, questions }) => {
  const used = async () => (await navigator.storage.estimate()).usage
  const before = await used()
  const animals = ["fox", "panda", "rabbit", "duck", "fish", "turtle", "cat", "owl", "bee", "goat", "frog", "elephant"]
  const colours = ["red", "orange", "yellow", "green", "teal", "blue", "purple", "brown"]
  const asked = (request) => new Promise((done, failed) => {
    request.onsuccess = () => done(request.result)
    request.onerror = () => failed(request.error)
  })
  const database = await asked(indexedDB.open(`hornbook-${site}`))
  const writing = database.transaction(["log", "learners", "device"], "readwrite")
  const log = writing.objectStore("log")
  const began = Date.UTC(2026, 0, 1)
  for (let n = 0; n < learners; n += 1) {
    const id = `learner${String(n).padStart(3, "0")}`
    const learner = { id, animal: animals[n % 12], colour: colours[Math.floor(n / 12)], made: began, seen: began }
    writing.objectStore("learners").put(learner)
    for (let m = 0; m < attempts; m += 1) {
      // At ten quizzes in turn, as a course has them; the page's own is the first.
      const about = { v: 1, quiz: m % 10 ? `another/quiz-${m % 10}` : quiz, attempt: `${id}-${m}`, learner: id }
      questions.forEach((question, at) => {
        const time = began + m * 60000 + at
        log.add({ ...about, type: "answer", question, response: "a", verdict: "correct", n: at + 1, at: time })
      })
      log.add({ ...about, type: "restart", seed: m, n: questions.length + 1, at: began + m * 60000 + 10 })
    }
  }
  writing.objectStore("device").put({ name: "now", value: { learner: "learner000", seen: Date.now() } })
  await new Promise((done, failed) => {
    writing.oncomplete = done
    writing.onabort = () => failed(writing.error)
  })
  database.close()
  return (await used()) - before
}
