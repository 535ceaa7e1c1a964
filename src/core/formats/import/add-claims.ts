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
/** Stored claims of one source, speaker and statement that a row is compared with in full. */
const MAX_COMPARED = 50;

/** The claims under one derived id and those that had to take the next ones. */
interface Chain {
  readonly stored: readonly Claim[];
  /** Ids by what a row says. */
  readonly known: Map<string, string>;
  next: number;
}

/**
 * Sorts claims from a file into new ones, those that are there already, and those that differ from the stored one of their id. Two different statements that
 * happen upon one id, and rows that share statement and speaker but differ otherwise, get ids of their own.
 */
export function addClaims(existing: readonly Claim[], candidates: readonly Candidate[]): AddedClaims {
  const stored = new Map(existing.map((claim) => [claim.id, claim]));
  const taken = new Set<string>();
  const chains = new Map<string, Chain>();
  const added: Candidate[] = [];
  const same: { row: number; id: string }[] = [];
  const conflicting: { row: number; id: string; differs: readonly string[] }[] = [];
  for (const candidate of candidates) {
    const { row, claim, hasOwnId } = candidate;
    const chain = chains.get(claim.id) ?? chainOf(claim, stored);
    chains.set(claim.id, chain);
    const key = contentOf(claim);
    const known = chain.known.get(key);
    const compared = chain.stored
      .slice(0, MAX_COMPARED)
      .map((other) => ({ id: other.id, differs: differences(other, claim) }));
    const twin = known ?? compared.find(({ differs }) => differs.length === 0)?.id;
    // The same words of the same speaker, stored with something else about them: the desk decides.
    const conflict = compared.find(({ differs }) => hasOwnId || !differs.includes('statement'));
    if (twin !== undefined) same.push({ row, id: twin });
    else if (conflict !== undefined) conflicting.push({ row, ...conflict });
    else if (hasOwnId && taken.has(claim.id)) conflicting.push({ row, id: claim.id, differs: ['row'] });
    else {
      let id = chain.next === 1 ? claim.id : nextId(claim, chain.next);
      while (stored.has(id) || taken.has(id)) id = nextId(claim, ++chain.next);
      chain.next += 1;
      taken.add(id);
      chain.known.set(key, id);
      added.push({ ...candidate, claim: { ...claim, id } });
    }
  }
  return { added, same, conflicting };
}

function chainOf(claim: Claim, stored: ReadonlyMap<string, Claim>): Chain {
  const found: Claim[] = [];
  for (let next = 1; ; next++) {
    const other = stored.get(next === 1 ? claim.id : nextId(claim, next));
    if (other === undefined)
      return { stored: found, known: new Map(found.map((each) => [contentOf(each), each.id])), next };
    found.push(other);
  }
}

function contentOf(claim: Claim): string {
  return JSON.stringify(Object.values(COMPARED).map((of) => of(claim)));
}

function nextId({ id, source }: Claim, attempt: number): string {
  return `${source}~${textDigest(`${id}\n${attempt}`).slice(0, 10)}`;
}

/** The fields in which a stored claim differs from what a row says. */
function differences(stored: Claim, said: Claim): string[] {
  return Object.entries(COMPARED).flatMap(([name, of]) => {
    const value = JSON.stringify(of(said));
    const isSilent = value === 'null' || value === '[]';
    return isSilent || value === JSON.stringify(of(stored)) ? [] : [name];
  });
}
