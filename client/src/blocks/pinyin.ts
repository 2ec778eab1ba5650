/** The button "Pinyin" of a Chinese lesson. */

import { all } from "../ui/dom"
import { mountPinyin } from "../ui/pinyin"

all(document, "[data-hb-pinyin-button]").forEach((button) => mountPinyin(document, button))
