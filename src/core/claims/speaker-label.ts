import type { Translator } from '../messages/translator';
import type { Claim } from '../model/claim';
import { localize } from '../model/localized';
import type { CaseIndex } from '../query/case-index';
import { chainOf } from './chain';

/** Who stands behind a claim on one line: "Pat Ryder, Pentagon Press Secretary", "NATO", "no speaker named". */
export function speakerLabel(index: CaseIndex, claim: Claim, { language, t }: Translator): string {
  const [first] = chainOf(index, claim);
  if (first?.actor) {
    const name = localize(first.actor.names, language);
    return first.roleTitle ? `${name}, ${localize(first.roleTitle, language)}` : name;
  }
  return first?.description ? localize(first.description, language) : t('facet.none.speaker');
}
