import type { CaseFile } from '../model/case';
import type { Claim } from '../model/claim';
import type { Localized } from '../model/localized';
import type { FoundPlace, FoundQuantity, SuggestedClaim } from '../text/reading';
import type { ActorChoice, ClaimChanges, SourceFields } from './desk-choices';

interface OfSource {
  readonly source: string;
}
interface OfSuggestion extends OfSource {
  readonly suggestion: string;
}
interface OfClaim {
  readonly claim: string;
}

/** Everything that an analyst can do on the desk. Offsets are UTF-16 code units of the source's normalised text. */
export type DeskCommand =
  | ({ readonly kind: 'add-source'; readonly text: string; readonly found: readonly SuggestedClaim[] } & {
      readonly fields: SourceFields;
    })
  | ({ readonly kind: 'edit-source'; readonly fields: Partial<SourceFields> } & OfSource)
  | ({ readonly kind: 'replace-text'; readonly text: string; readonly found: readonly SuggestedClaim[] } & OfSource)
  /** Suggestions from elsewhere, such as a model: what is in the text already is left out. */
  | ({
      readonly kind: 'add-suggestions';
      readonly origin: string;
      readonly found: readonly SuggestedClaim[];
    } & OfSource)
  | ({ readonly kind: 'accept' } & OfSuggestion)
  | ({ readonly kind: 'dismiss' } & OfSuggestion)
  | ({ readonly kind: 'restore' } & OfSuggestion)
  | ({ readonly kind: 'split-suggestion'; readonly at: number } & OfSuggestion)
  | ({ readonly kind: 'merge-suggestions'; readonly other: string } & OfSuggestion)
  | ({ readonly kind: 'choose-candidate'; readonly place: number; readonly candidate: number } & OfSuggestion)
  /** Who it was, in every claim and suggestion of the case that names them so. */
  | { readonly kind: 'fix-speaker'; readonly from: SpeakerFix; readonly to: ActorChoice }
  | ({
      readonly kind: 'edit-actor';
      readonly names: Localized;
      readonly group: string | null;
    } & { readonly actor: string })
  | ({
      readonly kind: 'make-claim';
      readonly start: number;
      readonly end: number;
      readonly places: readonly FoundPlace[];
      readonly quantities: readonly FoundQuantity[];
    } & OfSource)
  | ({ readonly kind: 'edit-claim'; readonly changes: ClaimChanges } & OfClaim)
  /** The second claim is anchored at a stretch of its own, or where the first is. */
  | ({ readonly kind: 'split-claim'; readonly start?: number; readonly end?: number } & OfClaim)
  | ({ readonly kind: 'merge-claims'; readonly other: string } & OfClaim)
  | ({ readonly kind: 'discard-claim' } & OfClaim)
  | ({ readonly kind: 'set-status'; readonly status: Claim['status']; readonly note?: string } & OfClaim)
  /** What is left out stays. */
  | ({ readonly kind: 'edit-case' } & Partial<Pick<CaseFile, 'title' | 'summary' | 'view' | 'credits' | 'licence'>>)
  | { readonly kind: 'add-group'; readonly name: string };

export type CommandOf<Kind extends DeskCommand['kind']> = Extract<DeskCommand, { readonly kind: Kind }>;

/** A speaker as an actor of the case, or as suggestions name them; a pronoun is that of one suggestion alone. */
type SpeakerFix =
  { readonly actor: string } | { readonly name: string; readonly source: string; readonly suggestion: string };
