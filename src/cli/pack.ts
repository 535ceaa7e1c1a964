import { parseArgs } from 'node:util';
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

Exit code: 0 every row was packed, 1 some were rejected or nothing could be read, 2 called wrongly.
`,
  async run(args, effects) {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { out: { type: 'string' }, map: { type: 'string', multiple: true, default: [] } },
      allowPositionals: true,
    });
    if (values.out === undefined) throw new CliError('--out FILE is missing. See dateline pack --help.');
    if (!values.out.endsWith('.dltable'))
      throw new CliError(
        `--out: expected a name that ends in .dltable, by which the page knows it, got "${values.out}".`,
      );
    const opened = await openTable({ paths: positionals, maps: values.map, command: 'pack' }, effects);
    await effects.writePieces(values.out, packOpened(opened));
    effects.write(`${tableSummary(opened)}Wrote ${values.out}.\n`);
    return opened.rejected.count > 0 || opened.cut !== null ? 1 : 0;
  },
};
