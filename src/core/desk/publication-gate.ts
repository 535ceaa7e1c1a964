import type { Claim } from '../model/claim';
import type { Place } from '../model/place';
import { checkAnchor } from '../text/anchors';
import type { DeskRecord } from './desk-record';
import { NO_UNIT } from './no-unit';
import { borrowedLanguages, isUntranslated, isUnwritten } from './own-words';
import { hasAddress, hasDate } from './undated';

/** What keeps a claim from being published. */
export type MissingCode =
  | 'unreviewed'
  | 'retracted'
  | 'statement-untranslated'
  | 'statement-borrowed'
  | 'no-anchor'
  | 'anchor-without-position'
  | 'anchor-astray'
  | 'no-speaker'
  | 'no-description'
  | 'no-place'
  | 'no-place-precision'
  | 'number-without-scope'
  | 'number-without-unit'
  | 'no-source-date'
  | 'no-source-address';

/** The part of the claim's form in which it is mended. */
export type MissingField = 'status' | 'statement' | 'evidence' | 'speaker' | 'places' | 'quantities' | 'source';

export interface Missing {
  readonly code: MissingCode;
  readonly field: MissingField;
  /** What it is about: a place's id, a number's words, a fragment. */
  readonly what?: string;
}

/** Kinds of claims that may well be about no place. */
const PLACELESS: ReadonlySet<string> = new Set(['intent', 'assessment', 'background']);

/** Everything that is missing before a claim may be published; empty when it may. */
export function missingForPublication(claim: Claim, record: DeskRecord): Missing[] {
  return [
    ...missingReview(claim),
    ...missingWords(claim, record),
    ...missingEvidence(claim, record),
    ...missingSpeaker(claim),
    ...missingNumbers(claim, record),
    ...missingPlaces(claim, record),
    ...missingSource(claim, record),
  ];
}

function missingReview({ status }: Claim): Missing[] {
  if (status === 'retracted') return [{ code: 'retracted', field: 'status' }];
  return status === 'draft' ? [{ code: 'unreviewed', field: 'status' }] : [];
}

function missingWords({ statement, source }: Claim, { texts }: DeskRecord): Missing[] {
  if (isUntranslated(statement)) return [{ code: 'statement-untranslated', field: 'statement' }];
  if (isUnwritten(statement)) return [{ code: 'statement-borrowed', field: 'statement' }];
  const borrowed = borrowedLanguages(statement, texts[source] ?? '');
  return borrowed.map((what) => ({ code: 'statement-borrowed', field: 'statement', what }));
}

function missingEvidence({ evidence, source }: Claim, { texts }: DeskRecord): Missing[] {
  if (evidence.length === 0) return [{ code: 'no-anchor', field: 'evidence' }];
  const text = texts[source];
  return evidence.flatMap((anchor): Missing[] => {
    const what = anchor.exact;
    if (anchor.start === undefined) return [{ code: 'anchor-without-position', field: 'evidence', what }];
    if (text === undefined || checkAnchor(text, anchor).state === 'found') return [];
    return [{ code: 'anchor-astray', field: 'evidence', what }];
  });
}

/** Named speakers and organisations are there by the check of cases. */
function missingSpeaker({ attribution, organisation, speakerDescription }: Claim): Missing[] {
  if (attribution === 'none') return [{ code: 'no-speaker', field: 'speaker' }];
  const isNobody = attribution === 'unnamed' && speakerDescription === undefined && organisation === null;
  return isNobody ? [{ code: 'no-description', field: 'speaker' }] : [];
}

function missingNumbers({ quantities }: Claim, { case: { file } }: DeskRecord): Missing[] {
  return quantities.flatMap(({ scope, unit, words, min, max }): Missing[] => {
    const what = words ?? [min, max].filter((figure) => figure !== null).join('–');
    const isUnknown = file.units.some(({ id, name }) => id === unit && name['en'] === NO_UNIT);
    return [
      ...(scope === undefined ? [{ code: 'number-without-scope', field: 'quantities', what } as const] : []),
      ...(isUnknown ? [{ code: 'number-without-unit', field: 'quantities', what } as const] : []),
    ];
  });
}

function missingPlaces({ places, movement, kind }: Claim, { case: loaded }: DeskRecord): Missing[] {
  const ids = [...places.map(({ place }) => place), ...(movement?.from ?? []), ...(movement?.to ?? [])];
  if (ids.length === 0) return PLACELESS.has(kind) ? [] : [{ code: 'no-place', field: 'places' }];
  return [...new Set(ids)].flatMap((id): Missing[] => {
    const place = loaded.places.find((each) => each.id === id);
    return place === undefined || isSettled(place) ? [] : [{ code: 'no-place-precision', field: 'places', what: id }];
  });
}

/** Somebody said where it is, or why that cannot be drawn. */
export function isSettled({ geometry, note, citation, precision }: Place): boolean {
  if (geometry !== undefined || note !== undefined) return true;
  return precision === 'area' && citation === undefined;
}

function missingSource({ source: id }: Claim, { case: loaded }: DeskRecord): Missing[] {
  const source = loaded.sources.find((each) => each.id === id);
  if (source === undefined) return [];
  return [
    ...(hasDate(source) ? [] : [{ code: 'no-source-date', field: 'source' } as const]),
    ...(hasAddress(source) ? [] : [{ code: 'no-source-address', field: 'source' } as const]),
  ];
}
