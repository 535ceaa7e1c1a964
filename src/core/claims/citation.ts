import { formatEdtf } from '../messages/format-date';
import type { Translator } from '../messages/translator';
import type { Claim } from '../model/claim';
import { localize } from '../model/localized';
import type { CaseIndex } from '../query/case-index';
import { speakerLabel } from './speaker-label';

/** A claim as a plain-text citation: speaker, date, statement, source with its address, and the link to the claim. */
export function citeClaim(index: CaseIndex, claim: Claim, translator: Translator, link: string): string {
  const { language, t } = translator;
  const source = index.sources.get(claim.source);
  const outlet = source && index.actors.get(source.outlet);
  const said = claim.said === null ? t('citation.undated') : formatEdtf(claim.said, language);
  const via = claim.via
    .flatMap(({ actor }) => index.actors.get(actor) ?? [])
    .map(({ names }) => localize(names, language));
  const lines = [
    `${speakerLabel(index, claim, translator)} (${said}; ${t(`modality.${claim.modality}`)}): ${localize(claim.statement, language)}`,
    source === undefined
      ? claim.source
      : [
          ...(via.length === 0 ? [] : [t('citation.via', { agencies: via.join(', ') })]),
          outlet ? localize(outlet.names, language) : '',
          `“${source.title}”`,
          formatEdtf(source.published, language),
          source.url,
        ]
          .filter((part) => part !== '')
          .join(', '),
    link,
  ];
  return lines.join('\n');
}
