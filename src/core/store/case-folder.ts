import { strToU8, zipSync, type Zippable } from 'fflate';
import type { DeskRecord } from '../desk/desk-record';
import { withoutBorrowedWords } from '../desk/own-words';
import { TABLES } from '../formats/case-files';

/** Claims beyond these read better one file a source. */
const MOST_IN_ONE_FILE = 50;

/**
 * A case as the files of a case folder: path → text, as `data/README.md` has them. The texts of the articles are files of their own, `texts/<source>.txt`,
 * and only there where it is asked for; what was suggested from them stays with the desk. Without them, no statement is a sentence of theirs.
 */
export function writeCaseFolder(
  record: DeskRecord,
  { withTexts }: { readonly withTexts: boolean },
): ReadonlyMap<string, string> {
  const { case: loaded, texts } = withTexts ? record : withoutBorrowedWords(record).record;
  const files = new Map<string, string>([['case.json', indented(loaded.file)]]);
  for (const table of TABLES)
    if (table !== 'claims' || loaded.claims.length <= MOST_IN_ONE_FILE)
      files.set(`${table}.json`, indented(loaded[table]));
    else
      for (const { id } of loaded.sources) {
        const claims = loaded.claims.filter(({ source }) => source === id);
        if (claims.length > 0) files.set(`claims/${id}.json`, indented(claims));
      }
  if (withTexts) for (const [id, text] of Object.entries(texts)) files.set(`texts/${id}.txt`, text);
  return files;
}

/** The files as one archive, in a folder of the given name: the same files give the same bytes. */
export function zipFolder(name: string, files: ReadonlyMap<string, string>): Uint8Array<ArrayBuffer> {
  // Zip has local time: a noon made here reads the same in any zone.
  const mtime = new Date(1980, 0, 1, 12);
  const entries: Zippable = {};
  for (const [path, text] of files) entries[`${name}/${path}`] = [strToU8(text), { mtime, level: 9 }];
  return new Uint8Array(zipSync(entries));
}

function indented(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
