import { foldName } from './fold-name';

/** Finds rows by folded name. Names are folded one first letter at a time, when a name of that letter is first looked for. */
export interface NameIndex {
  rowsOf(foldedName: string): readonly number[];
  /** Rows with a name that begins so, in no order; a row may be there twice. */
  rowsStartingWith(foldedPrefix: string): readonly number[];
}

type Bucket = ReadonlyMap<string, readonly number[]>;
const NOTHING: readonly number[] = [];

/** @param others  further names of each row, `|` between them */
export function createNameIndex(names: readonly string[], others: readonly string[]): NameIndex {
  const firstLetter = createFirstLetter();
  const ready = new Map<string, Bucket>();
  let rowsByLetter: Map<string, number[]> | null = null;

  const bucketOf = (folded: string): Bucket => {
    const letter = firstLetter(folded, 0);
    const known = ready.get(letter);
    if (known !== undefined) return known;
    rowsByLetter ??= sortByLetter(names, others, firstLetter);
    const bucket = new Map<string, number[]>();
    const add = (name: string, row: number): void => {
      if (firstLetter(name, 0) !== letter) return;
      const key = foldName(name);
      const same = bucket.get(key);
      if (same === undefined) bucket.set(key, [row]);
      else if (same.at(-1) !== row) same.push(row);
    };
    for (const row of rowsByLetter.get(letter) ?? NOTHING) {
      add(names[row] ?? '', row);
      const more = others[row];
      if (more) for (const other of more.split('|')) add(other, row);
    }
    ready.set(letter, bucket);
    return bucket;
  };

  return {
    rowsOf: (foldedName) => (foldedName === '' ? NOTHING : (bucketOf(foldedName).get(foldedName) ?? NOTHING)),
    rowsStartingWith(foldedPrefix) {
      if (foldedPrefix === '') return NOTHING;
      const found: number[] = [];
      for (const [name, rows] of bucketOf(foldedPrefix)) if (name.startsWith(foldedPrefix)) found.push(...rows);
      return found;
    },
  };
}

type FirstLetter = (text: string, from: number) => string;

/** Rows by the first letters of their names, each row once a letter. Nothing is split or folded yet: most letters are never asked for. */
function sortByLetter(
  names: readonly string[],
  others: readonly string[],
  firstLetter: FirstLetter,
): Map<string, number[]> {
  const byLetter = new Map<string, number[]>();
  const add = (letter: string, row: number): void => {
    const rows = byLetter.get(letter);
    if (rows === undefined) byLetter.set(letter, [row]);
    else if (rows.at(-1) !== row) rows.push(row);
  };
  for (const [row, name] of names.entries()) {
    add(firstLetter(name, 0), row);
    const more = others[row];
    if (more) for (let at = 0; at >= 0 && at < more.length; at = nextName(more, at)) add(firstLetter(more, at), row);
  }
  return byLetter;
}

function nextName(names: string, at: number): number {
  const bar = names.indexOf('|', at);
  return bar < 0 ? -1 : bar + 1;
}

/** The first letter of the folded name that begins at `from`, without folding all of it where that can be known. */
function createFirstLetter(): FirstLetter {
  const known = new Map<number, string>();
  return (text, from) => {
    const first = text.codePointAt(from) ?? 0;
    const letter = known.get(first);
    if (letter !== undefined) return letter;
    const folded = foldName(String.fromCodePoint(first));
    // An apostrophe or a dot is folded away: the name's own first letter comes after it.
    if (folded === '') return firstCharacter(foldName(text.slice(from).split('|', 1)[0] ?? ''));
    const character = firstCharacter(folded);
    known.set(first, character);
    return character;
  };
}

const firstCharacter = (text: string): string => String.fromCodePoint(text.codePointAt(0) ?? 0);
