import type { Actor } from '../model/actor';
import type { Claim, Evidence, Grade, Movement, PlaceRole, Quantity } from '../model/claim';
import type { Localized } from '../model/localized';
import type { Occasion } from '../model/occasion';
import type { Place } from '../model/place';
import type { Source } from '../model/source';

/** One of the case's, or a new one: a choice that names a known actor, place or term comes to that one. */
interface Known {
  readonly id: string;
}

export type ActorChoice =
  | Known
  | {
      readonly name: string;
      readonly kind: Actor['kind'];
      /** Of the name, where it is not English. */
      readonly language?: string;
      readonly role?: string;
      readonly organisation?: ActorChoice;
    };

export type PlaceChoice =
  | Known
  | (Pick<Place, 'precision' | 'geometry' | 'citation' | 'note'> & {
      readonly name: string;
      readonly language?: string;
    });

export type TermChoice = Known | { readonly name: string };
export type TermList = 'subjects' | 'units' | 'scopes';

export type OccasionChoice = Known | (Pick<Occasion, 'kind' | 'date'> & { readonly title: string });

export type QuantityChoice = Omit<Quantity, 'unit' | 'scope'> & {
  readonly unit: TermChoice;
  readonly scope: TermChoice | null;
};

/** What can be changed of a claim; what is left out stays, `null` takes it away. */
export interface ClaimChanges {
  readonly statement?: Localized;
  readonly kind?: Claim['kind'];
  readonly speaker?: ActorChoice | null;
  readonly organisation?: ActorChoice | null;
  readonly attribution?: Claim['attribution'];
  readonly speakerDescription?: Localized | null;
  readonly via?: readonly ActorChoice[];
  readonly occasion?: OccasionChoice | null;
  readonly event?: string | null;
  readonly said?: string | null;
  readonly modality?: Claim['modality'];
  readonly subject?: TermChoice;
  readonly quantities?: readonly QuantityChoice[];
  /** A place that was passed by the way has the role `via`: the claim is about it, and its movement leads through it. */
  readonly places?: readonly { readonly place: PlaceChoice; readonly role: PlaceRole | 'via' }[];
  /** Of a movement: where from, by way of what and where to is what the places' roles say. `null`: nothing moved. */
  readonly phase?: Movement['phase'] | null;
  readonly evidence?: readonly Evidence[];
  readonly relations?: Claim['relations'];
  readonly grade?: Pick<Grade, 'reliability' | 'credibility' | 'reason'> | null;
  readonly note?: Localized | null;
}

/** A source as the desk enters it. Its id, and what is known of its text, are derived. */
export interface SourceFields {
  readonly kind: Source['kind'];
  readonly title: string;
  readonly outlet: string;
  readonly language: string;
  /** EDTF; `null` while it is not known. */
  readonly published: string | null;
  /** `null` while it is not known. */
  readonly url: string | null;
}
