import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeBibtex, writeCslJson, writePlainCitations } from '../../../../src/core/formats/export/citations';
import { addClaim, addSource, caseWith } from '../../claims/case';
import { hostileInput, hostileText, inputOf, shippedCase, smallInput } from './input';

type Item = Readonly<Record<string, unknown>>;
const csl = (text: string): Item[] => JSON.parse(text) as Item[];

async function published(date: string): Promise<{ issued: unknown; bibtex: string }> {
  const { case: loaded } = await caseWith((parts) => {
    Object.assign(parts['sources.json'][0] ?? {}, { published: date });
    for (const claim of parts['claims.json']) Object.assign(claim, { said: null, event: null, occasion: null });
  });
  const input = inputOf(loaded);
  return { issued: csl(writeCslJson(input))[0]?.['issued'], bibtex: writeBibtex(input) };
}

/** The entries of a BibTeX file by its grammar: braces balance, or this throws. */
function entriesOf(text: string): { key: string; fields: Record<string, string> }[] {
  const entries: { key: string; fields: Record<string, string> }[] = [];
  let at = text.indexOf('@');
  while (at !== -1) {
    const [, key = ''] = /^@online\{([^,\s]+),/.exec(text.slice(at)) ?? [];
    let depth = 0;
    let end = text.indexOf('{', at);
    do {
      const sign = text[end];
      if (sign === undefined) throw new Error('a brace is left open');
      if (sign === '\\') end++;
      else if (sign === '{') depth++;
      else if (sign === '}') depth--;
      end++;
    } while (depth > 0);
    const body = text.slice(at, end);
    entries.push({
      key,
      fields: Object.fromEntries(
        [...body.matchAll(/^ {2}(\w+) = \{(.*)\},?$/gm)].map(([, name = '', value = '']) => [name, value] as const),
      ),
    });
    at = text.indexOf('@', end);
  }
  return entries;
}

describe('writeBibtex', () => {
  it('has one entry a source, under keys that differ', async () => {
    const loaded = await shippedCase();
    const entries = entriesOf(writeBibtex(inputOf(loaded)));
    const used = new Set(loaded.claims.map(({ source }) => source));
    expect(new Set(entries.map(({ key }) => key)).size).toBe(used.size);
    expect(entries.length).toBe(used.size);
  });

  it('keeps ids apart that differ only in a mark', async () => {
    const { case: loaded } = await caseWith((parts) => {
      for (const id of ['a.b', 'a_b', 'a-b', 'a~b']) {
        addSource(parts, id);
        addClaim(parts, `${id}~cccccc`, { source: id });
      }
    });
    expect(new Set(entriesOf(writeBibtex(inputOf(loaded))).map(({ key }) => key)).size).toBe(5);
  });

  it('leaves an address as it is but for what would end the field', async () => {
    const { case: loaded } = await caseWith((parts) => {
      Object.assign(parts['sources.json'][0] ?? {}, { url: 'https://example.org/a_b%20c?x=1&y=~{z}#_' });
    });
    expect(entriesOf(writeBibtex(inputOf(loaded)))[0]?.fields['url']).toBe(
      'https://example.org/a_b%20c?x=1&y=~%7Bz%7D#_',
    );
  });

  it('stays whole with any title and attribution', async () => {
    await fc.assert(
      fc.asyncProperty(hostileText, async (text) => {
        const entries = entriesOf(writeBibtex(await hostileInput(text)));
        expect(entries.length).toBe(1);
        expect(Object.keys(entries[0]?.fields ?? {})).toEqual(['title', 'organization', 'date', 'url', 'language']);
      }),
      { numRuns: 60 },
    );
  });

  it.each([
    ['2020-05', 'date = {2020-05}'],
    ['2020-04/2020-05', 'date = {2020-04/2020-05}'],
    ['../2020-05-02', 'date = {/2020-05-02}'],
    ['2020-05-0X', 'note = {2020-05-0X}'],
  ])('writes %s as %s', async (date, field) => {
    expect((await published(date)).bibtex).toContain(field);
  });
});

describe('writeCslJson', () => {
  it.each([
    ['2020-05-02', { 'date-parts': [[2020, 5, 2]] }],
    ['2020-05', { 'date-parts': [[2020, 5]] }],
    ['2020', { 'date-parts': [[2020]] }],
    [
      '2020-04/2020-05',
      {
        'date-parts': [
          [2020, 4],
          [2020, 5],
        ],
      },
    ],
    [
      '2020-04/2020-05-02',
      {
        'date-parts': [
          [2020, 4],
          [2020, 5, 2],
        ],
      },
    ],
    ['2020-05~', { 'date-parts': [[2020, 5]], circa: true }],
    ['2020-05-0X', { raw: '2020-05-0X' }],
    ['../2020-05-02', { raw: '../2020-05-02' }],
  ])('writes %s no more exactly than it is known', async (date, issued) => {
    expect((await published(date)).issued).toEqual(issued);
  });

  it('carries address, outlet, attribution and digest', async () => {
    const input = await smallInput();
    expect(csl(writeCslJson(input))).toEqual([
      expect.objectContaining({
        type: 'article-newspaper',
        'container-title': 'Gazette',
        URL: 'https://example.org/ships',
        custom: { data_sha256: input.hash, attribution: input.attribution },
      }),
    ]);
  });
});

describe('writePlainCitations', () => {
  it('cites each claim with its speaker, source and link, then says whose data it is', async () => {
    const input = await smallInput();
    const text = writePlainCitations(input);
    expect(text).toContain('Harbour Master, Master');
    expect(text).toContain('https://example.org/ships');
    expect(text).toContain('https://desk.example/?claim=gazette-2020-05-02~aaaaaa');
    expect(text.endsWith(`SHA-256 ${input.hash}\n`)).toBe(true);
  });
});
