import type { Case } from '../model/case';
import { partOfFile, TABLES } from './case-files';
import { FormatError } from './format-error';

/** Marks a case that is one file; the parts inside are those of a case folder. */
const FORMAT = 'dateline-case-document';
const VERSION = 1;

/** What a document was made from: said beside the case, and never read as part of it. */
export interface DocumentOrigin {
  /** `caseDigest` of the whole case. */
  readonly data_sha256: string;
  readonly attribution: readonly string[];
}

/** A whole case as one JSON text (`.dateline.json`): `{ format, version, case, actors, places, occasions, sources, claims }`. */
export function writeCaseDocument(loaded: Case, origin?: DocumentOrigin): string {
  return `${JSON.stringify(caseDocument(loaded, origin), null, 2)}\n`;
}

/** The same as an object, to be put inside another format. */
export function caseDocument(loaded: Case, origin?: DocumentOrigin): object {
  const tables = Object.fromEntries(TABLES.map((table) => [table, loaded[table]]));
  return { format: FORMAT, version: VERSION, ...(origin && { origin }), case: loaded.file, ...tables };
}

/** The document of a case folder whose files were parsed, by path: the claims of several files in their order. Nothing is checked. */
export function caseDocumentOfFiles(files: ReadonlyMap<string, unknown>): object {
  const lists = TABLES.map((table): [string, readonly unknown[]] => [
    table,
    [...files]
      .filter(([path]) => partOfFile(path) === table)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .flatMap(([, rows]): readonly unknown[] => (Array.isArray(rows) ? rows : [rows])),
  ]);
  return { format: FORMAT, version: VERSION, case: files.get('case.json'), ...Object.fromEntries(lists) };
}

/** Whether a JSON value says that it is a case document, of whatever version. */
export function isCaseDocument(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'format' in value && value.format === FORMAT;
}

/**
 * The files of the case folder that a document stands for, to be checked like any case (`inspectCase`, `salvageCase`): what is wrong in them is
 * found there. Throws `FormatError` when the value is no document of this version.
 */
export function filesOfCaseDocument(value: unknown): ReadonlyMap<string, string> {
  if (typeof value !== 'object' || value === null || !('format' in value) || value.format !== FORMAT)
    throw new FormatError(`Expected a case document, an object with "format": "${FORMAT}".`);
  const version = 'version' in value ? value.version : undefined;
  if (version !== VERSION)
    throw new FormatError(
      `Expected version ${VERSION} of a case document, got ${JSON.stringify(version)}. A newer Dateline may read it.`,
    );
  const parts = new Map(Object.entries(value));
  return new Map(
    (['case', ...TABLES] as const).flatMap((part) =>
      parts.has(part) ? [[`${part}.json`, JSON.stringify(parts.get(part), null, 2)] as const] : [],
    ),
  );
}
