import type { MessageId, Translator } from '../messages/translator';
import { localize } from '../model/localized';
import type { CaseIndex } from './case-index';
import { NONE } from './facet-values';
import type { FacetId } from './query';

/** What a facet's value is called in the reader's language. An id that the case does not have is shown as it is. */
export function facetLabel(index: CaseIndex, facet: FacetId, id: string, translator: Translator): string {
  const { language, t } = translator;
  switch (facet) {
    case 'group': {
      const group = index.groups.get(id);
      return group ? localize(group.name, language) : id === NONE ? t('facet.none.group') : id;
    }
    case 'speaker': {
      const actor = index.actors.get(id);
      return actor ? localize(actor.names, language) : id === NONE ? t('facet.none.speaker') : id;
    }
    case 'place': {
      const place = index.places.get(id);
      return place ? localize(place.names, language) : id;
    }
    case 'source': {
      const source = index.sources.get(id);
      const outlet = source && index.actors.get(source.outlet);
      return outlet ? `${localize(outlet.names, language)}: ${source.title}` : id;
    }
    case 'language':
      return languageName(id, language);
    case 'kind':
    case 'modality':
    case 'attribution':
    case 'status':
      // The ids of these facets are the model's own words, and the catalogue has every one (tested).
      return t(`${facet}.${id}` as MessageId);
  }
}

/** The name of a language in the reader's language; the tag itself when there is none. */
export function languageName(tag: string, language: string): string {
  try {
    return new Intl.DisplayNames([language], { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}
