import { formatNumber } from '../core/messages/format-number';
import type { TableMessages } from '../core/messages/load-table-messages';
import type { Translator } from '../core/messages/translator';
import type { TablePart } from '../core/model/table-part';
import { rangeWords } from './range-words';

/** Says that a table is only part of its file, which part, and of how many rows. */
export function partSentence(
  { asked, fileRows }: { readonly asked: TablePart; readonly fileRows: number },
  translator: Translator,
  words: TableMessages,
): string {
  return words('table.part.told', { what: partWords(asked, translator, words), total: fileRows });
}

/** Which part of a file: its area, its days; before a full stop, which some dates bring themselves. */
export function partWords({ box, days }: TablePart, translator: Translator, words: TableMessages): string {
  const degrees = (value: number): string => formatNumber(Math.round(value * 1e5) / 1e5 || 0, translator.language);
  return [
    ...(box === undefined
      ? []
      : [
          words('table.part.within', {
            south: degrees(box.south),
            north: degrees(box.north),
            west: degrees(box.west),
            east: degrees(box.east),
          }),
        ]),
    ...(days === undefined
      ? []
      : [rangeWords({ from: days.from ?? null, to: days.to ?? null }, days.clock, translator)]),
  ]
    .join(' · ')
    .replace(/\.$/, '');
}
