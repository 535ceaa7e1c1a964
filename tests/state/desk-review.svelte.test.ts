import { describe, expect, it } from 'vitest';
import { DeskReview } from '../../src/state/desk-review.svelte';
import { DeskWork } from '../../src/state/desk-work.svelte';
import { begin } from '../core/desk/reviewing';

function start(): { work: DeskWork; review: DeskReview } {
  const { record, source } = begin('ferry-strike.en');
  const work = new DeskWork({
    record,
    effects: { save: () => undefined },
    show: () => undefined,
    today: () => '2025-05-14',
    geography: () => ({ boundaryCodes: undefined }),
    editor: '',
  });
  return { work, review: new DeskReview(work, source) };
}

describe('DeskReview', () => {
  it('has at hand what undo brought back, and what redo did', () => {
    const { review } = start();
    const first = review.current?.id;
    review.dismiss();
    review.step(1);
    expect(review.current?.id).not.toBe(first);
    review.undo();
    expect(review.current?.id).toBe(first);
    review.accept();
    const claim = review.claim?.id;
    review.undo();
    expect(review.current?.id).toBe(first);
    review.step(1);
    review.redo();
    expect(review.claim?.id).toBe(claim);
  });
  it('stays where it is when nothing came back', () => {
    const { review } = start();
    review.dismiss();
    const next = review.current?.id;
    review.undo();
    review.redo();
    expect(review.items.some(({ id }) => id === next)).toBe(true);
  });
  it('goes to the claim that undo and redo changed, and tells which part of its form', () => {
    const { work, review } = start();
    review.accept();
    const claim = review.claim?.id ?? '';
    work.run({ kind: 'edit-claim', claim, changes: { modality: 'denied', said: '2025-05-12' } });
    review.step(1);
    expect(review.changedSections).toEqual([]);
    review.undo();
    expect(review.claim?.id).toBe(claim);
    expect(review.changedSections).toEqual(['statement', 'dates']);
    review.step(1);
    review.redo();
    expect(review.claim?.modality).toBe('denied');
    // The next edit is not what was redone.
    work.run({ kind: 'edit-claim', claim, changes: { modality: 'asserted' } });
    expect(review.changedSections).toEqual([]);
  });
  it('stays in the form of the claim in which something is undone, and leaves that of one that goes', () => {
    const { work, review } = start();
    review.edit();
    const claim = review.claim?.id ?? '';
    work.run({ kind: 'edit-claim', claim, changes: { modality: 'denied' } });
    review.undo();
    expect([review.mode, review.claim?.id]).toEqual(['edit', claim]);
    review.undo();
    expect([review.mode, review.current?.kind]).toEqual(['list', 'suggestion']);
  });
  it('goes to what a choice changed, and keeps the one at hand where it was one of several', () => {
    const { work, review } = start();
    const items = review.items.filter(
      (item) => item.kind === 'suggestion' && item.suggestion.found.places.some(({ text }) => text === 'Jinja'),
    );
    expect(items.length).toBeGreaterThan(1);
    review.choose(items[0]?.id ?? '');
    review.chooseCandidate(2);
    review.choose(items[1]?.id ?? '');
    review.undo();
    expect(review.current?.id).toBe(items[1]?.id);
    review.redo();
    review.choose(review.items.at(-1)?.id ?? '');
    review.undo();
    expect(review.current?.id).toBe(items[0]?.id);
    expect(work.step?.change.suggestions).toHaveLength(items.length);
  });
  it('says in which other source something was undone, and begins there with it', () => {
    const { work, review } = start();
    const elsewhere: string[] = [];
    const last = review.items.at(-1);
    review.choose(last?.id ?? '');
    review.dismiss();
    const { title, ...fields } = { title: 'Another', kind: 'article', outlet: 'Wire', language: 'en' } as const;
    work.run({
      kind: 'add-source',
      text: 'Nothing is said here.',
      found: [],
      fields: { ...fields, title, published: '2025-05-13', url: null },
    });
    const added = work.record.case.sources.at(-1)?.id ?? '';
    const other = new DeskReview(work, added, (source) => elsewhere.push(source));
    other.undo();
    other.undo();
    expect(elsewhere).toEqual([review.source]);
    expect(new DeskReview(work, review.source).current?.id).toBe(last?.id);
  });
});
