/** Reads a lesson, a page of a story or a question aloud: by its recording, else by the device's own voice. */

import { mountListen } from "../ui/listen"

mountListen(document)
