import { describe, expect, it } from 'vitest';
import { logNoteWords } from '../../../src/core/desk/log-note-words';
import { fieldName, loadRecordWords } from '../../../src/core/messages/load-record-words';
import { accepted, articleText, begin, claimIn, readText, review } from './reviewing';

describe('what the desk writes into a claim’s log', () => {
  it('is shown in the reader’s language, whatever was done', async () => {
    const words = await loadRecordWords({ language: 'uk' });
    const { record: start, source } = begin('ferry-strike.en');
    const one = accepted(start, 'at least 300 workers');
    const two = accepted(one.record, 'up to 150 people');
    const made = review(two.record, { kind: 'make-claim', source, start: 0, end: 40, places: [], quantities: [] });
    const text = articleText('ferry-strike.en').replace('300', 'some 300').replace('(Lakeside Wire)', '(Wire)');
    const done = review(
      made,
      { kind: 'edit-claim', claim: one.claim.id, changes: { statement: { en: 'Marched' }, kind: 'movement' } },
      { kind: 'split-claim', claim: one.claim.id },
      { kind: 'replace-text', source, text, found: readText(text).claims },
      { kind: 'merge-claims', claim: one.claim.id, other: two.claim.id },
    );
    const notes = done.case.claims.flatMap(({ log }) => log.flatMap(({ note }) => note ?? []));
    expect(new Set(notes.map((note) => note.split(/[ :]/)[0]))).toEqual(
      new Set(['Accepted', 'Edited', 'Split', 'Merged', 'Made', 'The']),
    );
    for (const note of notes) expect(logNoteWords(note, words), note).toMatch(/[а-яіїє]/i);
    expect(claimIn(done, one.claim.id).log.map(({ note = '' }) => logNoteWords(note, words))).toContain(
      'Змінено: твердження, вид.',
    );
    expect(logNoteWords('Somebody wrote this.', words)).toBeNull();
  });

  it('leaves a field that has no other name as it is', async () => {
    const words = await loadRecordWords({ language: 'ko' });
    expect(fieldName('places', words)).toBe('장소');
    expect(fieldName('toString', words)).toBe('toString');
  });
});
