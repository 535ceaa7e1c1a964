import { caseDocumentOfFiles } from '../case-document';
import { FormatError } from '../format-error';
import type { ImportLimits } from './import-limits';
import { parseJson } from './parse-json';
import { unzip } from './unzip';

const CASE_FILE = /(^|\/)(case|sources|actors|places|occasions|claims|claims\/[^/]+)\.json$/;

/** The case document of an archive that holds a case folder; `null` when it holds none. Throws `FormatError` at the limits, and when a file of it is not JSON. */
export function caseInArchive(bytes: Uint8Array, limits: ImportLimits): unknown {
  const files = unzip(bytes, (name) => CASE_FILE.test(name), limits);
  const [first] = [...files.keys()]
    .filter((path) => /(^|\/)case\.json$/.test(path))
    .sort((a, b) => a.length - b.length);
  if (first === undefined) return null;
  const root = first.slice(0, -'case.json'.length);
  const values = new Map<string, unknown>();
  for (const [path, file] of files)
    if (path.startsWith(root)) values.set(path.slice(root.length), parseJson(decode(path, file), limits));
  return caseDocumentOfFiles(values);
}

function decode(path: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new FormatError(`${path} is not UTF-8 text. Save it as UTF-8 and try again.`, { cause });
  }
}
