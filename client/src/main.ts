/** What every page of Hornbook has; a page with questions has blocks/quiz.js as well. */

import { wordsIn } from "./ui/catalogue"
import { together, type Undo } from "./ui/dom"
import { mountMenu } from "./ui/dialog"
import { mountKeeping } from "./ui/keeping"
import { mountLanguages } from "./ui/language"
import { makeDevice } from "./ui/make-device"
import { mountScheme } from "./ui/scheme"
import { mountSearch } from "./ui/search"
import { mountWhois } from "./ui/whois"

function mountPage(root: Document): Undo {
  const words = wordsIn(root, "#hb-strings")
  const device = (window.hornbookDevice = makeDevice())
  return together([mountMenu(root), mountLanguages(root), mountScheme(root), mountSearch(root, words), mountWhois(root, device), mountKeeping(root)])
}

mountPage(document)
