import { parseArgs } from 'node:util';
import { dataCreditSchema, type DataCredit } from '../core/model/data-credit';
import { packOpened } from '../engine/pack-opened';
import { CliError } from './cli-error';
import type { Command } from './command';
import { MAP_HELP } from './map-help';
import { openTable, tableSummary } from './open-table';

/** `dateline pack`: a large table in the form that the page opens at once. */
export const pack: Command = {
  help: `Packs a large table: columns sorted for the map and the rows' text, with check sums. The page opens it several times as fast.

Usage: dateline pack INPUT... --out FILE.dltable [options]

  INPUT               CSV, GeoJSON, or a feature a line, each also as gzip, or Parquet; several files of the same columns become one table
  --out FILE          the packed table
${MAP_HELP}
  --credit TEXT       whom to credit: it stands on the map, on pages and in what is saved of the table
  --licence TEXT, --title TEXT, --published URL
                      with it: under which licence, what the rows are called, and where they are published

Exit code: 0 every row was packed, 1 some were rejected or nothing could be read, 2 called wrongly.
`,
  async run(args, effects) {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: {
        out: { type: 'string' },
        map: { type: 'string', multiple: true, default: [] },
        credit: { type: 'string' },
        licence: { type: 'string' },
        title: { type: 'string' },
        published: { type: 'string' },
      },
      allowPositionals: true,
    });
    if (values.out === undefined) throw new CliError('--out FILE is missing. See dateline pack --help.');
    if (!values.out.endsWith('.dltable'))
      throw new CliError(
        `--out: expected a name that ends in .dltable, by which the page knows it, got "${values.out}".`,
      );
    const credit = creditOf(values);
    const opened = await openTable({ paths: positionals, maps: values.map, command: 'pack' }, effects);
    await effects.writePieces(values.out, packOpened({ ...opened, ...(credit && { credit }) }));
    effects.write(`${tableSummary(opened)}Wrote ${values.out}.\n`);
    return opened.rejected.count > 0 || opened.cut !== null ? 1 : 0;
  },
};

interface CreditOptions {
  readonly credit?: string;
  readonly licence?: string;
  readonly title?: string;
  readonly published?: string;
}

/** What the call says of whose the rows are; `null`: what the input says stays. */
function creditOf({ credit, licence, title, published }: CreditOptions): DataCredit | null {
  if (credit === undefined) {
    if (licence === undefined && title === undefined && published === undefined) return null;
    throw new CliError('--licence, --title and --published stand beside --credit. See dateline pack --help.');
  }
  const said = { title: title ?? '', attribution: credit, licence: licence ?? '', url: published ?? null };
  const { success, data, error } = dataCreditSchema.safeParse(said);
  if (success) return data;
  const option = { attribution: '--credit', url: '--published' }[String(error.issues[0]?.path[0])];
  throw new CliError(`${option ?? `--${String(error.issues[0]?.path[0])}`}: ${error.issues[0]?.message ?? ''}`);
}
