import type { Claim } from '../../core/model/claim';
import type { Session } from '../../state/session.svelte';

export interface SpeakerName {
  /** Who said it: the person, else the organisation, else what the source calls them, else that nobody is named. */
  readonly name: string;
  /** Whom a named person spoke for. */
  readonly organisation: string | null;
}

/** Who stands behind a claim, in the reader's language and short enough for one line. */
export function speakerName(session: Session, claim: Claim): SpeakerName {
  const { index } = session;
  const nameOf = (id: string | null): string | null => {
    const actor = id === null ? undefined : index.actors.get(id);
    return actor === undefined ? null : session.say(actor.names);
  };
  const speaker = nameOf(claim.speaker);
  const organisation = nameOf(claim.organisation);
  const described = claim.speakerDescription === undefined ? null : session.say(claim.speakerDescription);
  const name = speaker ?? described;
  if (name !== null) return { name, organisation: organisation === name ? null : organisation };
  if (organisation !== null) return { name: organisation, organisation: null };
  const source = index.sources.get(claim.source);
  if (claim.attribution === 'outlet')
    return { name: nameOf(source?.outlet ?? null) ?? claim.source, organisation: null };
  return { name: session.t('facet.none.speaker'), organisation: null };
}
