import type { MessageId, Words } from '../../messages/translator';

/** Why a row cannot be used, as the import says it: on the command line and in the file of rejected rows it stays English. */
const REASONS: readonly (readonly [pattern: RegExp, id: MessageId])[] = [
  [/^(?:It has no statement\. Map a column to it\.)$/s, 'exchange.reason.statement'],
  [/^(?:Its statement is longer than (?<most>\d+) characters\.)$/s, 'exchange.reason.statement-long'],
  [/^(?:"(?<got>.*)" is no date that has one meaning\. Write 2024-10-28\.)$/s, 'exchange.reason.date'],
  [
    /^(?:Its quantity_min or quantity_max is no number\. Write digits without separators\.)$/s,
    'exchange.reason.quantity',
  ],
  [
    /^(?:The precision "(?<got>.*)" is none that is known\. Expected point, settlement, district, region, country or area\.)$/s,
    'exchange.reason.precision',
  ],
  [
    /^(?:Expected a longitude of -180 to 180 degrees, got "?(?<got>.*?)"?\.(?: Is it in another projection\?)?)$/s,
    'exchange.reason.longitude',
  ],
  [
    /^(?:Expected a latitude of -90 to 90 degrees, got "?(?<got>.*?)"?\.(?: Are longitude and latitude swapped\?)?)$/s,
    'exchange.reason.latitude',
  ],
  [
    /^(?:It has no address of its source\. Map a column to source_url, or set one for all rows\.)$/s,
    'exchange.reason.address',
  ],
  [/^(?:The address of its source is none: "(?<got>.*)"\. Expected https:\/\/…)$/s, 'exchange.reason.address-wrong'],
  [/^(?:It has no date\. Map a column to published, or set one for all rows\.)$/s, 'exchange.reason.no-date'],
  [
    /^(?:It has (?<cells>\d+) cells, the header (?<header>\d+)\. Is a quotation mark missing\?)$/s,
    'exchange.reason.cells',
  ],
  [/^(?:The cell "(?<got>.*)" is longer than (?<most>\d+) characters\.)$/s, 'exchange.reason.cell-long'],
  [/^(?:It is no GeoJSON feature\.)$/s, 'exchange.reason.no-feature'],
  [/^(?:It is no event\.)$/s, 'exchange.reason.no-event'],
  [/^(?:Its shape has more than (?<most>\d+) vertices\. Simplify it\.)$/s, 'exchange.reason.vertices'],
  [
    /^(?:Its geometry is not GeoJSON\.|Its geometry is of no known type\.|Its coordinates are not as its type wants them\.)$/s,
    'exchange.reason.geometry',
  ],
  [/^(?:Its geometry is a collection of too many or no parts\.)$/s, 'exchange.reason.collection'],
  [/^(?:A ring of its area has fewer than four positions\.)$/s, 'exchange.reason.ring-short'],
  [/^(?:A ring of its area does not end where it begins\.)$/s, 'exchange.reason.ring-open'],
  [/^(?:Its geometry has no coordinates\.)$/s, 'exchange.reason.empty-geometry'],
];

/** The reason in the reader's language; `null` for what the check of a case says, which has no other words. */
export function reasonWords(reason: string, t: Words<MessageId>): string | null {
  for (const [pattern, id] of REASONS) {
    const match = pattern.exec(reason);
    if (match !== null) return t(id, { ...match.groups });
  }
  return null;
}
