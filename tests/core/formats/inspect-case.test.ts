import { describe, expect, it } from 'vitest';
import { inspectCase } from '../../../src/core/formats/inspect-case';
import type { Migration } from '../../../src/core/formats/migrations';
import { parseCase } from '../../../src/core/formats/parse-case';
import { ParseError } from '../../../src/core/formats/parse-error';
import { salvageCase } from '../../../src/core/formats/salvage-case';
import { filesOf, smallCase } from './small-case';

describe('a good case', () => {
  it('has no issues, and comes out the same however it is read', async () => {
    const files = filesOf(smallCase());
    const { case: loaded, issues } = await inspectCase(files);
    expect(issues).toEqual([]);
    expect(loaded?.claims.map(({ id }) => id)).toEqual(['gazette-2020-05-02~aaaaaa', 'gazette-2020-05-02~bbbbbb']);
    expect(loaded?.claims[1]?.via).toEqual([]);
    expect(await parseCase(files)).toEqual(loaded);
    expect(await salvageCase(files)).toEqual({ value: loaded, rejected: [] });
  });

  it('may begin with a byte order mark', async () => {
    const files = filesOf(smallCase());
    files.set('claims.json', `\uFEFF${files.get('claims.json') ?? ''}`);
    expect((await inspectCase(files)).issues).toEqual([]);
  });

  it('may have its claims in several files, which are read in the order of their names', async () => {
    const { 'claims.json': claims, ...parts } = smallCase();
    const files = filesOf(parts);
    for (const [name, claim] of [
      ['b', claims[0]],
      ['a', claims[1]],
    ] as const)
      files.set(`claims/${name}.json`, JSON.stringify([claim]));
    const { case: loaded } = await inspectCase(files);
    expect(loaded?.claims.map(({ id }) => id)).toEqual(['gazette-2020-05-02~bbbbbb', 'gazette-2020-05-02~aaaaaa']);
  });

  it('passes with warnings', async () => {
    const files = filesOf(smallCase());
    files.set('extra.json', '{}');
    const { case: loaded, issues } = await inspectCase(files);
    expect(issues.map(({ severity, code }) => [severity, code])).toEqual([['warning', 'unknown-file']]);
    expect(loaded).not.toBeNull();
    expect((await salvageCase(files)).rejected).toEqual([]);
  });
});

describe('parseCase', () => {
  it('throws every issue of a bad case', async () => {
    const parts = smallCase();
    parts['claims.json'][0] = { ...parts['claims.json'][0], modality: 'sure', kind: 'rumour' };
    const error: unknown = await parseCase(filesOf(parts)).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ParseError);
    if (!(error instanceof ParseError)) return;
    expect(error.issues.map(({ path }) => path)).toEqual(['claims[0].kind', 'claims[0].modality']);
    expect(error.message).toMatch(/^Expected a case without errors, got 2\. First: claims\.json:7:13 /);
  });
});

describe('an older version', () => {
  const names: Migration = {
    from: 0,
    migrate: (files) => {
      const places = files.get('places.json');
      if (!Array.isArray(places)) throw new TypeError('Expected a list of places.');
      const renamed = places.map(({ name, ...place }: Record<string, unknown>) => ({ ...place, names: { en: name } }));
      return new Map([...files, ['places.json', renamed]]);
    },
  };
  const old = (): Map<string, string> => {
    const parts = smallCase();
    const places = parts['places.json'].map((place) => {
      delete place['names'];
      return { ...place, name: 'Old name' };
    });
    return filesOf({ ...parts, 'case.json': { ...parts['case.json'], version: 0 }, 'places.json': places });
  };

  it('is brought to the present one before it is checked', async () => {
    const { case: loaded, issues } = await inspectCase(old(), { migrations: [names] });
    expect(issues).toEqual([]);
    expect(loaded?.file.version).toBe(1);
    expect(loaded?.places[0]?.names).toEqual({ en: 'Old name' });
  });

  it('is an error when no step leads on from it, or when a step fails', async () => {
    const codes = async (migrations: readonly Migration[], files = old()): Promise<readonly string[]> =>
      (await inspectCase(files, { migrations })).issues.map(({ code, path }) => `${code} ${path}`);
    expect(await codes([])).toEqual(['wrong-format version']);
    expect(await codes([{ ...names, from: -1 }])).toEqual(['migration-failed version']);
    expect(await codes([names], old().set('places.json', '{}'))).toEqual(['migration-failed version']);
  });
});
