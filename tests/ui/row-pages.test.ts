import { describe, expect, it } from 'vitest';
import type { RowDetails } from '../../src/engine/protocol';
import { SupersededError } from '../../src/engine/table-client';
import { RowPages } from '../../src/ui/table/row-pages.svelte';

const row = (at: number): RowDetails => ({ at, id: at, position: null, fields: {} });

describe('pages of a long list', () => {
  it('say that rows could not be read, and no more once they come', async () => {
    let failure: Error | null = new Error('The host does not answer.');
    const pages = new RowPages((from, size) =>
      failure ? Promise.reject(failure) : Promise.resolve(Array.from({ length: size }, (_, at) => row(from + at))),
    );
    await pages.want(100, 110);
    expect(pages.isFailing).toBe(true);
    expect(pages.row(105)).toBeUndefined();
    failure = null;
    await pages.want(100, 110);
    expect(pages.isFailing).toBe(false);
    expect(pages.row(105)?.at).toBe(105);
  });

  it('are fetched anew of another list, and not of the same', async () => {
    let fetched = 0;
    const pages = new RowPages((from, size) => {
      fetched++;
      return Promise.resolve(Array.from({ length: size }, (_, at) => row(from + at + 1000 * fetched)));
    });
    const [answer, sort] = [{}, {}];
    pages.renew([answer, sort]);
    await pages.want(0, 5);
    pages.renew([answer, sort]);
    await pages.want(0, 5);
    expect(fetched).toBe(1);
    pages.renew([answer, {}]);
    expect(pages.row(3)?.at).toBe(1003);
    await pages.want(0, 5);
    expect(pages.row(3)?.at).toBe(2003);
  });

  it('say nothing of a table that was closed meanwhile', async () => {
    const pages = new RowPages(() => Promise.reject(new SupersededError('The table was closed.')));
    await pages.want(0, 10);
    expect(pages.isFailing).toBe(false);
  });
});
