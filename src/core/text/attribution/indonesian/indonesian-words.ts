import id from '../../lexicon/id.json';
import { wordSet } from '../../lexicon/lexicon';

/** Cues after what was said, as stems: "kata", "ujar". */
export const AFTER = wordSet(id.cues.after);

/** Cues before what was said: "mengatakan". */
export const BEFORE = wordSet(id.cues.before);

/** Passive cues: "dikatakan", "disampaikan". */
export const PASSIVE = wordSet(id.cues.passive);

/** "menurut", "menurutnya". */
export const ACCORDING = wordSet(id.cues.according);

/** Words before a cue that closes a statement: "demikian diumumkan X". */
export const THUS = new Set(['demikian', 'seperti', 'sebagaimana']);

/** Adverbs between a subject and its cue: "juga", "sempat". */
export const SUBJECT_ADVERBS = wordSet(id.subjects.adverbs);

/** "ini", "itu", "tersebut". */
export const DEMONSTRATIVES = wordSet(id.subjects.demonstratives);

/** Words that begin what is told of a subject before its cue: "yang", "dalam". */
export const APPOSITION_START = wordSet(id.subjects.appositions);
