import assert from "node:assert/strict"
import { test } from "node:test"
import { ANIMALS, COLOURS, isLearnerId, readLearner, type Learner } from "../src/contract/learner"
import { asSecret, freeAnimals, freeColours, inOrder, isFull, isSame, newLearner, pageAfter, withNickname, withSecret } from "../src/state/picker"

const RANDOM = [0, 35, 36, 255, 71, 72, 1, 2, 3, 4]

function everybody(): Learner[] {
  return ANIMALS.flatMap((animal, a) => COLOURS.map((colour, c) => newLearner(animal, colour, [...RANDOM.slice(2), a, c], a * 10 + c)))
}

test("a new learner is one that the device reads back", () => {
  const made = newLearner("fox", "red", RANDOM, 5)
  assert.deepEqual(readLearner(made), made)
  assert.ok(isLearnerId(made.id))
})

test("an animal is offered in the colours that nobody has", () => {
  const learners = [newLearner("fox", "red", RANDOM, 1), newLearner("owl", "blue", RANDOM, 2)]
  assert.deepEqual(freeColours(learners, "fox"), COLOURS.slice(1))
  assert.equal(freeColours(learners, "bee").length, 8)
  assert.equal(freeAnimals(learners).length, 12)
})

test("an animal that is taken in every colour is not offered", () => {
  assert.deepEqual(freeAnimals(everybody().filter(({ animal }) => animal !== "bee")), ["bee"])
})

test("the fortieth learner fills the device", () => {
  assert.equal(isFull(everybody().slice(0, 39)), false)
  assert.equal(isFull(everybody().slice(0, 40)), true)
})

test("learners stay in the order in which they came", () => {
  const [one, two, three] = everybody()
  assert.deepEqual(inOrder([three, one, two] as Learner[]), [one, two, three])
})

test("a nickname of spaces is none, and one can be taken back", () => {
  const made = newLearner("fox", "red", RANDOM, 5)
  assert.equal(withNickname(made, "  ").nickname, undefined)
  assert.equal(withNickname(made, " Mei ").nickname, "Mei")
  assert.equal("nickname" in withNickname(withNickname(made, "Mei"), ""), false)
})

test("a secret is three pictures in their order", () => {
  assert.equal(asSecret([1, 2]), null)
  assert.equal(isSame([1, 2, 3], [1, 2, 3]), true)
  assert.equal(isSame([1, 2, 3], [3, 2, 1]), false)
  const made = withSecret(newLearner("fox", "red", RANDOM, 5), [0, 0, 8])
  assert.deepEqual(readLearner(made)?.secret, [0, 0, 8])
  assert.equal("secret" in withSecret(made, null), false)
})

test("the way back is a page of this site and nothing else", () => {
  for (const page of ["index.html", "lessons/safety/water.html", "zh/quizzes/a/small.html", "guides/a b.html"]) {
    assert.equal(pageAfter(`#to=${encodeURI(page)}`), encodeURI(page))
  }
  const others = [
    "", "#to=", "#to=https://a.example/x.html", "#to=//a.example/x.html", "#to=/etc/x.html", "#to=../x.html", "#to=a/../../x.html",
    "#to=javascript:alert(1)//.html", "#to=a/%2e%2e/x.html", "#to=a\\..\\x.html", "#to=x.html?y=1", "#to=data:text/html,x.html", "#to=a//b.html",
    "#to=.x.html", "#to=learners.html", "#to=zh/learners.html", "#to=x.html%0d%0a", "#to=lessons/",
  ]
  for (const fragment of others) assert.equal(pageAfter(fragment), null, fragment)
})
