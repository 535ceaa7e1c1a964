import type { DeskRecord } from '../desk/desk-record';
import type { Suggestion } from '../desk/suggestion';
import { caseDigest } from '../formats/case-digest';
import { filesOfCaseDocument } from '../formats/case-document';
import { FormatError } from '../formats/format-error';
import { IMPORT_LIMITS } from '../formats/import/import-limits';
import { isRecord, parseJson } from '../formats/import/parse-json';
import type { InspectOptions } from '../formats/inspect-case';
import type { Issue } from '../formats/issue';
import { salvageCase } from '../formats/salvage-case';
import type { Case } from '../model/case';
import { textDigest } from '../text/digest';
import { DESK_VERSION, migrateDesk } from './desk-migrations';
import { readSuggestion } from './read-suggestion';

export interface DeskDocumentReading {
  /** What is good of it; `null` when nothing of the case can be read. */
  readonly record: DeskRecord | null;
  /** Every error of the case, and why nothing can be read when nothing can. */
  readonly issues: readonly Issue[];
  /** Of the desk's own part, what was left out, in plain words. */
  readonly remarks: readonly string[];
  /** Whether the data are those that the digest in the file was made of; `null` when it has none. */
  readonly isUnchanged: boolean | null;
}

/**
 * Reads a record from the text of a case document, whoever wrote it: the case is checked like any case, a text counts only under a source of the
 * case, and only when it is the text whose digest the source states. Documents of before there was a desk have no such part, and are read too.
 */
export async function readDeskDocument(text: string, options: InspectOptions = {}): Promise<DeskDocumentReading> {
  let document: unknown;
  let files: ReadonlyMap<string, string>;
  try {
    document = parseJson(text, IMPORT_LIMITS);
    files = filesOfCaseDocument(document);
  } catch (cause) {
    if (!(cause instanceof FormatError)) throw cause;
    return { record: null, issues: [unreadable(cause.message)], remarks: [], isUnchanged: null };
  }
  const reading = await readRecord(files, isRecord(document) ? document['desk'] : undefined, options);
  const stated = statedDigest(document);
  if (reading.record === null || stated === null) return reading;
  return { ...reading, isUnchanged: reading.issues.length === 0 && stated === caseDigest(reading.record.case) };
}

/** The same from the files of a case folder, and the texts by source. */
export function readDeskFiles(
  files: ReadonlyMap<string, string>,
  texts: ReadonlyMap<string, string>,
): Promise<DeskDocumentReading> {
  return readRecord(files, { version: DESK_VERSION, texts: Object.fromEntries(texts), suggestions: {} }, {});
}

async function readRecord(
  files: ReadonlyMap<string, string>,
  desk: unknown,
  options: InspectOptions,
): Promise<DeskDocumentReading> {
  const { value, rejected } = await salvageCase(files, options);
  if (value === null) return { record: null, issues: rejected, remarks: [], isUnchanged: null };
  const { texts, suggestions, remarks } = readDeskPart(desk, value);
  return { record: { version: 1, case: value, texts, suggestions }, issues: rejected, remarks, isUnchanged: null };
}

interface DeskPart {
  readonly texts: Record<string, string>;
  readonly suggestions: Record<string, readonly Suggestion[]>;
  readonly remarks: string[];
}

function readDeskPart(written: unknown, { sources }: Case): DeskPart {
  const part: DeskPart = { texts: {}, suggestions: {}, remarks: [] };
  const desk = migrateDesk(written);
  if (desk === null) {
    part.remarks.push('The texts in it are written in a way that this Dateline does not read.');
    return part;
  }
  const byId = new Map(sources.map((source) => [source.id, source]));
  for (const [id, text] of entriesOf(desk['texts'])) {
    const source = byId.get(id);
    if (source === undefined) part.remarks.push(`The text of "${id}" belongs to no source of the case.`);
    else if (typeof text !== 'string') part.remarks.push(`The text of "${id}" is no text.`);
    else if (source.text !== undefined && source.text.sha256 !== textDigest(text))
      part.remarks.push(`The text of "${id}" is not the one that its source states the digest of.`);
    else part.texts[id] = text;
  }
  for (const [id, list] of entriesOf(desk['suggestions'])) {
    if (!byId.has(id) || !Array.isArray(list)) {
      part.remarks.push(`What was suggested for "${id}" belongs to no source of the case.`);
      continue;
    }
    const read = (list as readonly unknown[]).map(readSuggestion);
    const good = read.filter((suggestion) => suggestion !== null);
    if (good.length < read.length)
      part.remarks.push(`${read.length - good.length} of the suggestions for "${id}" cannot be read.`);
    part.suggestions[id] = good;
  }
  return part;
}

function entriesOf(value: unknown): readonly (readonly [string, unknown])[] {
  return isRecord(value) ? Object.entries(value) : [];
}

function statedDigest(document: unknown): string | null {
  const origin = isRecord(document) ? document['origin'] : undefined;
  const stated = isRecord(origin) ? origin['data_sha256'] : undefined;
  return typeof stated === 'string' ? stated : null;
}

function unreadable(message: string): Issue {
  return {
    severity: 'error',
    code: 'wrong-format',
    message,
    advice: 'Open an earlier version of it, or the file that it came from.',
    file: 'case.json',
    path: '',
    line: 1,
    column: 1,
  };
}
