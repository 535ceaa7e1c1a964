import { basename } from 'node:path';
import type { RowMapping } from '../../core/formats/rows/row-roles';
import type { TablePart } from '../../core/model/table-part';
import { foldedWords } from '../../core/query/fold-text';
import { wordColumns } from '../../core/table/word-columns';
import { WordIndex } from '../../core/table/word-index';
import { indexWords } from '../../engine/index-words';
import type { TableInfo } from '../../engine/protocol';
import { tableDigest } from '../../engine/table-digest';
import { TableEngine } from '../../engine/table-engine';
import { sniffTiles } from '../../engine/vector-tiles/sniff-tiles';
import { CliError } from '../cli-error';
import type { Effects } from '../effects';
import { rejectedLines, saidMapping } from '../open-table';
import { loadLayers, type PageLayers } from './load-layers';

/** What all pages of a table share: read once, whatever the number of pages, as long as its columns mean the same. */
export interface TableWorld extends PageLayers {
  readonly name: string;
  readonly hash: string;
  /** Whom the call says to credit; `null`: as the table itself says. */
  readonly credit: string | null;
  readonly today: string;
  /** The table, or part of its file, by what its columns are; `null`: by what the call says of them, else by their names. */
  readonly open: (mapping: RowMapping | null, part: TablePart | null) => Promise<OpenTable>;
}

export interface OpenTable {
  readonly engine: TableEngine;
  readonly info: TableInfo;
  /** One byte a row by its number in the input, 1 where all words of a text are found; `null` for no words. */
  readonly find: (text: string) => Promise<Uint8Array | null>;
}

export interface TableCall {
  readonly path: string;
  readonly file: Blob;
  /** `COLUMN=ROLE`, over what the columns' names say. */
  readonly maps: readonly string[];
  readonly credit: string | null;
}

/** A table's file with all that its pages are drawn from. What it lost of its rows is said. Throws `CliError` when there can be no page of it. */
export async function loadTableWorld({ path, file, maps, credit }: TableCall, effects: Effects): Promise<TableWorld> {
  const source = { source: file, name: basename(path) };
  if ((await sniffTiles(source)) !== null)
    throw new CliError(
      `"${path}" is map tiles: only what is in sight of them is known, so there is no page of them. Take the table that they were made from.`,
    );
  const said = maps.length === 0 ? null : await refusing(saidMapping(source, maps, 'snapshot'));
  let opened: { readonly key: string; readonly table: Promise<OpenTable> } | null = null;
  const open = (asked: RowMapping | null, part: TablePart | null): Promise<OpenTable> => {
    const mapping = said ?? asked;
    const key = JSON.stringify([mapping, part]);
    const request = { ...source, ...(mapping && { mapping }), ...(part && { part }) };
    if (opened?.key !== key) opened = { key, table: openEngine(request, effects) };
    return opened.table;
  };
  return {
    ...(await loadLayers(effects)),
    name: source.name,
    // Read from a file, it has one.
    hash: (await refusing(tableDigest(source))) ?? '',
    credit,
    today: effects.today(),
    open,
  };
}

async function openEngine(request: Parameters<TableEngine['open']>[0], effects: Effects): Promise<OpenTable> {
  const engine = new TableEngine(
    () => undefined,
    () => Promise.resolve(),
  );
  const info = await refusing(engine.open(request));
  const lost = rejectedLines(info);
  if (lost.length > 0) effects.writeError(`dateline: ${lost.join('\n')}\n`);
  let indexed: Promise<WordIndex> | null = null;
  return {
    engine,
    info,
    find: async (text) => {
      const terms = foldedWords(text);
      if (terms.length === 0) return null;
      indexed ??= wordsOf(engine, info);
      return (await indexed).find(terms, info.count);
    },
  };
}

/** What a file is found to be is the caller's to mend. */
async function refusing<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading;
  } catch (cause) {
    if (cause instanceof CliError) throw cause;
    throw new CliError(cause instanceof Error ? cause.message : String(cause), { exitCode: 1, cause });
  }
}

async function wordsOf(engine: TableEngine, info: TableInfo): Promise<WordIndex> {
  const index = new WordIndex();
  await indexWords(engine.texts(), wordColumns(info), index);
  return index;
}
