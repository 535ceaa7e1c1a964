import type { IntakeProgress, RowIntake } from '../core/formats/rows/row-intake';
import { openBytes } from './byte-source';
import { isItemsAddress, itemsPages } from './ogc-features';
import type { OpenedTable } from './opened-table';
import type { OpenProgress, OpenRequest } from './protocol';
import { readColumnar } from './read-columnar';
import { createRowReader, refuseWrongKind, sniffFormat, type RowReader } from './read-rows';
import { RowStore } from './row-store';
import { RowTexts } from './row-texts';
import { finished, startDigest, type RunningDigest } from './running-digest';

const PROGRESS_BYTES = 4_000_000;
const NOTHING_YET: IntakeProgress = { rows: 0, rejected: 0, bounds: null };

/** Reads a table as its bytes come. Throws when nothing of it can be used; what came before a break is kept and the break told. */
export async function readTable(
  request: OpenRequest,
  onprogress: (progress: OpenProgress) => void,
  beginDigest: () => RunningDigest = startDigest,
): Promise<OpenedTable> {
  const columnar = await readColumnar(request, onprogress, beginDigest);
  if (columnar !== null) return columnar;
  const store = new RowStore();
  let bytes = 0;
  let rows: RowReader | null = null;
  let cut: string | null = null;
  let told = 0;
  let totalBytes: number | null = null;
  const sources = [request.source, ...(request.more ?? [])];
  // Of a file of the reader's own it can be taken when it is asked for; several files have none together.
  const isHashed = typeof request.source === 'string' && sources.length === 1 && !isItemsAddress(request.source);
  const running = isHashed ? beginDigest() : null;
  let digest: Promise<string | null> | undefined;
  const tell = (): void => {
    onprogress({ bytes, totalBytes, ...(rows?.intake()?.progress ?? NOTHING_YET) });
  };
  const take = (chunk: Uint8Array): void => {
    if (rows === null) refuseWrongKind(chunk, request.name);
    rows ??= createRowReader(sniffFormat(chunk), request.mapping, store);
    rows.push(chunk);
    if (bytes - told < PROGRESS_BYTES) return;
    told = bytes;
    tell();
  };
  try {
    for (const [at, source] of sources.entries()) {
      const before = bytes;
      if (typeof source === 'string' && isItemsAddress(source)) {
        for await (const page of itemsPages(source)) {
          (rows as RowReader | null)?.next();
          bytes += page.length;
          take(page);
          (rows as RowReader | null)?.finish();
        }
        continue;
      }
      const opened = await openBytes(source, (count, chunk) => {
        bytes = before + count;
        return running?.update(chunk);
      });
      totalBytes = opened.totalBytes;
      if (at > 0) (rows as RowReader | null)?.next();
      for await (const chunk of opened.chunks) take(chunk);
      (rows as RowReader | null)?.finish();
    }
    if (running !== null) digest = finished(running);
  } catch (cause) {
    cut = cause instanceof Error ? cause.message : String(cause);
    running?.close();
  }
  tell();
  const read = rows as RowReader | null;
  const intake = read?.intake() ?? null;
  if (read === null || intake === null || intake.builder.count === 0)
    throw new Error(cut ?? nothingIn(request.name, intake));
  const blocks = store.finish();
  return {
    table: intake.builder.finish(),
    columns: read.columns(),
    mapping: read.mapping(),
    rejected: intake.report,
    cut,
    ...(digest !== undefined && { digest }),
    texts: new RowTexts({ blocks, form: read.form() }),
  };
}

function nothingIn(name: string, intake: RowIntake | null): string {
  const [first] = intake?.report.shown ?? [];
  if (first === undefined) return `${name} has no rows. Expected CSV with a header line, GeoJSON, or a feature a line.`;
  return `No row of ${name} could be used: row ${first.row} has "${first.got}" for its ${first.reason}. Check which column is which.`;
}
