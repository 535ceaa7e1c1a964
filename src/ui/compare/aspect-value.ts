import { chainOf } from '../../core/claims/chain';
import type { Aspect } from '../../core/claims/compare-claims';
import { formatQuantity } from '../../core/claims/quantity';
import { formatEdtf } from '../../core/messages/format-date';
import type { Claim } from '../../core/model/claim';
import { dateOf } from '../../core/query/claim-time';
import type { Session } from '../../state/session.svelte';
import { speakerName } from '../claim/speaker-name';

/** What a claim has in an aspect, one line each, in the reader's language. Empty when it states nothing. */
export function aspectValue(session: Session, claim: Claim, aspect: Aspect): readonly string[] {
  const { index, translator, t } = session;
  const actor = (id: string | null | undefined): string[] => {
    const found = id ? index.actors.get(id) : undefined;
    return found === undefined ? [] : [session.say(found.names)];
  };
  const date = (edtf: string | null | undefined): string[] => (edtf ? [formatEdtf(edtf, session.language)] : []);
  switch (aspect) {
    case 'speaker':
      return [speakerName(session, claim).name];
    case 'organisation':
      return actor(claim.organisation);
    case 'chain':
      return chainOf(index, claim).flatMap(({ role, actor: who }) =>
        role === 'agency' && who !== null ? [session.say(who.names)] : [],
      );
    case 'said':
      return date(claim.said);
    case 'event':
      return date(claim.event);
    case 'published':
      return date(dateOf(index, claim, 'published'));
    case 'number':
      return claim.quantities.map((quantity) => formatQuantity(index, quantity, translator));
    case 'scope':
      return claim.quantities.map(({ scope }) => {
        const term = index.case.file.scopes.find(({ id }) => id === scope);
        return term === undefined ? t('claim.noScope') : session.say(term.name);
      });
    case 'place':
      return claim.places.flatMap(({ place: id, role }) => {
        const place = index.places.get(id);
        return place === undefined
          ? []
          : [`${t(`role.${role}`)} ${session.say(place.names)} (${t(`precision.${place.precision}`)})`];
      });
    case 'modality':
      return [t(`modality.${claim.modality}`)];
    case 'kind':
      return [t(`kind.${claim.kind}`)];
    case 'attribution':
      return [t(`attribution.${claim.attribution}`)];
    case 'occasion': {
      const occasion = claim.occasion === null ? undefined : index.occasions.get(claim.occasion);
      return occasion === undefined ? [] : [session.say(occasion.title)];
    }
    case 'source':
      return actor(index.sources.get(claim.source)?.outlet);
    case 'grade':
      return claim.grade ? [`${claim.grade.reliability}${claim.grade.credibility}`] : [];
  }
}
