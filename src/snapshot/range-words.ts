import { formatEdtf } from '../core/messages/format-date';
import type { Translator } from '../core/messages/translator';
import type { Clock, DayRange } from '../core/query/query';

/** The days of a view and their clock, as a filter is told on a page; empty when it has none. */
export function rangeWords({ from, to }: DayRange, clock: Clock, { language, t }: Translator): string {
  if (from === null && to === null) return '';
  const days =
    to === null
      ? t('list.filter.from', { day: formatEdtf(from ?? '', language) })
      : from === null
        ? t('list.filter.to', { day: formatEdtf(to, language) })
        : formatEdtf(from === to ? from : `${from}/${to}`, language);
  return `${t(`clock.${clock}`)} ${days}`;
}
