import {
  CLAIM_FIELDS,
  type ClaimField,
  type ClaimFields,
  type FieldMapping,
} from '../../core/formats/import/claim-fields';

const KEY = 'dateline.import';
const VERSION = 1;
/** Tables that are remembered, the newest last. */
const MOST = 20;

interface Remembered {
  readonly columns: string;
  readonly mapping: FieldMapping;
  readonly defaults: ClaimFields;
}

/** What the reader said of a table with these columns before; `null` when there was none, or the browser keeps nothing. */
export function readMapping(
  storage: () => Storage,
  columns: readonly string[],
): Pick<Remembered, 'mapping' | 'defaults'> | null {
  return readAll(storage).find((each) => each.columns === keyOf(columns)) ?? null;
}

/** Keeps what the reader said. A browser that refuses storage loses only this. */
export function writeMapping(
  storage: () => Storage,
  columns: readonly string[],
  said: Pick<Remembered, 'mapping' | 'defaults'>,
): void {
  const others = readAll(storage).filter((each) => each.columns !== keyOf(columns));
  const all = [...others, { columns: keyOf(columns), ...said }].slice(-MOST);
  try {
    storage().setItem(KEY, JSON.stringify({ version: VERSION, mappings: all }));
  } catch {
    // Private windows and full disks: the choice holds until the page is closed.
  }
}

function readAll(storage: () => Storage): readonly Remembered[] {
  try {
    const stored: unknown = JSON.parse(storage().getItem(KEY) ?? 'null');
    if (typeof stored !== 'object' || stored === null || !('version' in stored) || stored.version !== VERSION)
      return [];
    const list: unknown = 'mappings' in stored ? stored.mappings : [];
    return Array.isArray(list) ? (list as readonly unknown[]).flatMap(remembered) : [];
  } catch {
    return [];
  }
}

function remembered(value: unknown): readonly Remembered[] {
  if (typeof value !== 'object' || value === null || !('columns' in value) || typeof value.columns !== 'string')
    return [];
  const texts = (part: unknown): Partial<Record<ClaimField, string>> =>
    Object.fromEntries(
      CLAIM_FIELDS.flatMap((field) => {
        const text: unknown = new Map(Object.entries(part ?? {})).get(field);
        return typeof text === 'string' ? [[field, text]] : [];
      }),
    );
  return [
    {
      columns: value.columns,
      mapping: texts('mapping' in value ? value.mapping : {}),
      defaults: texts('defaults' in value ? value.defaults : {}),
    },
  ];
}

function keyOf(columns: readonly string[]): string {
  return columns.join('\u001f').slice(0, 4000);
}
