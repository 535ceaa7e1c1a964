import type { RowIntake } from '../core/formats/rows/row-intake';
import type { Table } from '../core/table/table';
import { openBytes } from './byte-source';
import type { OpenProgress, OpenRequest, TableInfo } from './protocol';
import { createRowReader, sniffFormat, type RowReader } from './read-rows';
import { RowStore } from './row-store';
import { RowTexts } from './row-texts';

export interface OpenedTable extends Pick<TableInfo, 'columns' | 'mapping' | 'rejected' | 'cut'> {
  readonly table: Table;
  readonly texts: RowTexts;
}

const PROGRESS_BYTES = 4_000_000;

/** Reads a table as its bytes come. Throws when nothing of it can be used; what came before a break is kept and the break told. */
export async function readTable(
  request: OpenRequest,
  onprogress: (progress: OpenProgress) => void,
): Promise<OpenedTable> {
  const store = new RowStore();
  let bytes = 0;
  const { stream, totalBytes } = await openBytes(request.source, (count) => (bytes = count));
  const reader = stream.getReader();
  let rows: RowReader | null = null;
  let cut: string | null = null;
  let told = 0;
  const tell = (): void => {
    const intake = rows?.intake() ?? null;
    onprogress({ bytes, totalBytes, rows: intake?.builder.count ?? 0, rejected: intake?.report.count ?? 0 });
  };
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      rows ??= createRowReader(sniffFormat(value), request.mapping, store);
      rows.push(value);
      if (bytes - told < PROGRESS_BYTES) continue;
      told = bytes;
      tell();
    }
    rows?.finish();
  } catch (cause) {
    await reader.cancel().catch(() => undefined);
    cut = cause instanceof Error ? cause.message : String(cause);
  }
  tell();
  const intake = rows?.intake() ?? null;
  if (rows === null || intake === null || intake.builder.count === 0)
    throw new Error(cut ?? nothingIn(request.name, intake));
  const blocks = store.finish();
  return {
    table: intake.builder.finish(),
    columns: rows.columns(),
    mapping: rows.mapping(),
    rejected: intake.report,
    cut,
    texts: new RowTexts({ blocks, form: rows.form() }),
  };
}

function nothingIn(name: string, intake: RowIntake | null): string {
  const [first] = intake?.report.shown ?? [];
  if (first === undefined) return `${name} has no rows. Expected CSV with a header line, GeoJSON, or a feature a line.`;
  return `No row of ${name} could be used: row ${first.row} has "${first.got}" for its ${first.reason}. Check which column is which.`;
}
