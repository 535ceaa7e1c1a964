import fc from 'fast-check';
import type { DeskRecord } from '../../../src/core/desk/desk-record';
import type { Suggestion } from '../../../src/core/desk/suggestion';
import { textDigest } from '../../../src/core/text/digest';
import { caseWith } from '../claims/case';

export const SOURCE = 'gazette-2020-05-02';
export const TEXT = 'ROTTERDAM – Three ships are moored, said the master.';

export const SUGGESTION: Suggestion = {
  id: 'ships',
  state: 'open',
  origin: 'rules',
  found: {
    speaker: { start: 36, end: 51, name: 'the master', kind: 'unnamed', mention: 'the master' },
    role: null,
    organisation: null,
    via: [],
    said: null,
    statement: { start: 12, end: 34, text: 'Three ships are moored' },
    cue: { start: 36, end: 40 },
    form: 'indirect',
    quotes: [],
    places: [],
    quantities: [],
    modality: 'asserted',
    modalityWords: null,
    isNegated: false,
    movement: null,
    rule: 'cue-after',
  },
};

/** The small made-up case, with the text that its source states. */
export async function recordWithText(): Promise<DeskRecord> {
  const { case: loaded } = await caseWith((parts) => {
    Object.assign(parts['sources.json'][0] ?? {}, {
      text: { normalization: 'dateline-1', length: TEXT.length, sha256: textDigest(TEXT) },
    });
    Object.assign(parts['claims.json'][0] ?? {}, {
      evidence: [{ exact: 'Three ships', start: 12, end: 23, language: 'en' }],
    });
  });
  return { version: 1, case: loaded, texts: { [SOURCE]: TEXT }, suggestions: { [SOURCE]: [SUGGESTION] } };
}

/** Words that a case lets in: no markup, no control characters. */
const words = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
  .filter(
    (text) => !/[\p{C}<>]/u.test(text) && text.trim() === text && text.isWellFormed() && text.normalize() === text,
  );

/** The small case with any words in the places that a desk fills, and rows added or taken out. */
export const anyRecord: fc.Arbitrary<(record: DeskRecord) => DeskRecord> = fc
  .record({
    title: words,
    statement: words,
    name: words,
    more: fc.uniqueArray(fc.stringMatching(/^[a-z][a-z0-9-]{0,10}$/), { maxLength: 5 }),
    hasSecondClaim: fc.boolean(),
  })
  .map(({ title, statement, name, more, hasSecondClaim }) => (record) => {
    const { file, claims, actors, ...rest } = record.case;
    return {
      ...record,
      case: {
        ...rest,
        file: { ...file, title: { en: title, ko: title } },
        actors: [...actors, ...more.map((id) => ({ id: `new-${id}`, kind: 'person' as const, names: { en: name } }))],
        claims: claims
          .filter((_, at) => at === 0 || hasSecondClaim)
          .map((claim) => ({ ...claim, statement: { en: statement } })),
      },
    };
  });
