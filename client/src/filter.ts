/** The script of pages with many lessons: cards by level and topic. Other pages do not load it. */

import { mountFilter } from "./ui/filter"

mountFilter(document)
