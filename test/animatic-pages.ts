/** All that a page can be asked for about the Animatic, in one script: bundled once for all of its browser suites. */

import "./adherence-page";
import "./animatic-cast-page";
import "./animatic-hidden-page";
import "./animatic-things-page";
import "./look-page";
