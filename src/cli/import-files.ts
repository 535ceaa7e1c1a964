import { applyEdits, modify } from 'jsonc-parser';
import { TABLES } from '../core/formats/case-files';
import { slugOf } from '../core/formats/import/make-id';
import type { Case } from '../core/model/case';

const TERMS = ['speakerGroups', 'subjects', 'units', 'scopes'] as const;

/**
 * The files of a case folder that change when rows are added to the case, in an order in which what is needed comes first. What stands in them stays as it is written, so that a
 * diff shows the new rows and nothing else.
 */
export function changedFiles(
  files: ReadonlyMap<string, string>,
  before: Case,
  after: Case,
  fileName: string,
): Map<string, string> {
  const changed = new Map<string, string>();
  const header = withTerms(files.get('case.json') ?? '{}', before, after);
  if (header !== files.get('case.json')) changed.set('case.json', header);
  for (const table of TABLES) {
    const rows = after[table].slice(before[table].length);
    if (rows.length === 0) continue;
    const path =
      table === 'claims' && !files.has('claims.json') ? `claims/import-${slugOf(fileName)}.json` : `${table}.json`;
    changed.set(path, withRows(files.get(path), rows));
  }
  return changed;
}

/** A JSON list with rows behind its own, which are not touched. */
function withRows(text: string | undefined, rows: readonly unknown[]): string {
  const own = rows.map((row) => indent(JSON.stringify(row, null, 2))).join(',\n');
  const open = text?.trimEnd().replace(/\]$/, '').trimEnd() ?? '[';
  return `${open}${open.endsWith('[') ? '' : ','}\n${own}\n]\n`;
}

function withTerms(text: string, before: Case, after: Case): string {
  const options = { isArrayInsertion: true, formattingOptions: { insertSpaces: true, tabSize: 2, eol: '\n' } };
  let result = text;
  for (const list of [...TERMS, 'tables'] as const)
    for (const [at, term] of (after.file[list] ?? []).entries())
      if (at >= (before.file[list]?.length ?? 0))
        result = applyEdits(result, modify(result, [list, at], term, options));
  return result;
}

function indent(text: string): string {
  return text.replace(/^/gm, '  ');
}
