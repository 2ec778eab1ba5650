/** The questions of a page: those of a quiz, of a lesson that holds one, of a page written by hand. */

import { wordsIn } from "../ui/catalogue"
import { deviceOfPage } from "../ui/device"
import { all } from "../ui/dom"
import { mountPlaces } from "../ui/places"
import { mountQuiz } from "../ui/quiz"

const device = deviceOfPage()
const words = wordsIn(document, "#hb-strings")
all(document, ".hb-hotspot").forEach(mountPlaces)
all(document, "section.hb-quiz").forEach((section) => mountQuiz(section, device, words))
