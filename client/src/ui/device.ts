/** The device of this page: all its scripts share the one that hornbook.js made, so that a page opens the database once. */

import type { Device } from "../state/device"

declare global {
  interface Window {
    hornbookDevice?: Device
  }
}

/** The one device of the page. hornbook.js stands before every script that asks for it. */
export function deviceOfPage(): Device {
  if (!window.hornbookDevice) throw new Error("hornbook.js is not here")
  return window.hornbookDevice
}
