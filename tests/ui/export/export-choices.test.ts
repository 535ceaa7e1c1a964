import { describe, expect, it } from 'vitest';
import { DEFAULT_CHOICES, readChoices, writeChoices } from '../../../src/ui/export/export-choices';

function storageWith(content: string | null): Storage {
  const items = new Map(content === null ? [] : [['dateline.export', content]]);
  return {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
  } as Storage;
}

describe('export choices', () => {
  it('come back as they were kept', () => {
    const storage = storageWith(null);
    const choices = {
      ...DEFAULT_CHOICES,
      formats: ['svg', 'pptx'],
      size: 'own',
      dpi: 600,
      parts: ['qr'],
      language: 'ko',
    } as const;
    writeChoices(() => storage, choices);
    expect(readChoices(() => storage)).toEqual(choices);
  });

  it('fall back one by one where they are damaged', () => {
    const kept = {
      version: 1,
      formats: ['exe', 'png'],
      size: 'A99',
      orientation: 7,
      ownWidth: -1,
      dpi: 90_000,
      theme: 'print',
      parts: 'all',
    };
    expect(readChoices(() => storageWith(JSON.stringify(kept)))).toEqual({
      ...DEFAULT_CHOICES,
      formats: ['png'],
      theme: 'print',
    });
  });

  it('are the defaults without a version, without storage and when none is left to choose', () => {
    expect(readChoices(() => storageWith('{"formats":["svg"]}'))).toEqual(DEFAULT_CHOICES);
    expect(readChoices(() => storageWith('{ no'))).toEqual(DEFAULT_CHOICES);
    expect(readChoices(() => storageWith('{"version":1,"formats":[]}'))).toEqual(DEFAULT_CHOICES);
    expect(
      readChoices(() => {
        throw new Error('denied');
      }),
    ).toEqual(DEFAULT_CHOICES);
  });
});
