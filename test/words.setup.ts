/** The vocabulary, which the panel reads once it stands: here it is at hand in every test. */

import vocabulary from "../assets/direction/vocabulary.json";
import { learnWords } from "../src/core/vocabulary";

learnWords(vocabulary);
