import en from '../lexicon/en.json';
import id from '../lexicon/id.json';
import ru from '../lexicon/ru.json';
import uk from '../lexicon/uk.json';
import type { ReadingLanguage } from '../reading';

/** What a lexicon file says of numbers and of the words around them. */
interface NumberFile {
  readonly numbers: {
    readonly decimal: string;
    readonly words: Readonly<Record<string, number>>;
    readonly tens?: Readonly<Record<string, number>>;
    readonly teens?: Readonly<Record<string, number>>;
    readonly hundreds: Readonly<Record<string, number>>;
    readonly wholes?: Readonly<Record<string, number>>;
    readonly scales: Readonly<Record<string, number>>;
    readonly suffixes: Readonly<Record<string, number>>;
    readonly loneScales: string;
    readonly connectors: string;
    readonly negative: string;
    readonly point: string;
    readonly half: Readonly<Record<string, number>>;
    readonly ordinals: Readonly<Record<string, number>>;
    readonly articles: string;
    readonly pairs: Readonly<Record<string, number>>;
  };
  readonly qualifiers: Readonly<Record<string, readonly string[] | Readonly<Record<string, readonly string[]>>>>;
  readonly notUnits: string;
  readonly currencies: string;
  readonly counted: {
    readonly pluralEnding: string;
    readonly plurals: string;
    readonly prefixes: string;
    readonly adjectiveEndings: string;
  };
}

/** How a word takes part in a number. */
export type NumberWord =
  | {
      readonly kind: 'value' | 'tens' | 'teens' | 'hundred' | 'whole' | 'scale' | 'half' | 'ordinal';
      readonly value: number;
    }
  | { readonly kind: 'connector' | 'negative' | 'point' | 'article'; readonly value: 0 };

export type PhraseKind =
  'more-than' | 'at-least' | 'less-than' | 'up-to' | 'nearly' | 'about' | 'vague' | 'after-at-least' | 'after-up-to';

export interface Phrase {
  readonly words: readonly string[];
  readonly kind: PhraseKind;
}

export interface NumberLexicon {
  readonly decimal: string;
  readonly words: ReadonlyMap<string, NumberWord>;
  readonly suffixes: ReadonlyMap<string, number>;
  readonly loneScales: ReadonlySet<string>;
  readonly pairs: readonly { readonly words: readonly string[]; readonly value: number }[];
  /** Phrases before a number, by their last word, longest first. */
  readonly before: ReadonlyMap<string, readonly Phrase[]>;
  /** Phrases after a number, by their first word, longest first. */
  readonly after: ReadonlyMap<string, readonly Phrase[]>;
  readonly rangeOpeners: ReadonlyMap<string, ReadonlySet<string>>;
  readonly rangeLinks: ReadonlySet<string>;
  /** Small words that follow a number without being counted: "19 di", "12 were". */
  readonly notUnits: ReadonlySet<string>;
  readonly currencies: ReadonlySet<string>;
  /** How the noun is told among the words after a number: plurals, words that make a measure another one, endings of adjectives. */
  readonly counted: {
    readonly pluralEnding: string;
    readonly plurals: ReadonlySet<string>;
    readonly prefixes: ReadonlySet<string>;
    readonly adjectiveEndings: readonly string[];
  };
}

const FILES: Partial<Record<ReadingLanguage, NumberFile>> = { en, id, uk, ru };
const compiled = new Map<ReadingLanguage, NumberLexicon>();
const BEFORE: readonly PhraseKind[] = ['more-than', 'at-least', 'less-than', 'up-to', 'nearly', 'about', 'vague'];
const AFTER: readonly PhraseKind[] = ['after-at-least', 'after-up-to'];

/** The numbers of a language; Korean has a reader of its own. */
export function numberLexiconOf(language: ReadingLanguage): NumberLexicon | null {
  const known = compiled.get(language);
  if (known !== undefined) return known;
  const file = FILES[language];
  if (file === undefined) return null;
  const lexicon = compile(file);
  compiled.set(language, lexicon);
  return lexicon;
}

function compile({ numbers, qualifiers, notUnits, currencies, counted }: NumberFile): NumberLexicon {
  const words = new Map<string, NumberWord>();
  const addValues = (
    values: Readonly<Record<string, number>> | undefined,
    kind: 'value' | 'tens' | 'teens' | 'hundred' | 'whole' | 'scale' | 'half' | 'ordinal',
  ): void => {
    for (const [word, value] of Object.entries(values ?? {})) words.set(word, { kind, value });
  };
  addValues(numbers.ordinals, 'ordinal');
  addValues(numbers.words, 'value');
  addValues(numbers.tens, 'tens');
  addValues(numbers.teens, 'teens');
  addValues(numbers.hundreds, 'hundred');
  addValues(numbers.wholes, 'whole');
  addValues(numbers.scales, 'scale');
  addValues(numbers.half, 'half');
  const addMarks = (list: string, kind: 'connector' | 'negative' | 'point' | 'article'): void => {
    for (const word of split(list)) if (!words.has(word)) words.set(word, { kind, value: 0 });
  };
  addMarks(numbers.connectors, 'connector');
  addMarks(numbers.negative, 'negative');
  addMarks(numbers.point, 'point');
  addMarks(numbers.articles, 'article');
  const { ranges, to } = qualifiers;
  return {
    decimal: numbers.decimal,
    words,
    suffixes: new Map(Object.entries(numbers.suffixes)),
    loneScales: new Set(split(numbers.loneScales)),
    pairs: Object.entries(numbers.pairs).map(([pair, value]) => ({ words: split(pair), value })),
    before: phrases(qualifiers, BEFORE, (list) => list.at(-1) ?? ''),
    after: phrases(qualifiers, AFTER, (list) => list[0] ?? ''),
    rangeOpeners: new Map(
      Object.entries(ranges !== undefined && !isList(ranges) ? ranges : {}).map(([word, links]) => [
        word,
        new Set(links),
      ]),
    ),
    rangeLinks: new Set(to !== undefined && isList(to) ? to : []),
    notUnits: new Set(split(notUnits)),
    currencies: new Set(split(currencies)),
    counted: {
      pluralEnding: counted.pluralEnding,
      plurals: new Set(split(counted.plurals)),
      prefixes: new Set(split(counted.prefixes)),
      adjectiveEndings: split(counted.adjectiveEndings),
    },
  };
}

function phrases(
  qualifiers: NumberFile['qualifiers'],
  kinds: readonly PhraseKind[],
  key: (words: readonly string[]) => string,
): ReadonlyMap<string, readonly Phrase[]> {
  const map = new Map<string, Phrase[]>();
  for (const kind of kinds) {
    const list = qualifiers[kind];
    if (list === undefined || !isList(list)) continue;
    for (const phrase of list) {
      const words = split(phrase);
      const group = map.get(key(words)) ?? [];
      group.push({ words, kind });
      map.set(
        key(words),
        group.sort((a, b) => b.words.length - a.words.length),
      );
    }
  }
  return map;
}

const isList = (value: readonly string[] | Readonly<Record<string, readonly string[]>>): value is readonly string[] =>
  Array.isArray(value);
const split = (list: string): string[] => list.split(' ').filter((word) => word !== '');
