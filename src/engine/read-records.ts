import { RowIntake } from '../core/formats/rows/row-intake';
import { guessMapping } from '../core/formats/rows/row-roles';
import type { OpenedTable } from './opened-table';
import type { OpenedPart, OpenProgress, OpenRequest } from './protocol';
import { RowStore, type RowBlock } from './row-store';
import { RowTexts } from './row-texts';
import { finished, type RunningDigest } from './running-digest';

/** A row that some other reader has made an object of. */
export interface ReadRecord {
  readonly fields: Readonly<Record<string, unknown>>;
  /** Longitude and latitude, where the row brings a point of its own. */
  readonly point: readonly [unknown, unknown] | null;
  /** Its number in the file, counted from 1, where rows before it were left out. */
  readonly row?: number;
}

export interface RecordFile {
  readonly columns: readonly string[];
  /** All rows, with these columns at least. */
  readonly records: (columns: readonly string[]) => AsyncIterable<ReadRecord>;
  /** The first rows, for somebody to look at. */
  readonly sample: (count: number) => Promise<readonly ReadRecord[]>;
  readonly progress: () => Pick<OpenProgress, 'bytes' | 'totalBytes'>;
  /** `null`: what rows say is written down as they come. */
  readonly keeper: RowKeeper | null;
  /** Of the bytes, whole when all records have been read; `null` or left out: none is taken. */
  readonly running?: RunningDigest | null;
  /** What of the file was read, where part of it was asked for. */
  readonly part?: () => OpenedPart;
}

/** Keeps what rows say, or where they say it; told of every row in its order. */
export interface RowKeeper {
  readonly keep: (fields: ReadRecord['fields']) => void;
  readonly refuse: () => void;
  readonly finish: () => readonly RowBlock[];
}

const PROGRESS_ROWS = 20_000;
const encoder = new TextEncoder();

/** A table from records. What came before a break is kept and the break told. Throws when nothing of it can be used. */
export async function readRecords(
  file: RecordFile,
  request: OpenRequest,
  onprogress: (progress: OpenProgress) => void,
): Promise<OpenedTable> {
  const mapping = request.mapping ?? guessMapping(file.columns);
  const intake = new RowIntake(mapping);
  intake.setHeader(file.columns);
  const keeper = file.keeper ?? writingKeeper();
  let row = 0;
  let cut: string | null = null;
  let digest: Promise<string | null> | undefined;
  const tell = (): void => onprogress({ ...file.progress(), ...intake.progress });
  try {
    for await (const { fields, point, row: own } of file.records([...new Set(Object.values(mapping))])) {
      row = own ?? row + 1;
      if (intake.addRecord(fields, row, point)) keeper.keep(fields);
      else keeper.refuse();
      if (row % PROGRESS_ROWS === 0) tell();
    }
    if (file.running) digest = finished(file.running);
  } catch (cause) {
    cut = cause instanceof Error ? cause.message : String(cause);
    file.running?.close();
  }
  tell();
  const part = file.part?.();
  if (intake.builder.count === 0) throw new Error(cut ?? noRow(request.name, intake.report.count, part));
  return {
    table: intake.builder.finish(),
    columns: file.columns,
    mapping,
    rejected: intake.report,
    cut,
    ...(digest !== undefined && { digest }),
    ...(part && { part }),
    texts: new RowTexts({ blocks: keeper.finish(), form: { kind: 'json' } }),
  };
}

function noRow(name: string, rejected: number, part: OpenedPart | undefined): string {
  return part !== undefined && rejected === 0
    ? `No row of ${name} lies in the part that was asked for: ${part.readRows} of its ${part.fileRows} rows were read to find one. Ask for a wider area or more days.`
    : `No row of ${name} could be used. Check which column is which.`;
}

function writingKeeper(): RowKeeper {
  const store = new RowStore();
  return {
    // Inside an object of their own: a column may be called as a part of a feature is.
    keep: (properties) => store.add(encoder.encode(JSON.stringify({ properties }))),
    refuse: () => undefined,
    finish: () => store.finish(),
  };
}
