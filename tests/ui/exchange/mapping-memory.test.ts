import { describe, expect, it } from 'vitest';
import { readMapping, writeMapping } from '../../../src/ui/exchange/mapping-memory';

function memory(start: Record<string, string> = {}): () => Storage {
  const items = new Map(Object.entries(start));
  const storage = {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
  };
  return () => storage as unknown as Storage;
}
const refuses = (): Storage => {
  throw new DOMException('no storage');
};

describe('the remembered mapping', () => {
  it('comes back for a table with the same columns, and for no other', () => {
    const storage = memory();
    const said = { mapping: { statement: 'Text' }, defaults: { outlet: 'Desk' } } as const;
    writeMapping(storage, ['Text', 'Link'], said);
    writeMapping(storage, ['Other'], { mapping: { statement: 'Other' }, defaults: {} });
    expect(readMapping(storage, ['Text', 'Link'])).toMatchObject(said);
    expect(readMapping(storage, ['Link', 'Text'])).toBeNull();
  });

  it('keeps the newest of one table, and only so many tables', () => {
    const storage = memory();
    for (let at = 0; at < 30; at++) writeMapping(storage, [`c${at}`], { mapping: {}, defaults: {} });
    writeMapping(storage, ['c29'], { mapping: { note: 'c29' }, defaults: {} });
    expect(readMapping(storage, ['c29'])?.mapping).toEqual({ note: 'c29' });
    expect(readMapping(storage, ['c0'])).toBeNull();
  });

  it('is none where the browser keeps nothing, or kept something else', () => {
    expect(readMapping(refuses, ['a'])).toBeNull();
    expect(() => writeMapping(refuses, ['a'], { mapping: {}, defaults: {} })).not.toThrow();
    for (const text of [
      '',
      '{',
      '[]',
      '{"version":1,"mappings":[1,{"columns":"a","mapping":{"statement":3,"evil":"x"}}]}',
    ]) {
      const found = readMapping(memory({ 'dateline.import': text }), ['a']);
      expect(found === null || Object.keys(found.mapping).length === 0).toBe(true);
    }
  });
});
