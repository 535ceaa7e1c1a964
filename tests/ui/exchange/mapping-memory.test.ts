import { describe, expect, it } from 'vitest';
import { importMappings } from '../../../src/ui/exchange/mapping-memory';

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
    importMappings.write(storage, ['Text', 'Link'], said);
    importMappings.write(storage, ['Other'], { mapping: { statement: 'Other' }, defaults: {} });
    expect(importMappings.read(storage, ['Text', 'Link'])).toMatchObject(said);
    expect(importMappings.read(storage, ['Link', 'Text'])).toBeNull();
  });

  it('keeps the newest of one table, and only so many tables', () => {
    const storage = memory();
    for (let at = 0; at < 30; at++) importMappings.write(storage, [`c${at}`], { mapping: {}, defaults: {} });
    importMappings.write(storage, ['c29'], { mapping: { note: 'c29' }, defaults: {} });
    expect(importMappings.read(storage, ['c29'])?.mapping).toEqual({ note: 'c29' });
    expect(importMappings.read(storage, ['c0'])).toBeNull();
  });

  it('is none where the browser keeps nothing, or kept something else', () => {
    expect(importMappings.read(refuses, ['a'])).toBeNull();
    expect(() => importMappings.write(refuses, ['a'], { mapping: {}, defaults: {} })).not.toThrow();
    for (const text of [
      '',
      '{',
      '[]',
      '{"version":1,"tables":[1,{"columns":"a","mapping":{"statement":3,"evil":"x"}}]}',
    ]) {
      const found = importMappings.read(memory({ 'dateline.import': text }), ['a']);
      expect(found === null || Object.keys(found.mapping).length === 0).toBe(true);
    }
  });
});
