import id from '../../lexicon/id.json';
import { wordSet } from '../../lexicon/lexicon';

export const AFTER = wordSet(id.cues.after);

export const BEFORE = wordSet(id.cues.before);

export const PASSIVE = wordSet(id.cues.passive);

export const ACCORDING = wordSet(id.cues.according);

export const THUS = new Set(['demikian', 'seperti', 'sebagaimana']);

export const SUBJECT_ADVERBS = wordSet(id.subjects.adverbs);

export const DEMONSTRATIVES = wordSet(id.subjects.demonstratives);

export const APPOSITION_START = wordSet(id.subjects.appositions);
