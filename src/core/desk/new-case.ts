import { slugOf } from '../formats/import/make-id';
import { CASE_VERSION, type Case, type CaseFile } from '../model/case';
import type { Localized } from '../model/localized';
import type { DeskRecord } from './desk-record';

/** Where a case opens of which nobody knows where it is about. */
export const BLANK_VIEW: CaseFile['view'] = { center: [20, 30], zoom: 1.5 };

/** A case with nothing in it but the words that every case begins with. `credits` is who keeps it. */
export function blankCase(title: Localized, credits: string): Case {
  const name = title['en'] ?? 'New case';
  return {
    file: {
      format: 'dateline-case',
      version: CASE_VERSION,
      id: slugOf(name),
      title,
      summary: title,
      speakerGroups: [{ id: 'speakers', name: { en: 'Speakers', id: 'Penutur', uk: 'Мовці', ko: '발언자' }, slot: 0 }],
      subjects: [{ id: 'main', name: title }],
      units: [],
      scopes: [
        { id: 'in-total', name: { en: 'in total', id: 'seluruhnya', uk: 'загалом', ko: '전체' } },
        {
          id: 'at-the-place',
          name: {
            en: 'at the place named',
            id: 'di tempat yang disebut',
            uk: 'у названому місці',
            ko: '언급된 장소에서',
          },
        },
        { id: 'on-the-way', name: { en: 'on the way', id: 'dalam perjalanan', uk: 'у дорозі', ko: '이동 중' } },
      ],
      stage: [],
      view: BLANK_VIEW,
      keyClaims: [],
      licence: 'All rights reserved',
      credits,
    },
    sources: [],
    actors: [],
    places: [],
    occasions: [],
    claims: [],
  };
}

/** The same case under another id and title: what is changed in the one does not touch the other. */
export function copyCase(record: DeskRecord, title: Localized): DeskRecord {
  const id = slugOf(title['en'] ?? 'Copy');
  return { ...record, case: { ...record.case, file: { ...record.case.file, id, title } } };
}
