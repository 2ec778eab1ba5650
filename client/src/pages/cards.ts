/** The script of cards.html: it prints as the sheets of a lesson do. */

import "./print"
