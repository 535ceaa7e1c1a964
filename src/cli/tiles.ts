import { parseArgs } from 'node:util';
import { FACETS, type FacetId } from '../core/query/query';
import { TILE_LAYER } from '../core/table/encode-cells';
import { countsByValue, facetSlots } from '../core/table/facet-slots';
import { toLatitude, toLongitude } from '../core/table/mercator';
import type { Table } from '../core/table/table';
import { deepestZoom, tableTiles } from '../core/table/tiles/table-tiles';
import { writePmtiles } from '../core/table/tiles/write-pmtiles';
import type { OpenedTable } from '../engine/opened-table';
import { eachRowText } from '../engine/row-text';
import { CliError } from './cli-error';
import type { Command } from './command';
import { MAP_HELP } from './map-help';
import { openTable, tableSummary } from './open-table';

/** Rows that a tile has one by one; more become cells. */
const MOST_ROWS = 2000;
const DEEPEST = 14;
const TOLD_VALUES = 50;

/** `dateline tiles`: a table as vector tiles in one file, for any host that gives ranges. */
export const tiles: Command = {
  help: `Makes map tiles of a table that is too large to load: vector tiles in one PMTiles file, for any static host that gives byte ranges.
Where a tile has few rows they are in it one by one with their columns; where it has many, as cells with their number and split.

Usage: dateline tiles INPUT... --out FILE.pmtiles [options]

  INPUT               as for dateline pack
  --out FILE          the archive
  --by FACET          what cells are split and coloured by (group): ${FACETS.join(', ')}
  --max-zoom N        deepest zoom, at most ${DEEPEST}; by itself the first at which rows are told apart, at most 12
${MAP_HELP}

Exit code: 0 every row is in it, 1 some were rejected or nothing could be read, 2 called wrongly.
`,
  async run(args, effects) {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: {
        out: { type: 'string' },
        by: { type: 'string', default: 'group' },
        'max-zoom': { type: 'string' },
        map: { type: 'string', multiple: true, default: [] },
      },
      allowPositionals: true,
    });
    const { out } = values;
    if (out === undefined) throw new CliError('--out FILE is missing. See dateline tiles --help.');
    if (!out.endsWith('.pmtiles')) throw new CliError(`--out: expected a name that ends in .pmtiles, got "${out}".`);
    const by = FACETS.find((facet) => facet === values.by);
    if (by === undefined)
      throw new CliError(`--by: there is no facet "${values.by}". There are: ${FACETS.join(', ')}.`);
    const wanted = zoomOf(values['max-zoom']);
    const opened = await openTable({ paths: positionals, maps: values.map, command: 'tiles' }, effects);
    const { table } = opened;
    if (table.placed === 0)
      throw new CliError('no row has a point of its own: there is nothing to make tiles of.', { exitCode: 1 });
    const maxZoom = wanted ?? deepestZoom(table, MOST_ROWS, 12);
    const texts = await statements(opened);
    const pieces = writePmtiles(
      tableTiles(table, { by, maxZoom, mostRows: MOST_ROWS }, (id) => texts[id] ?? ''),
      { minZoom: 0, maxZoom, bounds: boundsOf(table), metadata: metadataOf(opened, by) },
    );
    await effects.writePieces(out, pieces);
    effects.write(`${tableSummary(opened)}Wrote ${out}, zooms 0 to ${maxZoom}.\n`);
    return opened.rejected.count > 0 || opened.cut !== null ? 1 : 0;
  },
};

function zoomOf(text: string | undefined): number | null {
  if (text === undefined) return null;
  const zoom = Number(text);
  if (!Number.isInteger(zoom) || zoom < 0 || zoom > DEEPEST)
    throw new CliError(`--max-zoom: expected a whole number from 0 to ${DEEPEST}, got "${text}".`);
  return zoom;
}

/** The text of every row by its number; none where no column is one. */
async function statements({ texts, mapping }: OpenedTable): Promise<readonly string[]> {
  const column = mapping.statement;
  const found: string[] = [];
  if (column === undefined) return found;
  const { blocks, form } = texts.source;
  for (const block of blocks)
    eachRowText(await texts.open(block, [column]), form, [column], (text) => found.push(text));
  return found;
}

function boundsOf({ placed, x, y }: Table): [number, number, number, number] {
  let [west, east, north, south] = [Infinity, -Infinity, Infinity, -Infinity];
  for (let at = 0; at < placed; at++) {
    west = Math.min(west, x[at] ?? 0);
    east = Math.max(east, x[at] ?? 0);
    north = Math.min(north, y[at] ?? 0);
    south = Math.max(south, y[at] ?? 0);
  }
  return [toLongitude(west), toLatitude(south), toLongitude(east), toLatitude(north)];
}

/** For any reader the layers and fields; for Dateline the whole table's counts, which tiles cannot tell. */
function metadataOf({ table, mapping }: OpenedTable, by: FacetId): unknown {
  const fields: Record<string, string> = { count: 'Number', slot: 'Number' };
  for (const facet of FACETS) if (table.facets[facet].codes.length > 0) fields[facet] = 'String';
  if (mapping.statement !== undefined) fields['statement'] = 'String';
  return {
    name: 'Dateline table',
    format: 'pbf',
    vector_layers: [{ id: TILE_LAYER, fields }],
    dateline: {
      version: 1,
      count: table.count,
      placed: table.placed,
      by,
      slots: facetSlots(table.facets[by]).names,
      facets: Object.fromEntries<ToldValue[]>(
        FACETS.filter((facet) => table.facets[facet].codes.length > 0).map((facet) => [
          facet,
          toldValues(table, facet),
        ]),
      ),
    },
  };
}

interface ToldValue {
  readonly id: string;
  readonly count: number;
}

function toldValues({ facets }: Table, facet: FacetId): ToldValue[] {
  const column = facets[facet];
  const byCode = new Float64Array(column.combinations?.length ?? column.values.length);
  for (const code of column.codes) byCode[code] = (byCode[code] ?? 0) + 1;
  const counts = countsByValue(column, byCode);
  return column.values
    .map((id, value) => ({ id, count: counts[value] ?? 0 }))
    .sort((a, b) => b.count - a.count)
    .slice(0, TOLD_VALUES);
}
