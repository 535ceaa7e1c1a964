import { IDBFactory } from 'fake-indexeddb';
import 'fake-indexeddb/auto';
import { afterEach, beforeEach } from 'vitest';
import type { DeskRecord } from '../../../src/core/desk/desk-record';
import type { Suggestion } from '../../../src/core/desk/suggestion';
import { openCaseStore, type CaseStore, type StoreEffects } from '../../../src/state/store/case-store';
import { caseWith } from '../../core/claims/case';

const opened: CaseStore[] = [];

const SUGGESTION: Suggestion = {
  id: 'ships',
  state: 'open',
  origin: 'rules',
  found: {
    speaker: null,
    role: null,
    organisation: null,
    via: [],
    said: null,
    statement: { start: 0, end: 11, text: 'Three ships' },
    cue: null,
    form: 'indirect',
    quotes: [],
    places: [],
    quantities: [],
    modality: 'asserted',
    modalityWords: null,
    isNegated: false,
    movement: null,
    rule: 'none',
  },
};

/** A fresh browser before each test, and every store closed after it. */
export function useBrowser(): void {
  beforeEach(() => {
    globalThis.indexedDB = new IDBFactory();
  });
  afterEach(() => {
    for (const store of opened.splice(0)) store.close();
  });
}

/** A tab's store; its clock stands a minute later at every look. */
export async function openTab(differs: Partial<StoreEffects> = {}): Promise<CaseStore> {
  let minute = 0;
  const store = await openCaseStore({
    now: () => new Date(Date.UTC(2024, 10, 5, 12, minute++)).toISOString(),
    openChannel: () => new BroadcastChannel('dateline-test'),
    hasStore: () => true,
    ...differs,
  });
  opened.push(store);
  return store;
}

/** The small made-up case as a record, with what differs. */
export async function recordOf(differs: Partial<DeskRecord> = {}): Promise<DeskRecord> {
  const { case: loaded } = await caseWith((parts) => {
    delete parts['sources.json'][0]?.['text'];
    for (const claim of parts['claims.json']) delete claim['evidence'];
  });
  return {
    version: 1,
    case: loaded,
    texts: { 'gazette-2020-05-02': 'Three ships are moored.' },
    suggestions: { 'gazette-2020-05-02': [SUGGESTION] },
    ...differs,
  };
}

/** The record with another title: an edit. */
export function retitled(record: DeskRecord, title: string): DeskRecord {
  return { ...record, case: { ...record.case, file: { ...record.case.file, title: { en: title } } } };
}
