import type { Boundaries } from '../../geo/boundaries';
import type { Translator } from '../../messages/translator';
import type { Claim } from '../../model/claim';
import { localize } from '../../model/localized';
import type { CaseIndex } from '../../query/case-index';

/** What every export is made from. The same input gives the same bytes. */
export interface ExportInput {
  readonly index: CaseIndex;
  /** The claims to export, in this order. */
  readonly claims: readonly Claim[];
  /** Gives regions and countries their shapes; without it only points and drawn areas have a geometry. */
  readonly boundaries: Boundaries | null;
  readonly translator: Translator;
  /** `caseDigest` of the whole case. */
  readonly hash: string;
  /** Of the case and of the base data, one line each: `exportAttribution`. */
  readonly attribution: readonly string[];
  /** The address that opens a claim; empty when there is none. */
  readonly linkTo: (claim: string) => string;
  /** Colour of a speaker group's slot, `#rrggbb`; `null` is nobody's. */
  readonly colorOf: (slot: number | null) => string;
}

/** Whom to name: the case with its licence, and those whose data its places are drawn from. */
export function exportAttribution(
  { case: { file } }: CaseIndex,
  { language }: Translator,
  baseData: readonly string[],
): readonly string[] {
  return [`${localize(file.title, language)}. ${file.credits}. ${file.licence}`, ...baseData];
}
