import type { CaseKeeper } from '../../state/store/case-keeper.svelte';
import { storeExists } from '../../state/store/store-exists';
import type { StoredCase } from '../../state/store/stored-case';

/**
 * The version of a case that this browser keeps, the last changed where there are several; `null` when there is none.
 */
export async function findOwnVersion(id: string, keeper: Pick<CaseKeeper, 'openStore'>): Promise<StoredCase | null> {
  if (!(await storeExists())) return null;
  const { cases } = await (await keeper.openStore()).list();
  // A second version has a number after it: see `createIdGiver`.
  return (
    cases.find(
      (stored) => stored.id === id || /^-\d+$/.test(stored.id.startsWith(id) ? stored.id.slice(id.length) : ''),
    ) ?? null
  );
}
