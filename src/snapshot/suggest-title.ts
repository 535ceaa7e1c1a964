import type { Translator } from '../core/messages/translator';
import { localize } from '../core/model/localized';
import type { CaseIndex } from '../core/query/case-index';
import { facetLabel } from '../core/query/facet-label';
import { FACETS, type QueryResult } from '../core/query/query';
import { rangeWords } from './range-words';

/** What the page is called when nobody says: the case, and what was filtered for. */
export function suggestTitle(
  index: CaseIndex,
  result: QueryResult,
  translator: Translator,
): { title: string; subtitle: string } {
  const { language, t } = translator;
  const { query } = result;
  const filters = FACETS.flatMap((facet) => {
    const values = query.facets[facet] ?? [];
    return values.length === 0 ? [] : [values.map((id) => facetLabel(index, facet, id, translator)).join(', ')];
  });
  const count =
    result.claims.length === result.total
      ? t('list.countAll', { total: result.total })
      : t('list.count', { visible: result.claims.length, total: result.total });
  return {
    title: localize(index.case.file.title, language),
    subtitle: [
      count,
      ...filters,
      query.text === '' ? '' : t('list.filter.text', { text: query.text }),
      rangeWords(query.range, query.clock, translator),
    ]
      .filter((part) => part !== '')
      .join(' · '),
  };
}
