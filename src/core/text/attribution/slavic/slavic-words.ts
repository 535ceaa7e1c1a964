import { wordSet } from '../../lexicon/lexicon';
import ru from '../../lexicon/ru.json';
import uk from '../../lexicon/uk.json';

export const CUES = {
  uk: {
    verbs: wordSet(uk.cues.verbs),
    according: uk.cues.according.map((phrase) => phrase.split(' ')),
    accordingToThem: uk.cues.accordingToThem.map((phrase) => phrase.split(' ')),
    that: uk.cues.that,
  },
  ru: {
    verbs: wordSet(ru.cues.verbs),
    according: ru.cues.according.map((phrase) => phrase.split(' ')),
    accordingToThem: ru.cues.accordingToThem.map((phrase) => phrase.split(' ')),
    that: ru.cues.that,
  },
} as const;

/** Verbs without a person: "повідомили в міській раді", "сообщают в МЧС". */
export const PLURAL = /(?:ли|ють|ять|ют|ят)$/u;

export const INSIDE = new Set(['у', 'в', 'во']);

export const DASHES = new Set(['—', '–', '-']);
