import type { StoredRevision } from './stored-case';

/** How many revisions of a case are kept, the present one with them. */
const MOST = 20;
/** UTF-16 code units of all of them together. */
const MOST_LENGTH = 20_000_000;

/** The revisions that stay when another is written, in their order: the last ones, fewer where they are long, but always the one before. */
export function keptRevisions(revisions: readonly StoredRevision[], next: StoredRevision): readonly StoredRevision[] {
  const kept: StoredRevision[] = [next];
  let total = next.length;
  for (const revision of [...revisions].reverse()) {
    total += revision.length;
    if (kept.length > 1 && (kept.length >= MOST || total > MOST_LENGTH)) break;
    kept.unshift(revision);
  }
  return kept;
}
