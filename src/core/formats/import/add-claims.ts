import type { Claim } from '../../model/claim';
import { textDigest } from '../../text/digest';
import type { ImportReport } from './import-report';

export interface Candidate {
  readonly row: number;
  readonly claim: Claim;
  /** The row says itself which claim it is. */
  readonly hasOwnId: boolean;
}

interface AddedClaims extends Pick<ImportReport, 'same' | 'conflicting'> {
  readonly added: readonly Candidate[];
}

/** What a flat row can say of a claim, in the form in which two are compared: what the desk adds later is no difference, nor is what a row leaves out. */
const COMPARED: Readonly<Record<string, (claim: Claim) => unknown>> = {
  statement: ({ statement }) => statement['en'],
  speaker: ({ speaker }) => speaker,
  organisation: ({ organisation }) => organisation,
  attribution: ({ attribution }) => attribution,
  via: ({ via }) => via.map(({ actor }) => actor),
  source: ({ source }) => source,
  event: ({ event }) => event,
  said: ({ said }) => said,
  modality: ({ modality }) => modality,
  kind: ({ kind }) => kind,
  subject: ({ subject }) => subject,
  quantities: ({ quantities }) => quantities.map(({ min, max, unit }) => [min, max, unit]),
  places: ({ places }) => places,
  evidence: ({ evidence }) => evidence.map(({ exact }) => exact),
};
const MAX_TRIES = 1000;

/**
 * Sorts claims from a file into new ones, those that are there already, and those that differ from the stored one of their id. Two different statements that
 * happen upon one id, and rows that share statement and speaker but differ otherwise, get ids of their own.
 */
export function addClaims(existing: readonly Claim[], candidates: readonly Candidate[]): AddedClaims {
  const stored = new Map(existing.map((claim) => [claim.id, claim]));
  const taken = new Map<string, Claim>();
  const added: Candidate[] = [];
  const same: { row: number; id: string }[] = [];
  const conflicting: { row: number; id: string; differs: readonly string[] }[] = [];
  for (const candidate of candidates) {
    const { row, claim, hasOwnId } = candidate;
    let conflict: { id: string; differs: readonly string[] } | null = null;
    for (let attempt = 1; attempt <= MAX_TRIES; attempt++) {
      const id = attempt === 1 ? claim.id : nextId(claim, attempt);
      const other = taken.get(id) ?? stored.get(id);
      if (other === undefined) {
        if (conflict !== null) break;
        const own = { ...claim, id };
        taken.set(id, own);
        added.push({ ...candidate, claim: own });
        break;
      }
      const differs = differences(other, claim);
      if (differs.length === 0) {
        same.push({ row, id });
        conflict = null;
        break;
      }
      // The same words of the same speaker, stored with something else about them: the desk decides.
      if (hasOwnId || (!taken.has(id) && !differs.includes('statement'))) conflict ??= { id, differs };
      if (hasOwnId) break;
    }
    if (conflict !== null && same.at(-1)?.row !== row) conflicting.push({ row, ...conflict });
  }
  return { added, same, conflicting };
}

function nextId({ id, source }: Claim, attempt: number): string {
  return `${source}~${textDigest(`${id}\n${attempt}`).slice(0, 6)}`;
}

/** The fields in which a stored claim differs from what a row says. */
function differences(stored: Claim, said: Claim): string[] {
  return Object.entries(COMPARED).flatMap(([name, of]) => {
    const value = JSON.stringify(of(said));
    const isSilent = value === 'null' || value === '[]';
    return isSilent || value === JSON.stringify(of(stored)) ? [] : [name];
  });
}
