import assert from "node:assert/strict"
import { test } from "node:test"
import fc from "fast-check"
import jsQR from "jsqr"
import type { Handoff } from "../src/contract/handoff"
import { encodeQr } from "../src/state/handoff/code"
import { modulesOf, pathOf, type Modules } from "../src/state/handoff/qr"
import { readQr, type Pixels } from "../src/state/handoff/scan"
import { COURSE, handoffs } from "./handoffs"

const [sample] = fc.sample(handoffs(fc.constant(COURSE.quizzes.map((_, n) => n))), { numRuns: 1, seed: 3 }) as [Handoff]
const CODE = encodeQr(sample, COURSE)[0] ?? ""

interface Shot {
  /** Pixels a module. */
  readonly scale: number
  readonly degrees?: number
  /** How far a pixel's brightness may be off, of 255. */
  readonly noise?: number
  /** A wide and dim picture: black is not black, white is not white. */
  readonly dim?: boolean
  /** How much smaller the far edge is, as a part. */
  readonly tilt?: number
}

/** The same numbers for the same seed, so that a picture that fails fails again. */
function chance(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

/** The code as a camera might see it: turned, tilted, dim and noisy, on a grey table. */
function photo(modules: Modules, { scale, degrees = 0, noise = 0, dim = false, tilt = 0 }: Shot): Pixels {
  const size = modules.length
  const side = Math.ceil(size * scale * 1.5)
  const random = chance(7)
  const [sin, cos] = [Math.sin((degrees * Math.PI) / 180), Math.cos((degrees * Math.PI) / 180)]
  const data = new Uint8ClampedArray(side * side * 4)
  for (let y = 0; y < side; y += 1) {
    for (let x = 0; x < side; x += 1) {
      const [dx, dy] = [(x + 0.5 - side / 2) / scale, (y + 0.5 - side / 2) / scale]
      const far = 1 + (tilt * dy) / size
      const [u, v] = [(cos * dx + sin * dy) / far + size / 2, (cos * dy - sin * dx) / far + size / 2]
      const module = modules[Math.floor(v)]?.[Math.floor(u)]
      const plain = module === undefined ? 140 : module ? 0 : 255
      const light = (dim ? 70 + plain * 0.4 : plain) + (random() - 0.5) * 2 * noise
      data.set([light, light, light, 255], (y * side + x) * 4)
    }
  }
  return { width: side, height: side, data }
}

test("a full code has at most 61 modules a side, beside its quiet zone", () => {
  assert.ok(CODE.length > 330)
  assert.ok(modulesOf(CODE).length - 8 <= 61)
})

test("the drawing has every dark module and no other", () => {
  const modules = modulesOf("HB1:TEST")
  const drawn = modules.map((row) => row.map(() => false))
  for (const [, x, y, length] of pathOf(modules).matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
    for (let i = 0; i < Number(length); i += 1) drawn[Number(y)]![Number(x) + i] = true
  }
  assert.deepEqual(drawn, modules)
})

test("a camera reads it: straight, turned, tilted, dim, noisy, near and far", () => {
  const modules = modulesOf(CODE)
  const shots: readonly Shot[] = [
    { scale: 8 }, { scale: 4 }, { scale: 3 }, { scale: 5, degrees: 90 }, { scale: 5, degrees: 180 },
    { scale: 5, degrees: 7 }, { scale: 6, degrees: 33 }, { scale: 6, degrees: -20, dim: true },
    { scale: 5, noise: 60 }, { scale: 6, degrees: 12, noise: 40, dim: true }, { scale: 6, tilt: 0.15 }, { scale: 7, tilt: 0.2, degrees: 5, noise: 30 },
  ]
  for (const shot of shots) assert.equal(readQr(photo(modules, shot), true), CODE, JSON.stringify(shot))
})

test("a reader by somebody else reads the same: the code is a standard one", () => {
  const read = (jsQR as unknown as { default?: typeof jsQR }).default ?? jsQR
  for (const code of encodeQr(sample, COURSE)) {
    const { data, width, height } = photo(modulesOf(code), { scale: 5, degrees: 3 })
    assert.equal(read(data, width, height)?.data, code)
  }
})

test("a picture without a code is nothing, whatever is in it", () => {
  const blank = (width: number, height: number): Pixels => ({ width, height, data: new Uint8ClampedArray(width * height * 4) })
  for (const pixels of [blank(0, 0), blank(1, 1), blank(640, 480), { width: 99, height: 99, data: new Uint8ClampedArray(3) }]) {
    assert.equal(readQr(pixels), null)
  }
  const random = chance(1)
  const noise = blank(320, 240)
  noise.data.forEach((_, i) => (noise.data[i] = random() * 255))
  assert.equal(readQr(noise), null)
})
