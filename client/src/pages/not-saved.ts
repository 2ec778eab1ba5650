/** The script of not-saved.html: offers once more the page that was asked for, which the worker names in the fragment. */

import { one } from "../ui/dom"

/** A plain page inside the site: no scheme, no host, no way up. */
const PAGE = /^[\w%-][\w%./-]*\.html$/
/** Slides and sheets, which are kept on their own. */
const FOR_CLASS = /^([\w-]+\/)?(present|print)\//
const WAY_UP = /\.\.|\/\/|%2[ef]/i

const asked = location.hash.slice(1)
const link = one(document, "[data-hb-again]") as HTMLAnchorElement | null
if (link && PAGE.test(asked) && !WAY_UP.test(asked)) {
  link.href = (document.documentElement.dataset.hbBase ?? "") + asked
  link.hidden = false
}
const note = one(document, "[data-hb-for-class]")
if (note && FOR_CLASS.test(asked)) note.hidden = false
