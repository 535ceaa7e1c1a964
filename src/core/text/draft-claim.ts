import type { Attribution as AttributionKind, Evidence, Modality, Qualifier } from '../model/claim';
import type { FoundMovement, FoundPlace, ReadingLanguage, SpeakerKind, SuggestedClaim } from './reading';

/** Fields of a claim that a suggestion can fill. Actors, places, units and the statement in our own words are the analyst's. */
export interface DraftClaim {
  readonly attribution: AttributionKind;
  /** The speaker's name as the text has it, to be linked with an actor. */
  readonly speakerName: string | null;
  readonly role: string | null;
  readonly organisationName: string | null;
  readonly viaNames: readonly string[];
  readonly said: string | null;
  readonly modality: Modality;
  readonly places: readonly FoundPlace[];
  readonly quantities: readonly DraftQuantity[];
  readonly movement: FoundMovement | null;
  readonly evidence: Evidence;
  readonly status: 'draft';
}

interface DraftQuantity {
  readonly min: number | null;
  readonly max: number | null;
  readonly qualifier: Qualifier;
  /** The noun or unit of the text, to be linked with one of the case's units. */
  readonly unitWords: string | null;
  readonly words: string;
}

const MAX_WORDS = 6;
const MAX_EXACT = 200;
const CONTEXT = 32;
const ATTRIBUTIONS: Readonly<Record<SpeakerKind, AttributionKind>> = {
  person: 'named',
  pronoun: 'unnamed',
  organisation: 'organisation',
  unnamed: 'unnamed',
};

/** The fields that a suggestion fills, with an anchor of at most six words at the start of what was said. `text` is what was read. */
export function draftClaim(suggestion: SuggestedClaim, text: string, language: ReadingLanguage): DraftClaim {
  const { speaker } = suggestion;
  return {
    attribution: suggestion.voice === 'outlet' ? 'outlet' : speaker === null ? 'none' : ATTRIBUTIONS[speaker.kind],
    speakerName: speaker?.name ?? null,
    role: suggestion.role,
    organisationName: speaker?.kind === 'organisation' ? speaker.name : suggestion.organisation,
    viaNames: suggestion.via,
    said: suggestion.said,
    modality: suggestion.modality,
    places: suggestion.places,
    quantities: suggestion.quantities.map(({ min, max, qualifier, unit, text: words }) => ({
      // The model has no numbers below zero: a loss stays words.
      min: min !== null && min < 0 ? null : min,
      max: max !== null && max < 0 ? null : max,
      qualifier,
      unitWords: unit,
      words,
    })),
    movement: suggestion.movement,
    evidence: anchorOf(suggestion, text, language),
    status: 'draft',
  };
}

function anchorOf({ statement, quotes }: SuggestedClaim, text: string, language: ReadingLanguage): Evidence {
  const first = quotes[0];
  const from = first !== undefined && first.start - statement.start <= 1 ? first.start : statement.start;
  let start = from;
  while (start < statement.end && /\s/.test(text.charAt(start))) start += 1;
  let end = start;
  let words = 0;
  for (const match of text.slice(start, Math.min(statement.end, start + MAX_EXACT)).matchAll(/\S+/g)) {
    if (match[0].includes('\n')) break;
    end = start + match.index + match[0].length;
    words += 1;
    if (words === MAX_WORDS) break;
  }
  const prefix = text.slice(Math.max(0, start - CONTEXT), start);
  const suffix = text.slice(end, end + CONTEXT);
  return {
    exact: text.slice(start, end),
    start,
    end,
    language,
    ...(prefix === '' ? {} : { prefix }),
    ...(suffix === '' ? {} : { suffix }),
  };
}
