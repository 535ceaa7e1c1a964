import { ROLES, type RowMapping } from '../core/formats/rows/row-roles';

const KEY = 'dateline.tables';
const VERSION = 1;
/** Tables that are remembered, the newest last. */
const MOST = 20;

interface Remembered {
  readonly columns: string;
  readonly mapping: RowMapping;
}

/** What the reader said of a table with these columns before; `null` when there was none, or the browser keeps nothing. */
export function readTableMapping(storage: () => Storage, columns: readonly string[]): RowMapping | null {
  return readAll(storage).find((each) => each.columns === keyOf(columns))?.mapping ?? null;
}

/** Keeps what the reader said. A browser that refuses storage loses only this. */
export function writeTableMapping(storage: () => Storage, columns: readonly string[], mapping: RowMapping): void {
  const others = readAll(storage).filter((each) => each.columns !== keyOf(columns));
  const tables = [...others, { columns: keyOf(columns), mapping }].slice(-MOST);
  try {
    storage().setItem(KEY, JSON.stringify({ version: VERSION, tables }));
  } catch {
    // Private windows and full disks: the choice holds until the page is closed.
  }
}

function readAll(storage: () => Storage): readonly Remembered[] {
  try {
    const stored: unknown = JSON.parse(storage().getItem(KEY) ?? 'null');
    if (typeof stored !== 'object' || stored === null || !('version' in stored) || stored.version !== VERSION)
      return [];
    const list: unknown = 'tables' in stored ? stored.tables : [];
    return Array.isArray(list) ? (list as readonly unknown[]).flatMap(remembered) : [];
  } catch {
    return [];
  }
}

function remembered(value: unknown): readonly Remembered[] {
  if (typeof value !== 'object' || value === null || !('columns' in value) || typeof value.columns !== 'string')
    return [];
  const said = new Map<string, unknown>(Object.entries('mapping' in value ? (value.mapping ?? {}) : {}));
  const mapping: RowMapping = Object.fromEntries(
    ROLES.flatMap((role) => {
      const column = said.get(role);
      return typeof column === 'string' ? [[role, column]] : [];
    }),
  );
  return [{ columns: value.columns, mapping }];
}

function keyOf(columns: readonly string[]): string {
  return columns.join('\u001f').slice(0, 4000);
}
