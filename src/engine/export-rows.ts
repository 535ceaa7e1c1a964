import { guardCell } from '../core/formats/export/spreadsheet-guard';
import type { DataCredit } from '../core/model/data-credit';
import { toLatitude, toLongitude } from '../core/table/mercator';
import { formatTablePart } from '../core/table/part/part-text';
import type { OpenedTable } from './opened-table';
import type { RowExport } from './protocol';
import { rowFields } from './row-text';

/** Columns of the point, where the file has it in none of its own. */
const POINT_COLUMNS = ['longitude', 'latitude'] as const;
const PIECE_CHARACTERS = 2_000_000;

/**
 * The visible rows as a file, in the order of the input, with the fields as they came. A row without a point of its own has no geometry.
 * Rows are read block by block, as they lie; the pieces go out of memory.
 */
export async function exportRows(
  opened: OpenedTable,
  visible: Uint8Array,
  { format, credit }: RowExport,
): Promise<Blob> {
  const pieces: Blob[] = [];
  let piece = '';
  for await (const text of format === 'csv' ? csvLines(opened, visible) : geojsonLines(opened, visible, credit)) {
    piece += text;
    if (piece.length < PIECE_CHARACTERS) continue;
    pieces.push(new Blob([piece]));
    piece = '';
  }
  return new Blob([...pieces, piece], { type: format === 'csv' ? 'text/csv' : 'application/geo+json' });
}

async function* csvLines(opened: OpenedTable, visible: Uint8Array): AsyncGenerator<string> {
  const { columns, mapping, table } = opened;
  const needsPoint = mapping.lng === undefined && table.placed > 0;
  yield line([...columns, ...(needsPoint ? POINT_COLUMNS : [])]);
  for await (const { fields, position } of shownRows(opened, visible)) {
    const values = columns.map((column) => fields[column] ?? '');
    yield line(needsPoint ? [...values, ...(position ?? ['', '']).map(String)] : values);
  }
}

/** Numbers stay numbers: a minus before one is no formula. */
function line(values: readonly string[]): string {
  const cells = values.map((value) => {
    const kept = /^-?\d+(\.\d+)?$/.test(value) ? value : guardCell(value);
    return /[",\r\n]/.test(kept) ? `"${kept.replaceAll('"', '""')}"` : kept;
  });
  return `${cells.join(',')}\r\n`;
}

async function* geojsonLines(
  opened: OpenedTable,
  visible: Uint8Array,
  credit: DataCredit | null,
): AsyncGenerator<string> {
  // Members beside those of the standard (RFC 7946, 6.1).
  const { part } = opened;
  const told = {
    ...(credit !== null && withoutNulls(credit)),
    ...(part && { part: formatTablePart(part.asked), rowsOfFile: part.fileRows }),
  };
  const said = Object.keys(told).length === 0 ? '' : `${JSON.stringify(told).slice(1, -1)},`;
  yield `{"type":"FeatureCollection",${said}"features":[`;
  let isFirst = true;
  for await (const { id, fields, position } of shownRows(opened, visible)) {
    const geometry = position === null ? null : { type: 'Point', coordinates: position };
    yield `${isFirst ? '' : ','}\n${JSON.stringify({ type: 'Feature', id, geometry, properties: fields })}`;
    isFirst = false;
  }
  yield '\n]}\n';
}

interface ShownRow {
  readonly id: number;
  readonly fields: Readonly<Record<string, string>>;
  readonly position: readonly [lng: number, lat: number] | null;
}

async function* shownRows({ table, texts }: OpenedTable, visible: Uint8Array): AsyncGenerator<ShownRow> {
  // Places in the table by the rows' numbers, of those that are shown.
  const placeOf = new Int32Array(table.count).fill(-1);
  for (let at = 0; at < table.count; at++) if (visible[at] === 1) placeOf[table.ids[at] ?? 0] = at;
  const { blocks, form } = texts.source;
  for (const block of blocks) {
    const shown = placeOf.subarray(block.firstRow, block.firstRow + block.count);
    if (shown.every((at) => at === -1)) continue;
    const { bytes, offsets } = await texts.open(block);
    for (const [row, at] of shown.entries())
      if (at !== -1)
        yield {
          id: block.firstRow + row,
          fields: rowFields(bytes.subarray(offsets[row], offsets[row + 1]), form),
          position:
            at < table.placed ? [degrees(toLongitude(table.x[at] ?? 0)), degrees(toLatitude(table.y[at] ?? 0))] : null,
        };
  }
}

function withoutNulls(credit: DataCredit): object {
  return Object.fromEntries(Object.entries(credit).filter(([, value]) => value !== null));
}

/** To the centimetre that the table keeps. */
function degrees(value: number): number {
  return Math.round(value * 1e7) / 1e7;
}
