import { FormatError } from '../formats/format-error';
import { IMPORT_LIMITS, type ImportLimits } from '../formats/import/import-limits';
import { isZip, unzip } from '../formats/import/unzip';
import { readDeskDocument, readDeskFiles, type DeskDocumentReading } from './read-desk-document';

/** What in a folder belongs to a case. */
const WANTED = /(^|\/)(case|sources|actors|places|occasions|claims|claims\/[^/]+)\.json$|(^|\/)texts\/[^/]+\.txt$/;

/**
 * Reads a case from what was opened: one document (`.dateline.json`), one archive of a case folder, or the files of such a folder by path. Throws
 * `FormatError` when it is none of these.
 */
export function openCaseFiles(
  files: ReadonlyMap<string, Uint8Array>,
  limits: ImportLimits = IMPORT_LIMITS,
): Promise<DeskDocumentReading> {
  checkSize(
    [...files.values()].reduce((total, { length }) => total + length, 0),
    limits,
  );
  const [only] = files.values();
  if (files.size === 1 && only !== undefined) {
    if (isZip(only)) return openFolder(unzip(only, (name) => WANTED.test(name), limits));
    return readDeskDocument(utf8('The file', only));
  }
  return openFolder(files);
}

/** Throws `FormatError` when files of so many bytes are too much. */
export function checkSize(bytes: number, limits: ImportLimits = IMPORT_LIMITS): void {
  if (bytes > limits.bytes)
    throw new FormatError(`The files have ${Math.ceil(bytes / 1e6)} MB; ${limits.bytes / 1e6} MB is the most.`);
}

function openFolder(files: ReadonlyMap<string, Uint8Array>): Promise<DeskDocumentReading> {
  const roots = [...files.keys()].filter((path) => /(^|\/)case\.json$/.test(path)).sort((a, b) => a.length - b.length);
  const [first] = roots;
  if (first === undefined)
    throw new FormatError('There is no case.json in it. Choose the folder of one case, or its archive.');
  const root = first.slice(0, -'case.json'.length);
  const [parts, texts] = [new Map<string, string>(), new Map<string, string>()];
  for (const [path, bytes] of files) {
    if (!path.startsWith(root) || !WANTED.test(path)) continue;
    const own = path.slice(root.length);
    const [, source] = /^texts\/([^/]+)\.txt$/.exec(own) ?? [];
    if (source !== undefined) texts.set(source, utf8(path, bytes));
    else parts.set(own, utf8(path, bytes));
  }
  return readDeskFiles(parts, texts);
}

function utf8(name: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new FormatError(`${name} is not UTF-8 text. Save it as UTF-8 and try again.`, { cause });
  }
}
