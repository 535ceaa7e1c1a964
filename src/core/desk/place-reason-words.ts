import type { RecordWordId, RecordWords } from '../messages/load-record-words';

/** Why a candidate place is likely, as `core/text/choose-places` says it in English: suggestions are stored with it. */
const REASONS: readonly (readonly [pattern: RegExp, id: RecordWordId])[] = [
  [/^population (?<count>\d+)$/, 'reason.population'],
  [/^the text calls it a region$/, 'reason.called-region'],
  [/^named with (?<name>.+)$/, 'reason.named-with'],
  [/^the text names its region$/, 'reason.region-named'],
  [/^the text names its country$/, 'reason.country-named'],
  [/^other names of the text have a bearer in its region$/, 'reason.region-shared'],
  [/^near another place of the text$/, 'reason.near'],
  [/^in the area of another place of the text$/, 'reason.in-area'],
];

/** A reason for a candidate place in the reader's language; `null` for one that is not the reader's own, such as a model's. */
export function placeReasonWords(reason: string, words: RecordWords): string | null {
  for (const [pattern, id] of REASONS) {
    const match = pattern.exec(reason);
    if (match === null) continue;
    const { count, ...rest } = match.groups ?? {};
    return words(id, { ...rest, ...(count !== undefined && { count: Number(count) }) });
  }
  return null;
}
