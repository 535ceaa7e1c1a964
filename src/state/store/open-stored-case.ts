import type { DeskRecord } from '../../core/desk/desk-record';
import type { Issue } from '../../core/formats/issue';
import type { KeptAs } from './case-keeper.svelte';
import type { CaseStore } from './case-store';
import type { StoreProblem } from './store-error';

export type OpenedCase =
  | {
      readonly kind: 'opened';
      readonly record: DeskRecord;
      readonly issues: readonly Issue[];
      /** `null` when not all of it could be read: then it is never written over. */
      readonly kept: KeptAs | null;
    }
  | { readonly kind: 'missing'; readonly problem: StoreProblem | 'unknown' | 'damaged' };

/** A case of this browser as far as it can be read, or why it cannot. */
export async function openStoredCase(id: string, openStore: () => Promise<CaseStore>): Promise<OpenedCase> {
  try {
    const loaded = await (await openStore()).load(id);
    if (loaded === null) return { kind: 'missing', problem: 'unknown' };
    const { record, issues, remarks, stored, revision } = loaded;
    if (record === null) return { kind: 'missing', problem: 'damaged' };
    const isWhole = issues.length === 0 && remarks.length === 0;
    const changedAt = stored.revisions.at(-1)?.changedAt ?? '';
    return { kind: 'opened', record, issues, kept: isWhole ? { id, revision, changedAt } : null };
  } catch (cause) {
    const problem = cause instanceof Error && 'problem' in cause ? (cause.problem as StoreProblem) : 'failed';
    return { kind: 'missing', problem };
  }
}
