import en from '../../lexicon/en.json';
import { wordSet } from '../../lexicon/lexicon';

/** Adverbs between auxiliary and verb: "has repeatedly denied". */
export const ADVERBS = wordSet(en.adverbs);

/** Forms of "be", "have", "do" and the modals, with "not" run into them. */
export const AUXILIARIES = wordSet(en.auxiliaries);

/** Small words that belong to a verb: "called for", "pointed out". */
export const PARTICLES = wordSet(en.particles);

/** Days by name, and "today". */
export const WEEKDAYS = wordSet(en.weekdays);

/** Words that open a noun phrase. */
export const DETERMINERS = wordSet(en.determiners);
