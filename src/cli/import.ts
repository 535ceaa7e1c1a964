import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Topology } from 'topojson-specification';
import { caseDocument, filesOfCaseDocument, writeCaseDocument } from '../core/formats/case-document';
import { closest } from '../core/formats/closest';
import { FormatError } from '../core/formats/format-error';
import { createAreaCodes, type AreaCode } from '../core/formats/import/area-codes';
import { CLAIM_FIELDS, guessFields, type ClaimField, type FieldMapping } from '../core/formats/import/claim-fields';
import { importClaims } from '../core/formats/import/import-claims';
import { IMPORT_LIMITS } from '../core/formats/import/import-limits';
import type { ImportReport, ImportResult } from '../core/formats/import/import-report';
import { IMPORT_FORMATS, type ImportFormat, type ImportTable } from '../core/formats/import/import-table';
import { mergeCase } from '../core/formats/import/merge-case';
import { readImportFile } from '../core/formats/import/read-table';
import { writeRejects } from '../core/formats/import/rejects-csv';
import { hasShape } from '../core/formats/import/shapes';
import { inspectCase } from '../core/formats/inspect-case';
import { createBoundaries } from '../core/geo/boundaries';
import type { Case } from '../core/model/case';
import { CliError, isMissing } from './cli-error';
import type { Command } from './command';
import type { Effects } from './effects';
import { changedFiles } from './import-files';
import { importSummary } from './import-summary';
import { loadGeography } from './known-geography';
import { readCaseFolder, readText } from './read-case-folder';

/** `dateline import`: claims of outside files into a case. */
export const importFile: Command = {
  help: `Adds the claims of a file to a case, as drafts, with their sources, actors and places. What is stored is never overwritten.

Usage: dateline import FILE --into CASE [options]

  FILE                CSV, GeoJSON, KML, KMZ, TimeMap JSON, ACLED or VIINA CSV, the auto-archiver sheet, or a case document; - is standard input
  --into CASE         a case folder, or a case document (.json)
  --format FORMAT     ${IMPORT_FORMATS.join(', ')}; what is in the file says it when left out
  --map COLUMN=FIELD  what a column is; may be said several times. Columns with a field's name are taken without it. Fields:
                      ${wrapped(CLAIM_FIELDS)}
  --set FIELD=VALUE   what rows get that say nothing of a field: --set source_url=https://example.org/list --set published=2024-10
  --dry-run           say what would happen, and write nothing
  --rejects FILE      write the rows that could not be used, with the reason of each, as CSV
  --json              the report as JSON

Coordinates become a point only where the precision is "point" or "settlement"; without a precision they get the radius that their digits leave open.
Limits: ${IMPORT_LIMITS.bytes / 1e6} MB, ${IMPORT_LIMITS.rows} rows, ${IMPORT_LIMITS.columns} columns, ${IMPORT_LIMITS.depth} levels of nesting, archives of ${IMPORT_LIMITS.zipRatio} times their size.
Exit code: 0 every row was used or known already, 1 some were rejected or the case cannot be added to, 2 called wrongly.
`,
  async run(args, effects) {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: {
        into: { type: 'string' },
        format: { type: 'string' },
        map: { type: 'string', multiple: true, default: [] },
        set: { type: 'string', multiple: true, default: [] },
        'dry-run': { type: 'boolean', default: false },
        rejects: { type: 'string' },
        json: { type: 'boolean', default: false },
      },
      allowPositionals: true,
    });
    const [path, ...others] = positionals;
    if (path === undefined || others.length > 0)
      throw new CliError(`expected one file, got ${positionals.length}. See dateline import --help.`);
    const { into } = values;
    if (into === undefined) throw new CliError('--into CASE is missing. See dateline import --help.');
    const format = formatNamed(values.format);
    const maps = values.map.map((text) => pair(text, '--map', 'COLUMN=FIELD'));
    const defaults = Object.fromEntries(
      values.set.map((text) => {
        const [field, value] = pair(text, '--set', 'FIELD=VALUE', 'first');
        return [fieldNamed(field, '--set'), value];
      }),
    );
    if (/\.(gpx|fgb|pmtiles)$/i.test(path))
      throw new CliError(
        `"${path}" is a layer, and holds no claims. dateline snapshot CASE --reference ${path} lays it under the map of a page.`,
      );
    const { base, files } = await openCase(into, effects);
    const geography = await loadGeography(effects);
    const fileName = path === '-' ? 'standard input' : basename(path);
    const bytes = await readBytes(path, effects);
    const result = await attempt(path, async () => {
      const file = readImportFile(bytes, format);
      if (file.kind === 'case') return mergeCase(base, file.document, geography);
      return importClaims(base, file.table, {
        mapping: mappingOf(file.table, maps),
        defaults,
        fileName,
        today: effects.today(),
        areaCode: await loadAreaCodes(effects),
        geography,
      });
    });
    if (!values['dry-run']) await write(into, { base, files, result, fileName }, effects);
    const { report } = result;
    if (values.rejects !== undefined)
      await effects.writeBytes(values.rejects, new TextEncoder().encode(writeRejects(report.rejected)));
    effects.write(
      values.json
        ? `${JSON.stringify({ file: path, into, written: !values['dry-run'], ...report }, null, 2)}\n`
        : importSummary(report, { path, into, isDry: values['dry-run'], rejects: values.rejects }),
    );
    return hasRejected(report) ? 1 : 0;
  },
};

