import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main';
import { memoryEffects } from './memory-effects';

const COMMITTED = join(import.meta.dirname, '../../data/schema');

describe('dateline schema', () => {
  it('writes one file for each file of a case, and finds them up to date', async () => {
    const effects = memoryEffects();
    expect(await main(['schema', '--out', 'out'], effects)).toBe(0);
    expect([...effects.files.keys()].sort()).toEqual(
      ['actors', 'case', 'claims', 'occasions', 'places', 'sources'].map((name) => `out/${name}.schema.json`),
    );
    expect(await main(['schema', '--check', 'out'], effects)).toBe(0);
  });

  it('tells which files are stale or missing', async () => {
    const effects = memoryEffects();
    await main(['schema', '--out', 'out'], effects);
    effects.files.set('out/case.schema.json', '{}');
    effects.files.delete('out/places.schema.json');
    expect(await main(['schema', '--check', 'out'], effects)).toBe(1);
    expect(effects.output()).toContain(
      'out/case.schema.json is not up to date.\nout/places.schema.json is missing.\nRun: dateline schema --out out\n',
    );
  });

  it('lets what has a default be left out, and nothing be added', async () => {
    const effects = memoryEffects();
    expect(await main(['schema'], effects)).toBe(0);
    const schemas: unknown = JSON.parse(effects.output());
    expect(schemas).toMatchObject({
      claims: {
        $schema: 'https://json-schema.org/draft/2020-12/schema',
        type: 'array',
        items: { additionalProperties: false },
      },
    });
    expect(schemas).not.toHaveProperty('claims.items.required', expect.arrayContaining(['via']));
    expect(schemas).toHaveProperty('claims.items.required', expect.arrayContaining(['source', 'speaker', 'modality']));
  });

  it('agrees with the committed files', async () => {
    const files = readdirSync(COMMITTED).map(
      (file) => [`schema/${file}`, readFileSync(join(COMMITTED, file), 'utf8')] as const,
    );
    expect(await main(['schema', '--check', 'schema'], memoryEffects(files))).toBe(0);
  });
});
