const VERSION = 1;
/** Tables that are remembered, the newest last. */
const MOST = 20;

/** What the reader said of tables before, by the names of their columns. */
export interface ColumnMemory<Said> {
  /** `null` when nothing was said of a table with these columns, or the browser keeps nothing. */
  readonly read: (storage: () => Storage, columns: readonly string[]) => Said | null;
  /** A browser that refuses storage loses only this. */
  readonly write: (storage: () => Storage, columns: readonly string[], said: Said) => void;
}

/** A memory under a key of its own. `parse` takes from what is stored, which may be anything, what it knows. */
export function createColumnMemory<Said extends object>(
  key: string,
  parse: (stored: ReadonlyMap<string, unknown>) => Said,
): ColumnMemory<Said> {
  const readAll = (storage: () => Storage): readonly { readonly columns: string; readonly said: Said }[] => {
    try {
      const stored = fieldsOf(JSON.parse(storage().getItem(key) ?? 'null'));
      const list = stored.get('version') === VERSION ? stored.get('tables') : [];
      return (Array.isArray(list) ? (list as readonly unknown[]) : []).flatMap((each) => {
        const fields = fieldsOf(each);
        const columns = fields.get('columns');
        return typeof columns === 'string' ? [{ columns, said: parse(fields) }] : [];
      });
    } catch {
      return [];
    }
  };
  return {
    read: (storage, columns) => readAll(storage).find((each) => each.columns === keyOf(columns))?.said ?? null,
    write: (storage, columns, said) => {
      const others = readAll(storage).filter((each) => each.columns !== keyOf(columns));
      const tables = [...others, { columns: keyOf(columns), said }].slice(-MOST);
      try {
        const kept = tables.map((each) => ({ columns: each.columns, ...each.said }));
        storage().setItem(key, JSON.stringify({ version: VERSION, tables: kept }));
      } catch {
        // Private windows and full disks: the choice holds until the page is closed.
      }
    },
  };
}

/** The texts among stored values, for the fields that are known. */
export function storedTexts<Field extends string>(
  stored: unknown,
  known: readonly Field[],
): Partial<Record<Field, string>> {
  const fields = fieldsOf(stored);
  const texts = known.flatMap((field) => {
    const text = fields.get(field);
    return typeof text === 'string' ? [[field, text] as const] : [];
  });
  return Object.fromEntries(texts) as Partial<Record<Field, string>>;
}

function fieldsOf(value: unknown): ReadonlyMap<string, unknown> {
  return new Map(typeof value === 'object' && value !== null ? Object.entries(value) : []);
}

function keyOf(columns: readonly string[]): string {
  return columns.join('\u001f').slice(0, 4000);
}