function hasRejected({ rejected }: ImportReport): boolean {
  return rejected.length > 0;
}

function wrapped(fields: readonly string[]): string {
  return fields.join(', ').replace(/(.{90,110}?,) /g, '$1\n                      ');
}

function formatNamed(name: string | undefined): ImportFormat | null {
  if (name === undefined) return null;
  const format = IMPORT_FORMATS.find((known) => known === name);
  if (format !== undefined) return format;
  const meant = closest(name, IMPORT_FORMATS);
  throw new CliError(
    `--format: "${name}" is none of ${IMPORT_FORMATS.join(', ')}.${meant === null ? '' : ` Did you mean "${meant}"?`}`,
  );
}

/** The two sides of an equals sign: the last one, since a column may have one in its name; the first one for a value. */
function pair(text: string, option: string, form: string, which: 'first' | 'last' = 'last'): readonly [string, string] {
  const at = which === 'first' ? text.indexOf('=') : text.lastIndexOf('=');
  if (at <= 0 || at === text.length - 1) throw new CliError(`${option}: expected ${form}, got "${text}".`);
  return [text.slice(0, at).trim(), text.slice(at + 1).trim()];
}

function fieldNamed(name: string, option: string): ClaimField {
  const field = CLAIM_FIELDS.find((known) => known === name);
  if (field !== undefined) return field;
  const meant = closest(name, CLAIM_FIELDS);
  throw new CliError(
    `${option}: a claim has no field "${name}".${meant === null ? '' : ` Did you mean "${meant}"?`} See dateline import --help.`,
  );
}

/** What columns are called says what they are, unless it is said otherwise. */
function mappingOf(table: ImportTable, maps: readonly (readonly [string, string])[]): FieldMapping {
  const said = maps.map(([column, name]) => {
    const field = fieldNamed(name, '--map');
    if (!table.columns.includes(column)) {
      const meant = closest(column, table.columns);
      throw new CliError(
        `--map: the file has no column "${column}".${meant === null ? '' : ` Did you mean "${meant}"?`} It has: ${table.columns.slice(0, 40).join(', ')}.`,
      );
    }
    return [field, column] as const;
  });
  const columns = new Set(said.map(([, column]) => column));
  const guessed = hasShape(table.format) ? {} : guessFields(table.columns.filter((column) => !columns.has(column)));
  return { ...guessed, ...Object.fromEntries(said) };
}

interface OpenCase {
  readonly base: Case;
  readonly files: ReadonlyMap<string, string>;
}

/** A case that can be added to: one with errors would be read in part, and its missing parts added again. */
async function openCase(into: string, effects: Effects): Promise<OpenCase> {
  const files = into.endsWith('.json')
    ? await attempt(into, async () => filesOfCaseDocument(JSON.parse(await readText(into, effects))))
    : await readCaseFolder(into, effects);
  const { case: base, issues } = await inspectCase(files);
  if (base !== null) return { base, files };
  const [first] = issues.filter(({ severity }) => severity === 'error');
  throw new CliError(
    `"${into}" has errors, so nothing can be added to it. First: ${first?.file ?? ''}:${first?.line ?? 1} ${first?.message ?? ''} See dateline check ${into}.`,
    { exitCode: 1 },
  );
}

async function readBytes(path: string, effects: Effects): Promise<Uint8Array> {
  if (path === '-') return new TextEncoder().encode(await effects.readInput());
  try {
    return await effects.readBytes(path);
  } catch (cause) {
    if (isMissing(cause)) throw new CliError(`there is no file "${path}". Check the path.`, { cause });
    throw new CliError(`"${path}" cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`, {
      cause,
    });
  }
}

async function attempt<T>(path: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (cause) {
    if (cause instanceof FormatError) throw new CliError(`"${path}": ${cause.message}`, { exitCode: 1, cause });
    if (cause instanceof SyntaxError)
      throw new CliError(`"${path}" is not JSON: ${cause.message}`, { exitCode: 1, cause });
    throw cause;
  }
}

async function loadAreaCodes(effects: Effects): Promise<AreaCode> {
  try {
    const text = await effects.readFile(join(effects.packageFolder, 'geo/layers/boundaries.topojson'));
    // Our own file, made and checked by geo/.
    return createAreaCodes(createBoundaries(JSON.parse(text) as Topology));
  } catch (error) {
    if (!isMissing(error)) throw error;
    return () => null;
  }
}

interface Written extends OpenCase {
  readonly result: ImportResult;
  readonly fileName: string;
}

/** Checks what would be written as it would be written, before a file is touched. */
async function write(into: string, { base, files, result, fileName }: Written, effects: Effects): Promise<void> {
  if (result.case === base) return;
  const isDocument = into.endsWith('.json');
  const changed = isDocument
    ? filesOfCaseDocument(JSON.parse(JSON.stringify(caseDocument(result.case))))
    : changedFiles(files, base, result.case, fileName);
  const { case: checked, issues } = await inspectCase(new Map([...files, ...changed]));
  if (checked === null)
    throw new CliError(
      `what would be written to "${into}" does not pass the check, so nothing was: ${issues.find(({ severity }) => severity === 'error')?.message ?? ''}`,
      { exitCode: 1 },
    );
  const encoder = new TextEncoder();
  if (isDocument) await effects.writeBytes(into, encoder.encode(writeCaseDocument(result.case)));
  else for (const [path, text] of changed) await effects.writeBytes(join(into, path), encoder.encode(text));
}
