import { partOfFile, ROW_NOUNS, ROW_SCHEMAS, TABLES, type CasePart, type RowTypes, type Table } from './case-files';
import { describeValue } from './describe-value';
import { fileFinding, rowFinding, type Findings, type Key, type Row } from './finding';
import type { Limits } from './limits';
import type { RawCase } from './migrations';
import type { JsonReading } from './read-json';
import { schemaProblems } from './schema-problems';

/** A case as read: every row there is, good or bad, in the order of the files. */
export type CaseRows = { readonly [Name in Table]: readonly Row<RowTypes[Name]>[] } & {
  readonly case: Row<RowTypes['case']>;
  /** Keys of `case.json` with a syntax error in their value. */
  readonly damagedKeys: ReadonlySet<Key>;
  /** Lists that were read whole. In the others an id that is not there may well be right. */
  readonly whole: ReadonlySet<Table>;
};

interface RowReader {
  readonly readings: ReadonlyMap<string, JsonReading>;
  readonly findings: Findings;
}

/** Cuts the files into rows and checks each against its schema. */
export function readRows(values: RawCase, { readings, findings }: RowReader, limits: Limits): CaseRows {
  const whole = new Set<Table>();
  const readTable = <Name extends Table>(table: Name): Row<RowTypes[Name]>[] => {
    const rows: Row<RowTypes[Name]>[] = [];
    const parts = [...values].filter(([file]) => partOfFile(file) === table);
    if (parts.length > 0) whole.add(table);
    for (const [file, value] of parts) {
      const reading = readings.get(file);
      if ((reading?.problems.length ?? 0) > 0 || !Array.isArray(value)) whole.delete(table);
      if (!Array.isArray(value)) {
        if (value !== undefined) findings.add(fileFinding(file, notA(`a list of ${table}`, value)));
        continue;
      }
      const list: readonly unknown[] = value;
      if (table === 'claims' && rows.length + list.length > limits.claims) {
        findings.add(
          fileFinding(file, {
            code: 'too-many-claims',
            message: `Expected at most ${limits.claims} claims, got more.`,
            advice: 'Split the case into smaller ones.',
          }),
        );
        whole.delete(table);
        break;
      }
      for (const [at, raw] of list.entries()) rows.push(readRow(table, { file, path: [at], raw }, reading, findings));
    }
    return rows;
  };

  const header = values.get('case.json');
  const rows = {
    case: readRow('case', { file: 'case.json', path: [], raw: header }, readings.get('case.json'), findings),
    actors: readTable('actors'),
    places: readTable('places'),
    occasions: readTable('occasions'),
    sources: readTable('sources'),
    claims: readTable('claims'),
  };
  reportJson(readings, findings, [rows.case, ...TABLES.flatMap((table): readonly Row[] => rows[table])]);
  return { ...rows, whole, damagedKeys: readings.get('case.json')?.damaged ?? new Set() };
}

/** Reports what is wrong with the text of each file, as a problem of the row that it is in. */
export function reportJson(
  readings: ReadonlyMap<string, JsonReading>,
  findings: Findings,
  rows: readonly Row[] = [],
): void {
  const bad = [...readings].filter(([, { problems }]) => problems.length > 0);
  if (bad.length === 0) return;
  const byPlace = new Map(rows.map((row) => [`${row.file} ${row.path[0] ?? ''}`, row]));
  for (const [file, { problems }] of bad)
    for (const problem of problems) {
      const row = byPlace.get(file === 'case.json' ? 'case.json ' : `${file} ${problem.path[0] ?? ''}`);
      findings.add({ ...fileFinding(file, problem), row: row ?? null });
    }
}

function readRow<Part extends CasePart>(
  part: Part,
  where: { readonly file: string; readonly path: readonly Key[]; readonly raw: unknown },
  reading: JsonReading | undefined,
  findings: Findings,
): Row<RowTypes[Part]> {
  const unread = { part, ...where, id: idOf(where.raw), value: null };
  const [at] = where.path;
  if (reading && (at === undefined ? reading.problems.length > 0 : reading.damaged.has(at))) return unread;
  const schema = ROW_SCHEMAS[part];
  const result = schema.safeParse(where.raw);
  if (result.success) return { ...unread, value: result.data };
  if (typeof where.raw !== 'object' || where.raw === null || Array.isArray(where.raw))
    findings.add(rowFinding(unread, [], notA(`an object that describes one ${ROW_NOUNS[part]}`, where.raw)));
  else
    for (const { path, ...problem } of schemaProblems(result.error.issues, where.raw))
      findings.add(rowFinding(unread, path, problem));
  return unread;
}

function notA(expected: string, value: unknown): { code: 'wrong-type'; message: string; advice: string } {
  return {
    code: 'wrong-type',
    message: `Expected ${expected}, got ${describeValue(value)}.`,
    advice: 'See data/README.md for the shape of each file.',
  };
}

function idOf(raw: unknown): string | null {
  return typeof raw === 'object' && raw !== null && 'id' in raw && typeof raw.id === 'string' ? raw.id : null;
}
