import { describe, expect, it } from 'vitest';
import { borrowedLanguages, withoutBorrowedWords } from '../../../src/core/desk/own-words';
import { missingForPublication } from '../../../src/core/desk/publication-gate';
import { EXPORT_FORMATS } from '../../../src/core/formats/export/export-formats';
import { writeCaseFolder } from '../../../src/core/store/case-folder';
import { FILE_OPTIONS, writeDeskDocument } from '../../../src/core/store/write-desk-document';
import { countWords } from '../../../src/core/text/count-words';
import { inputOf } from '../formats/export/input';
import { ARTICLES, begin, claimIn, review, type Article } from './reviewing';

/** Everything that was suggested of an article, accepted as it is. */
function drafted(name: Article) {
  const { record, source } = begin(name);
  const ids = (record.suggestions[source] ?? []).map(({ id }) => id);
  return {
    source,
    record: review(record, ...ids.map((suggestion) => ({ kind: 'accept', source, suggestion }) as const)),
  };
}

/** The sentences of a text that are too long to be quoted. */
const sentences = (text: string): string[] =>
  text
    .split(/[\n.?!]+/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => countWords(sentence) > 6);

describe('what leaves the desk', () => {
  it.each(ARTICLES)('has no sentence of %s, in any form, while its claims are drafts', (name) => {
    const { record, source } = drafted(name);
    const text = record.texts[source] ?? '';
    const { record: cut, cut: count } = withoutBorrowedWords(record);
    expect(count).toBeGreaterThan(0);
    for (const { statement } of cut.case.claims) expect(borrowedLanguages(statement, text)).toEqual([]);
    const written = [
      writeDeskDocument(record, FILE_OPTIONS),
      ...writeCaseFolder(record, { withTexts: false }).values(),
      ...EXPORT_FORMATS.filter(({ id }) => id !== 'kmz').map(({ write }) => String(write(inputOf(cut.case)))),
    ].join('\n');
    expect(sentences(text).length).toBeGreaterThan(3);
    for (const sentence of sentences(text))
      // The headline is what the source is called.
      if (sentence !== text.split('\n')[0]) expect(written).not.toContain(JSON.stringify(sentence).slice(1, -1));
  });

  it('keeps a fragment as a draft, and the gate asks for words of one’s own when it comes back without the text', () => {
    const { record } = drafted('ferry-strike.en');
    const { record: cut } = withoutBorrowedWords(record);
    const claim = cut.case.claims.find(({ statement }) => statement['en']?.startsWith('[draft] '));
    expect(claim?.statement['en']).toMatch(/^\[draft\] “.+ …”$/);
    const back = { ...cut, texts: {}, suggestions: {} };
    const codes = missingForPublication(claimIn(back, claim?.id ?? ''), back).map(({ code }) => code);
    expect(codes).toContain('statement-borrowed');
    const foreign = withoutBorrowedWords(drafted('vodohin.uk').record).record.case.claims[0];
    expect(foreign?.statement['en']).toMatch(/^\[uk\] “.+ …”$/);
  });

  it('is the record itself where everything is said in our own words, and whole where the texts go along', () => {
    const { record } = drafted('jembatan.id');
    const rewritten = record.case.claims.reduce(
      (next, { id }, at) =>
        review(next, { kind: 'edit-claim', claim: id, changes: { statement: { en: `Claim ${at}` } } }),
      record,
    );
    expect(withoutBorrowedWords(rewritten).record).toBe(rewritten);
    expect(writeDeskDocument(record, { ...FILE_OPTIONS, withTexts: true })).not.toContain(' …”');
  });
});
