import type { Case } from '../model/case';
import type { DeskRecord } from './desk-record';

/** What the desk keeps of a case that it holds no texts of. */
export function recordOfCase(loaded: Case): DeskRecord {
  return { version: 1, case: loaded, texts: {}, suggestions: {} };
}
