import { formatEdtf } from '../messages/format-date';
import type { Translator } from '../messages/translator';
import type { Claim } from '../model/claim';
import { localize } from '../model/localized';
import type { CaseIndex } from '../query/case-index';
import { chainOf } from './chain';
import { formatQuantity } from './quantity';
import { speakerLabel } from './speaker-label';

/** A claim as one sentence, the way a screen reader says it: who, how sure, when, through whom, what, how many, where. */
export function claimSentence(index: CaseIndex, claim: Claim, translator: Translator): string {
  const { language, t } = translator;
  const hops = chainOf(index, claim);
  const name = (id: string): string => localize(index.places.get(id)?.names ?? { en: id }, language);
  const agencies = hops
    .filter(({ role }) => role === 'agency')
    .flatMap(({ actor }) => (actor ? localize(actor.names, language) : []));
  const outlet = hops.at(-1)?.actor;
  const parts = [
    t('sentence.who', { speaker: speakerLabel(index, claim, translator), modality: t(`modality.${claim.modality}`) }),
    claim.said === null ? '' : t('sentence.said', { date: formatEdtf(claim.said, language, 'long') }),
    agencies.length === 0 ? '' : t('sentence.via', { agencies: new Intl.ListFormat(language).format(agencies) }),
    outlet ? t('sentence.outlet', { outlet: localize(outlet.names, language) }) : '',
  ];
  const numbers = claim.quantities.map((quantity) => formatQuantity(index, quantity, translator));
  const places = claim.places.map(({ place, role }) => `${t(`role.${role}`)} ${name(place)}`);
  return [
    `${parts.filter((part) => part !== '').join(', ')}: ${localize(claim.statement, language)}`,
    numbers.length === 0 ? '' : t('sentence.numbers', { numbers: numbers.join('; ') }),
    places.length === 0 ? '' : t('sentence.places', { places: places.join('; ') }),
  ]
    .filter((part) => part !== '')
    .map((part) => (/[.!?。]$/.test(part) ? part : `${part}.`))
    .join(' ');
}
