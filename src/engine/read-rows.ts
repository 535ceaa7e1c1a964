import { CsvReader, csvText, type CsvRow } from '../core/formats/rows/csv-reader';
import { FeatureReader } from '../core/formats/rows/feature-reader';
import { FeatureScanner } from '../core/formats/rows/feature-scanner';
import { RowIntake } from '../core/formats/rows/row-intake';
import { guessMapping, type RowMapping } from '../core/formats/rows/row-roles';
import type { RowStore } from './row-store';
import { rowFields, type RowForm } from './row-text';
import { wrongKind } from './wrong-kind';

/** Takes a file's bytes as they come, into an intake and a store of the rows as they were written. */
export interface RowReader {
  readonly push: (chunk: Uint8Array) => void;
  readonly finish: () => void;
  /** Another file of the same columns follows. */
  readonly next: () => void;
  /** `null` until the columns are known. */
  readonly intake: () => RowIntake | null;
  readonly columns: () => readonly string[];
  readonly mapping: () => RowMapping;
  readonly form: () => RowForm;
}

/** What the first bytes of a file, unpacked, say that it is. */
export function sniffFormat(first: Uint8Array): 'csv' | 'json' {
  let at = first[0] === 0xef && first[1] === 0xbb && first[2] === 0xbf ? 3 : 0;
  while (at < first.length && [9, 10, 13, 32, 0x1e].includes(first[at] ?? 0)) at++;
  return first[at] === 123 || first[at] === 91 ? 'json' : 'csv';
}

/** Throws when the first bytes are those of something else. */
export function refuseWrongKind(first: Uint8Array, name: string): void {
  const what = wrongKind(first);
  if (what !== null) throw new RangeError(`${name} is ${what}.`);
}

export function createRowReader(format: 'csv' | 'json', mapping: RowMapping | undefined, store: RowStore): RowReader {
  return format === 'csv' ? csvRows(mapping, store) : jsonRows(mapping, store);
}

function csvRows(wanted: RowMapping | undefined, store: RowStore): RowReader {
  let header: string[] = [];
  let mapping: RowMapping = {};
  let intake: RowIntake | null = null;
  let isHeaderDue = true;
  const take = (row: CsvRow): void => {
    if (isHeaderDue) {
      isHeaderDue = false;
      const found = Array.from({ length: row.fieldCount }, (_, at) =>
        csvText(row.bytes, row.starts[at] ?? 0, row.ends[at] ?? 0).trim(),
      );
      if (intake !== null) {
        if (found.join() === header.join()) return;
        throw new RangeError(`The files have other columns: ${header.join(', ')}; then ${found.join(', ')}.`);
      }
      header = found;
      mapping = wanted ?? guessMapping(header);
      intake = new RowIntake(mapping);
      intake.setHeader(header);
    } else if (intake?.addCsv(row) === true) store.add(row.bytes, row.start, row.end);
  };
  let reader = new CsvReader(take);
  return {
    push: (chunk) => reader.push(chunk),
    finish: () => {
      reader.finish();
      const { openLine } = reader;
      if (openLine !== null)
        throw new RangeError(
          `Line ${openLine} opens a quotation mark (") that nothing closes: all lines after it were read as its text. Close it, and open the file again.`,
        );
    },
    next: () => {
      const { delimiter } = reader;
      reader = new CsvReader(take);
      // Rows of one table are read by one sign.
      reader.setDelimiter(delimiter);
      isHeaderDue = true;
    },
    intake: () => intake,
    columns: () => header,
    mapping: () => mapping,
    form: () => ({ kind: 'csv', header, delimiter: reader.delimiter }),
  };
}

function jsonRows(wanted: RowMapping | undefined, store: RowStore): RowReader {
  let columns: string[] = [];
  let mapping: RowMapping = {};
  let intake: RowIntake | null = null;
  let scanner: FeatureScanner | null = null;
  let row = 0;
  const create = (): FeatureReader =>
    new FeatureReader(
      (bytes, start, end) => {
        row++;
        if (intake === null) {
          columns = Object.keys(rowFields(bytes.subarray(start, end), { kind: 'json' }));
          mapping = wanted ?? guessMapping(columns);
          intake = new RowIntake(mapping);
          scanner = new FeatureScanner(mapping);
        }
        if (intake.addFeature(bytes.subarray(start, end), row)) store.add(bytes, start, end);
      },
      (bytes, start) => {
        const end = scanner?.scan(bytes, start, bytes.length) ?? -1;
        if (end === -1 || intake === null || scanner === null) return -1;
        row++;
        if (intake.addSpans(bytes, scanner.spans, row)) store.add(bytes, start, end);
        return end;
      },
    );
  let reader = create();
  return {
    push: (chunk) => reader.push(chunk),
    finish: () => reader.finish(),
    next: () => (reader = create()),
    intake: () => intake,
    columns: () => columns,
    mapping: () => mapping,
    form: () => ({ kind: 'json' }),
  };
}
