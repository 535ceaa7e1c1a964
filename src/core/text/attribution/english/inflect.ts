/** Forms of an English verb. */
export interface VerbForms {
  readonly base: string;
  readonly present: string;
  readonly past: string;
  readonly participle: string;
  readonly gerund: string;
}

const VOWEL = /[aeiou]/;

/**
 * Inflects an entry of the lexicon: "claim" is regular, "admit:admitted" doubles its consonant, "say:said:said" is irregular. A
 * one-syllable verb that ends in consonant, vowel, consonant doubles by itself ("slam").
 */
export function inflect(entry: string): VerbForms {
  const [base = '', past, participle] = entry.split(':');
  const doubles = doublesConsonant(base) || (past?.endsWith(`${base.at(-1) ?? ''}${base.at(-1) ?? ''}ed`) ?? false);
  const stem = doubles ? base + (base.at(-1) ?? '') : base;
  const regular = base.endsWith('e') ? `${base}d` : /[^aeiou]y$/.test(base) ? `${base.slice(0, -1)}ied` : `${stem}ed`;
  const gerund =
    /[^aeo]e$/.test(base) && !base.endsWith('ee')
      ? `${base.slice(0, -1)}ing`
      : base.endsWith('ie')
        ? `${base.slice(0, -2)}ying`
        : `${stem}ing`;
  const present = /(s|x|z|ch|sh|o)$/.test(base)
    ? `${base}es`
    : /[^aeiou]y$/.test(base)
      ? `${base.slice(0, -1)}ies`
      : `${base}s`;
  return { base, present, past: past ?? regular, participle: participle ?? past ?? regular, gerund };
}

function doublesConsonant(word: string): boolean {
  if (word.length < 3) return false;
  const [before = '', vowel = '', last = ''] = word.slice(-3);
  const syllables = word.replace(/e$/, '').match(/[aeiouy]+/g)?.length ?? 0;
  return syllables === 1 && VOWEL.test(vowel) && !VOWEL.test(before) && !VOWEL.test(last) && !/[wxy]/.test(last);
}
