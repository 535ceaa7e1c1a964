import en from '../../lexicon/en.json';
import { wordSet } from '../../lexicon/lexicon';
import { inflect } from './inflect';

export const BASE = 1;
export const PRESENT = 2;
export const PAST = 4;
export const PARTICIPLE = 8;
export const GERUND = 16;

/** What a word can be as a verb: forms as bits, and how surely it is a cue. */
export interface VerbEntry {
  readonly lemma: string;
  readonly forms: number;
  /** 0 no cue, 1 a cue where a clause or quotation follows, 2 a cue. */
  readonly strength: number;
  readonly takesListener: boolean;
}

/** Verbs of English by each of their forms. */
export const ENGLISH_VERBS: ReadonlyMap<string, VerbEntry> = buildVerbs();

function buildVerbs(): ReadonlyMap<string, VerbEntry> {
  const verbs = new Map<string, VerbEntry>();
  const weak = wordSet(en.weakCues);
  const listeners = wordSet(en.objectVerbs);
  const addAll = (list: string, isCue: boolean): void => {
    for (const entry of wordSet(list)) {
      const forms = inflect(entry);
      const lemma = forms.base;
      const strength = !isCue ? 0 : weak.has(lemma) ? 1 : 2;
      const add = (word: string, form: number): void => {
        const known = verbs.get(word);
        if (known !== undefined && known.lemma !== lemma && known.strength > 0) return;
        verbs.set(word, {
          lemma,
          forms: (known?.lemma === lemma ? known.forms : 0) | form,
          strength: Math.max(strength, known?.lemma === lemma ? known.strength : 0),
          takesListener: listeners.has(lemma),
        });
      };
      add(forms.base, BASE);
      add(forms.present, PRESENT);
      add(forms.past, PAST);
      add(forms.participle, PARTICIPLE);
      add(forms.gerund, GERUND);
    }
  };
  addAll(en.cues.say, true);
  addAll(en.cues.think, true);
  addAll(en.verbs, false);
  return verbs;
}
