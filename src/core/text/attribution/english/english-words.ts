import en from '../../lexicon/en.json';
import { wordSet } from '../../lexicon/lexicon';

export const ADVERBS = wordSet(en.adverbs);

export const AUXILIARIES = wordSet(en.auxiliaries);

export const PARTICLES = wordSet(en.particles);

export const WEEKDAYS = wordSet(en.weekdays);

export const DETERMINERS = wordSet(en.determiners);
