/** A QR code as a drawing: a white square and one path, so that it is sharp in any size and on paper. */

import { modulesOf, pathOf } from "../state/handoff/qr"

const SVG = "http://www.w3.org/2000/svg"

function shape(name: string, attributes: { readonly [key: string]: string }): SVGElement {
  const made = document.createElementNS(SVG, name)
  Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value))
  return made
}

/** Black on white in every scheme: cameras want it so. `label` says what it is for. */
export function drawQr(text: string, label: string): SVGElement {
  const modules = modulesOf(text)
  const size = String(modules.length)
  const drawing = shape("svg", { class: "hb-qr", viewBox: `0 0 ${size} ${size}`, role: "img", "aria-label": label, "shape-rendering": "crispEdges" })
  drawing.appendChild(shape("path", { d: `M0 0h${size}v${size}H0z`, fill: "#fff" }))
  drawing.appendChild(shape("path", { d: pathOf(modules), fill: "#000" }))
  return drawing
}
