import { formatDay } from '../messages/format-date';
import type { Translator } from '../messages/translator';
import type { Claim } from '../model/claim';
import type { CaseIndex } from './case-index';
import { DAY_MS, spanOf } from './claim-time';
import { facetLabel } from './facet-label';
import { FACET_VALUES, NONE } from './facet-values';
import type { QueryResult } from './query';

export interface ClaimGroup {
  readonly id: string;
  readonly label: string;
  readonly claims: readonly Claim[];
}

/** The visible claims under headings. By place, a claim stands under every place it names itself, not under what these lie in. */
export function groupClaims(
  result: QueryResult,
  index: CaseIndex,
  grouping: 'day' | 'speaker' | 'place' | 'source',
  translator: Translator,
): ClaimGroup[] {
  const { clock } = result.query;
  const keysOf = (claim: Claim): readonly string[] => {
    switch (grouping) {
      case 'day': {
        const span = spanOf(index, claim, clock);
        const moment = span?.min ?? span?.max ?? null;
        return [moment === null ? NONE : String(Math.floor(moment / DAY_MS) * DAY_MS)];
      }
      case 'speaker':
        return [claim.speaker ?? claim.organisation ?? NONE];
      case 'place': {
        const places = [...new Set(claim.places.map(({ place }) => place))];
        return places.length === 0 ? [NONE] : places;
      }
      case 'source':
        return FACET_VALUES.source(index, claim);
    }
  };
  const labelOf = (id: string): string => {
    if (grouping === 'day')
      return id === NONE ? translator.t('list.undated') : formatDay(Number(id), translator.language, 'long');
    if (grouping === 'place' && id === NONE) return translator.t('list.placeless');
    return facetLabel(index, grouping, id, translator);
  };
  const groups = new Map<string, Claim[]>();
  for (const claim of result.claims)
    for (const key of keysOf(claim)) {
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [claim]);
      else group.push(claim);
    }
  return [...groups].map(([id, claims]) => ({ id, label: labelOf(id), claims }));
}
