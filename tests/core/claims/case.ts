import { parseCase } from '../../../src/core/formats/parse-case';
import en from '../../../src/core/messages/en.json';
import { createTranslator, type Translator } from '../../../src/core/messages/translator';
import type { Claim } from '../../../src/core/model/claim';
import { indexCase, type CaseIndex } from '../../../src/core/query/case-index';
import { filesOf, smallCase, type Json, type SmallCase } from '../formats/small-case';

export const english: Translator = createTranslator('en', en);

export const MOORED = 'gazette-2020-05-02~aaaaaa';
export const MORE = 'gazette-2020-05-02~bbbbbb';

/** The small made-up case after a change, checked and indexed. */
export async function caseWith(change: (parts: SmallCase) => void = () => undefined): Promise<CaseIndex> {
  const parts = smallCase();
  change(parts);
  return indexCase(await parseCase(filesOf(parts)));
}

/** Another claim like the first, with what differs. */
export function addClaim(parts: SmallCase, id: string, differs: Json): void {
  parts['claims.json'].push({ ...structuredClone(parts['claims.json'][0]), id, ...differs });
}

/** Another source like the first, with what differs. */
export function addSource(parts: SmallCase, id: string, differs: Json = {}): void {
  parts['sources.json'].push({ ...structuredClone(parts['sources.json'][0]), id, ...differs });
}

export function claimOf(index: CaseIndex, id: string): Claim {
  const claim = index.claims.get(id);
  if (claim === undefined) throw new Error(`The case of this test has no claim ${id}.`);
  return claim;
}
