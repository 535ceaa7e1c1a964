import { expect, it } from 'vitest';
import { placeReasonWords } from '../../../src/core/desk/place-reason-words';
import { loadRecordWords } from '../../../src/core/messages/load-record-words';
import { ARTICLES, begin } from './reviewing';

it('says every reason that the reader gives for a place in the reader’s language', async () => {
  const words = await loadRecordWords({ language: 'uk' });
  const reasons = ARTICLES.flatMap((name) => {
    const { record, source } = begin(name);
    return (record.suggestions[source] ?? []).flatMap(({ found }) =>
      found.places.flatMap(({ candidates }) => candidates.flatMap(({ why }) => why)),
    );
  });
  expect(new Set(reasons.map((reason) => reason.replace(/\d+/, ''))).size).toBeGreaterThan(4);
  for (const reason of reasons) expect(placeReasonWords(reason, words), reason).toMatch(/[а-яіїє]/i);
  expect(placeReasonWords('population 93000', words)).toBe('населення 93\u00a0000');
  expect(placeReasonWords('what a model wrote', words)).toBeNull();
});
