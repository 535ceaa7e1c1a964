import { describe, expect, it } from 'vitest';
import type { RowDetails } from '../../src/engine/protocol';
import { SupersededError } from '../../src/engine/table-client';
import { RowPages } from '../../src/ui/table/row-pages.svelte';

const row = (at: number): RowDetails => ({ at, id: at, position: null, fields: {} });
const settled = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

describe('pages of a long list', () => {
  it('say that rows could not be read, and no more once they come', async () => {
    let failure: Error | null = new Error('The host does not answer.');
    const pages = new RowPages((from, size) =>
      failure ? Promise.reject(failure) : Promise.resolve(Array.from({ length: size }, (_, at) => row(from + at))),
    );
    pages.want(100, 110);
    await settled();
    expect(pages.isFailing).toBe(true);
    expect(pages.row(105)).toBeUndefined();
    failure = null;
    pages.want(100, 110);
    await settled();
    expect(pages.isFailing).toBe(false);
    expect(pages.row(105)?.at).toBe(105);
  });

  it('say nothing of a table that was closed meanwhile', async () => {
    const pages = new RowPages(() => Promise.reject(new SupersededError('The table was closed.')));
    pages.want(0, 10);
    await settled();
    expect(pages.isFailing).toBe(false);
  });
});
