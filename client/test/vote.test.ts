import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import {
  addHands, barsOf, countsBefore, countsKnown, countsOf, isToTeachAgain, leader, MOST_HANDS, noVote, reveal, setCount,
  shareRight, stepBack, stepOn, talk, total, turnCounting, turnEyes, voteAgain, type Ballot, type Counts, type Phase, type Vote,
} from "../src/state/vote"
import * as story from "../src/state/vote-story"

const ONE: Ballot = { right: [false, true, false, false], many: false, told: true }
const MANY: Ballot = { right: [true, false, true, false], many: true, told: true }

function counted(counts: Counts): Vote {
  return counts.reduce((vote, hands, choice) => setCount(vote, choice, hands), turnCounting(noVote(counts.length)))
}

/** The phases that a clicker leads through, one way. */
function walked(vote: Vote, step: (vote: Vote) => Vote | null): Phase[] {
  const phases: Phase[] = []
  for (let now: Vote | null = vote; now; now = step(now)) phases.push(now.phase)
  return phases
}

test("a clicker leads from the question to the right choice, to why, and on", () => {
  assert.deepEqual(walked(noVote(4), (vote) => stepOn(vote, ONE)), ["ask", "right", "why"])
  assert.deepEqual(walked(noVote(2), (vote) => stepOn(vote, { ...ONE, told: false })), ["ask", "right"])
  assert.deepEqual(walked(counted([1, 2, 3, 4]), (vote) => stepOn(vote, ONE)), ["count", "right", "why"])
})

test("hands are added, taken away and typed, and are never fewer than none", () => {
  let vote = addHands(addHands(counted([0, 0, 0, 0]), 1, 5), 1, 1)
  assert.deepEqual(countsOf(vote), [0, 6, 0, 0])
  vote = addHands(vote, 1, -7)
  assert.deepEqual(countsOf(vote), [0, 0, 0, 0])
  for (const [typed, kept] of [[Number.NaN, 0], [-3, 0], [2.4, 2], [100_000, MOST_HANDS]] as const) {
    assert.equal(countsOf(setCount(vote, 2, typed))[2], kept)
  }
})

test("after the talk the first vote stays to be compared with, on one scale", () => {
  const first = counted([8, 4, 4, 0])
  assert.equal(countsBefore(first), null)
  const second = setCount(stepOn(talk(first), ONE)!, 1, 16)
  assert.equal(second.phase, "count")
  assert.deepEqual(countsBefore(second), [8, 4, 4, 0])
  assert.deepEqual(countsOf(second), [0, 16, 0, 0])
  assert.deepEqual(barsOf(countsBefore(second)!, countsOf(second)), [50, 25, 25, 0])
  assert.deepEqual(barsOf(countsOf(second), countsBefore(second)), [0, 100, 0, 0])
})

test("asked once more after teaching, the newest vote is the one to compare with", () => {
  const again = voteAgain(reveal(setCount(voteAgain(counted([9, 1, 0, 0])), 1, 5)))
  assert.deepEqual(again.rounds, [[0, 5, 0, 0], [0, 0, 0, 0]])
  assert.deepEqual(countsKnown(again), [0, 5, 0, 0])
})

test("fewer than 7 in 10 right offers the lesson again, and 7 in 10 do not", () => {
  assert.equal(isToTeachAgain(counted([3, 7, 0, 0]), ONE), false)
  assert.equal(isToTeachAgain(counted([4, 6, 0, 0]), ONE), true)
  assert.equal(isToTeachAgain(noVote(4), ONE), false)
  // It is the newest vote that says it; one that has not been taken says nothing.
  assert.equal(isToTeachAgain(setCount(voteAgain(counted([4, 6, 0, 0])), 1, 10), ONE), false)
  assert.equal(isToTeachAgain(voteAgain(counted([4, 6, 0, 0])), ONE), true)
})

test("with several hands a child, the choice that went worst says how many are right", () => {
  assert.equal(shareRight([20, 0, 18, 2], MANY), 0.9)
  assert.equal(shareRight([20, 0, 10, 0], MANY), 0.5)
  assert.equal(shareRight([20, 15, 20, 0], MANY), 0.25)
  assert.equal(shareRight([0, 0, 0, 0], MANY), null)
})

