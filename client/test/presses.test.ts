import assert from "node:assert/strict"
import { test } from "node:test"
import { NO_PRESSES, PRESS_PAUSE, pressed, released } from "../src/state/presses"

/** Press and let go at each of the times. */
function at(...times: number[]): number {
  return times.reduce((state, time) => released(pressed(state), time), NO_PRESSES).count
}

test("presses in time are counted together", () => {
  assert.equal(at(9000, 9400, 9800), 3)
  assert.equal(at(9000, 9000 + PRESS_PAUSE), 2)
})

test("a press after a long pause is the first again", () => {
  assert.equal(at(9000, 9001 + PRESS_PAUSE), 1)
})

test("a key that came up without having gone down alone counts nothing, and all before it neither", () => {
  const two = released(pressed(released(pressed(NO_PRESSES), 9000)), 9100)
  assert.equal(released(two, 9200).count, 0)
})
