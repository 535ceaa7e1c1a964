import type { DeskRecord } from '../../core/desk/desk-record';
import { STORE_OPTIONS, writeDeskDocument } from '../../core/store/write-desk-document';
import { keptRevisions } from './kept-revisions';
import { keysOf, type StoreDatabase } from './store-database';
import { presentRevision, readStoredCase, type StoredCase } from './stored-case';
import { writeWhole } from './write-whole';

export interface RevisionOrder {
  readonly id: string;
  readonly record: DeskRecord;
  /** ISO 8601, UTC. */
  readonly changedAt: string;
  /** Whether the entry that is there, if any, is the one that this revision is to follow. */
  readonly mayFollow: (stored: StoredCase | null) => boolean;
}

/**
 * Writes a case's next revision and drops those that are too old, in one transaction: a page that ends in the middle of it leaves everything as it was.
 * `null`, and nothing is written, when it may not follow what is there.
 */
export async function writeRevision(
  database: StoreDatabase,
  { id, record, changedAt, mayFollow }: RevisionOrder,
): Promise<StoredCase | null> {
  const text = writeDeskDocument(record, STORE_OPTIONS);
  return writeWhole(database, ['cases', 'texts'], async (transaction) => {
    const [cases, texts] = [transaction.objectStore('cases'), transaction.objectStore('texts')];
    const present: unknown = await cases.get(id);
    const keys = await texts.getAllKeys(keysOf(id));
    const numbers = keys.map(([, revision]) => revision);
    const stored = present === undefined ? null : readStoredCase(id, present, numbers);
    if (!mayFollow(stored)) return null;
    const number = Math.max(0, ...numbers, stored === null ? 0 : presentRevision(stored).revision) + 1;
    const revisions = keptRevisions(stored?.revisions ?? [], { revision: number, changedAt, length: text.length });
    const kept = new Set(revisions.map(({ revision }) => revision));
    const next: StoredCase = {
      id,
      title: record.case.file.title,
      claims: record.case.claims.length,
      revisions: [...revisions],
      removedAt: null,
    };
    await texts.put({ id, revision: number, text });
    await cases.put(next);
    for (const key of keys) if (!kept.has(key[1])) await texts.delete(key);
    return next;
  });
}

/** Drops every text but the present one of each case, for the room that they take. */
export async function dropOldRevisions(database: StoreDatabase): Promise<void> {
  const transaction = database.transaction(['cases', 'texts'], 'readwrite');
  const [cases, texts] = [transaction.objectStore('cases'), transaction.objectStore('texts')];
  const keys = await texts.getAllKeys();
  for (const value of (await cases.getAll()) as readonly unknown[]) {
    const id = typeof value === 'object' && value !== null && 'id' in value ? String(value.id) : '';
    const own = keys.filter(([owner]) => owner === id);
    const stored = readStoredCase(
      id,
      value,
      own.map(([, revision]) => revision),
    );
    const present = presentRevision(stored);
    for (const key of own) if (key[1] !== present.revision) await texts.delete(key);
    await cases.put({ ...stored, revisions: [present] });
  }
  await transaction.done;
}