const hands = fc.array(fc.nat(60), { minLength: 4, maxLength: 4 })
const acts = fc.array(fc.oneof(
  fc.constantFrom("on", "back", "count", "eyes", "talk", "again", "reveal"),
  fc.tuple(fc.nat(3), fc.integer({ min: -9, max: 9 })),
), { maxLength: 40 })

test("whatever is pressed, counts stay whole, shares stay shares, and every way leads out", () => {
  fc.assert(fc.property(hands, acts, fc.boolean(), (counts, presses, many) => {
    const ballot = many ? MANY : ONE
    let vote: Vote = counted(counts)
    for (const press of presses) {
      if (typeof press !== "string") vote = addHands(vote, ...press)
      else if (press === "on") vote = stepOn(vote, ballot) ?? vote
      else if (press === "back") vote = stepBack(vote) ?? vote
      else vote = { count: turnCounting, eyes: turnEyes, talk, again: voteAgain, reveal }[press](vote)
      for (const count of [...vote.rounds[0], ...vote.rounds[1]]) assert.ok(Number.isInteger(count) && count >= 0 && count <= MOST_HANDS)
      for (const bar of barsOf(countsOf(vote), countsBefore(vote))) assert.ok(bar >= 0 && bar <= 100)
      const share = shareRight(countsKnown(vote), ballot)
      assert.ok(share === null || (share >= 0 && share <= 1))
    }
    assert.ok(walked(vote, (one) => stepOn(one, ballot)).length <= 5)
    assert.ok(walked(vote, stepBack).length <= 5)
    // Going back loses no count.
    let back: Vote | null = vote
    for (let next: Vote | null = vote; next; next = stepBack(next)) back = next
    assert.equal(total(back.rounds[0]) + total(back.rounds[1]), total(vote.rounds[0]) + total(vote.rounds[1]))
  }))
})

test("most hands lead, and a tie leads nowhere", () => {
  assert.equal(leader([1, 5, 2]), 1)
  assert.equal(leader([5, 5, 2]), null)
  assert.equal(leader([0, 0, 0]), null)
})

test("eyes that open again see no count", () => {
  const closed = addHands(turnEyes(noVote(4)), 0, 3)
  assert.deepEqual([closed.phase, closed.eyes], ["count", true])
  assert.deepEqual([turnEyes(closed).phase, turnEyes(closed).eyes, countsKnown(turnEyes(closed))], ["ask", false, [3, 0, 0, 0]])
})

const TALE: story.Tale = {
  start: [{ safe: false, to: null }, { safe: false, to: "slide" }, { safe: true, to: "end" }],
  slide: [{ safe: true, to: "end" }, { safe: false, to: null }],
  end: [],
}

test("a class votes its way through a story, is led back to choose again, and comes to its end", () => {
  let scene = story.enter(TALE, "start")
  scene = story.stepOn(TALE, { ...scene, vote: counted([9, 1, 0]) }) as story.Scene
  assert.equal(scene.taken, 0)
  scene = story.stepOn(TALE, scene) as story.Scene
  assert.deepEqual([scene.part, scene.taken, total(countsOf(scene.vote))], ["start", null, 0])
  scene = story.stepOn(TALE, story.follow(scene, 1)) as story.Scene
  assert.equal(scene.part, "slide")
  scene = story.stepOn(TALE, story.follow(scene, 0)) as story.Scene
  assert.equal(scene.part, "end")
  assert.equal(story.stepOn(TALE, scene), null)

  const back: string[] = []
  for (let now: story.Scene | null = scene; now; now = story.stepBack(now)) back.push(`${now.part} ${now.taken} ${now.vote.phase}`)
  assert.deepEqual(back, [
    "end null ask", "slide 0 ask", "slide null ask", "start 1 ask", "start null ask", "start 0 count", "start null count", "start null ask",
  ])
})

test("without most hands for one way, a clicker walks the safe way to the end", () => {
  const parts: string[] = []
  for (let now: story.Scene | null = story.enter(TALE, "start"); now; now = story.stepOn(TALE, now)) parts.push(`${now.part} ${now.taken}`)
  assert.deepEqual(parts, ["start null", "start 2", "end null"])
  const tied = story.stepOn(TALE, { ...story.enter(TALE, "slide"), vote: counted([4, 4]) })
  assert.equal(tied?.taken, 0)
})
