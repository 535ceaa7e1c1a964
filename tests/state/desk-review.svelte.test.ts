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
});
