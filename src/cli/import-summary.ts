import type { ImportReport } from '../core/formats/import/import-report';

interface SummaryContext {
  readonly path: string;
  readonly into: string;
  readonly isDry: boolean;
  readonly rejects: string | undefined;
}

/** Rows of a list that are printed; the rest is counted. */
const SHOWN = 20;

/** What an import did, to be read by a person. */
export function importSummary(report: ImportReport, { path, into, isDry, rejects }: SummaryContext): string {
  const { added, merged, same, conflicting, rejected } = report;
  const counts = (['claims', 'sources', 'actors', 'places', 'occasions', 'terms', 'tables'] as const)
    .filter((table) => added[table].length > 0)
    .map((table) => plural(added[table].length, table.slice(0, -1)))
    .join(', ');
  const lines = [
    `${path} → ${into}: ${plural(report.rows, 'row')}${isDry ? ' (dry run, nothing was written)' : ''}`,
    `  added        ${counts === '' ? 'nothing' : counts}`,
    `  merged       ${merged.length === 0 ? 'nothing' : `with ${plural(merged.length, 'actor, place or source', 'actors, places and sources')} of the case`}`,
    ...shown(merged.map(({ table, id, name }) => `${table.slice(0, -1)} ${id} (${name})`)),
    `  same         ${plural(same.length, 'claim')}`,
    `  conflicting  ${conflicting.length === 0 ? 'none' : `${conflicting.length}; what is stored was kept`}`,
    ...shown(conflicting.map(({ row, id, differs }) => `row ${row}: ${id} differs in ${differs.join(', ')}`)),
    `  rejected     ${rejected.length === 0 ? 'none' : String(rejected.length)}`,
    ...shown(rejected.map(({ row, reason }) => `${row === 0 ? '' : `row ${row}: `}${reason}`)),
    ...(rejected.length > SHOWN && rejects === undefined ? ['  All of them: --rejects FILE'] : []),
  ];
  return `${lines.join('\n')}\n`;
}

function shown(items: readonly string[]): string[] {
  const more = items.length - SHOWN;
  return [...items.slice(0, SHOWN).map((item) => `    ${item}`), ...(more > 0 ? [`    and ${more} more`] : [])];
}

function plural(count: number, noun: string, nouns = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : nouns}`;
}
