import { formatEdtf } from '../../core/messages/format-date';
import { facetLabel } from '../../core/query/facet-label';
import type { DayRange } from '../../core/query/query';
import type { Session } from '../../state/session.svelte';
import type { ActiveFilter } from './active-filters';

/** A filter in the reader's words. */
export function filterLabel(session: Session, filter: ActiveFilter): string {
  switch (filter.kind) {
    case 'text':
      return session.t('list.filter.text', { text: filter.text });
    case 'facet':
      return facetLabel(session.index, filter.facet, filter.id, session.translator);
    case 'range':
      return rangeLabel(session, filter.range);
  }
}

/** What a filter filters by, for the name of the button that removes it. */
export function filterSubject(session: Session, filter: ActiveFilter): string {
  switch (filter.kind) {
    case 'text':
      return session.t('list.search');
    case 'facet':
      return session.t(`facet.${filter.facet}`);
    case 'range':
      return session.t(`clock.${session.query.clock}`);
  }
}

function rangeLabel(session: Session, { from, to }: DayRange): string {
  const say = (day: string): string => formatEdtf(day, session.language);
  if (from !== null && to !== null) return formatEdtf(`${from}/${to}`, session.language);
  if (from !== null) return session.t('list.filter.from', { day: say(from) });
  return to === null ? '' : session.t('list.filter.to', { day: say(to) });
}
