/** Everything that moves on a page of Hornbook. */

import { wordsIn } from "./ui/catalogue"
import { all, together, type Undo } from "./ui/dom"
import { mountMenu } from "./ui/dialog"
import { mountLanguages } from "./ui/language"
import { makeDevice } from "./ui/make-device"
import { mountPlaces } from "./ui/places"
import { mountQuiz } from "./ui/quiz"
import { mountScheme } from "./ui/scheme"
import { mountSearch } from "./ui/search"
import { mountWhois } from "./ui/whois"

function mountPage(root: Document): Undo {
  const words = wordsIn(root, "#hb-strings")
  const device = (window.hornbookDevice = makeDevice())
  const quizzes = all(root, "section.hb-quiz").map((section) => mountQuiz(section, device, words))
  const pictures = all(root, ".hb-hotspot").map(mountPlaces)
  return together([...pictures, mountMenu(root), mountLanguages(root), mountScheme(root), mountSearch(root, words), mountWhois(root, device), ...quizzes])
}

mountPage(document)
