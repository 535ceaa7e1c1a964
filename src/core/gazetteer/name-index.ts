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
  let waiting: Map<string, string[]> | null = null;
  let waitingRows = new Map<string, number[]>();
  const ready = new Map<string, Bucket>();

  const sortByLetter = (): Map<string, string[]> => {
    const byLetter = new Map<string, string[]>();
    waitingRows = new Map();
    const firstLetter = createFirstLetter();
    const add = (name: string, row: number): void => {
      const letter = firstLetter(name);
      const bucket = byLetter.get(letter);
      if (bucket === undefined) {
        byLetter.set(letter, [name]);
        waitingRows.set(letter, [row]);
      } else {
        bucket.push(name);
        waitingRows.get(letter)?.push(row);
      }
    };
    for (const [row, name] of names.entries()) {
      add(name, row);
      const more = others[row];
      if (more) for (const other of more.split('|')) add(other, row);
    }
    return byLetter;
  };

  const bucketOf = (folded: string): Bucket => {
    const letter = String.fromCodePoint(folded.codePointAt(0) ?? 0);
    const known = ready.get(letter);
    if (known !== undefined) return known;
    waiting ??= sortByLetter();
    const bucket = new Map<string, number[]>();
    const rows = waitingRows.get(letter) ?? [];
    for (const [at, name] of (waiting.get(letter) ?? []).entries()) {
      const row = rows[at] ?? 0;
      const key = foldName(name);
      const same = bucket.get(key);
      if (same === undefined) bucket.set(key, [row]);
      else if (same.at(-1) !== row) same.push(row);
    }
    waiting.delete(letter);
    waitingRows.delete(letter);
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

/** The first letter of the folded name, without folding all of it where that can be known. */
function createFirstLetter(): (name: string) => string {
  const known = new Map<number, string>();
  return (name) => {
    const first = name.codePointAt(0) ?? 0;
    const letter = known.get(first);
    if (letter !== undefined) return letter;
    const [folded = ''] = foldName(String.fromCodePoint(first));
    // An apostrophe or a dot is folded away: the name's own first letter comes after it.
    if (folded === '') return firstCharacter(foldName(name));
    const character = firstCharacter(folded);
    known.set(first, character);
    return character;
  };
}

const firstCharacter = (text: string): string => String.fromCodePoint(text.codePointAt(0) ?? 0);
