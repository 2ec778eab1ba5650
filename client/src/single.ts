/** A file that holds many pages (`hornbook pack single`) shows one of them, by the end of its address. */

import { mountPages } from "./ui/pages"

mountPages(document)
