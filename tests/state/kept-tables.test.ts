import { describe, expect, it } from 'vitest';
import { keepTable, keptTables, NowhereError } from '../../src/state/kept-tables';

/** As in a private window, and as in a page without a secure origin, where there is no storage at all. */
const REFUSING = { getDirectory: () => Promise.reject(new DOMException('denied', 'SecurityError')) };
describe.each([REFUSING, undefined])('a browser without a place for files', (storage) => {
  it('has no kept tables, and says so where one is to be kept', async () => {
    expect(await keptTables(storage)).toEqual([]);
    await expect(keepTable(storage, 'a.dltable', new Blob(['a']))).rejects.toThrow(NowhereError);
  });
});
