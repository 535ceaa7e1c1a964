import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeWebAnnotation } from '../../../../src/core/formats/export/web-annotation';
import { normalizeText } from '../../../../src/core/text/normalize';
import { caseWith } from '../../claims/case';
import { hostileInput, hostileText, inputOf, shippedCase } from './input';

interface Annotation {
  readonly id: string;
  readonly type: string;
  readonly body: readonly Readonly<Record<string, unknown>>[];
  readonly target: Readonly<Record<string, unknown>> & {
    readonly selector?: readonly Readonly<Record<string, unknown>>[];
  };
}
interface Collection extends Readonly<Record<string, unknown>> {
  readonly total: number;
  readonly first?: { readonly items: readonly Annotation[]; readonly type: string; readonly partOf: string };
}
const read = (text: string): Collection => JSON.parse(text) as Collection;

describe('writeWebAnnotation', () => {
  it('is a collection of the W3C context with one annotation for each piece of evidence', async () => {
    const loaded = await shippedCase();
    const collection = read(writeWebAnnotation(inputOf(loaded)));
    const pieces = loaded.claims.reduce((sum, { evidence }) => sum + Math.max(1, evidence.length), 0);
    expect([collection['@context']].flat()[0]).toBe('http://www.w3.org/ns/anno.jsonld');
    expect(collection).toMatchObject({ type: 'AnnotationCollection', total: pieces });
    expect(collection.first).toMatchObject({ type: 'AnnotationPage', partOf: collection['id'] });
    const items = collection.first?.items ?? [];
    expect(new Set(items.map(({ id }) => id)).size).toBe(pieces);
    for (const { type, body, target } of items) {
      expect(type).toBe('Annotation');
      expect(body.length).toBeGreaterThan(0);
      expect(target['source']).toMatch(/^https?:/);
    }
  });

  it('anchors by quote and by position, so that the evidence reads back', async () => {
    const { case: loaded } = await caseWith((parts) => {
      Object.assign(parts['claims.json'][0] ?? {}, {
        evidence: [{ exact: 'three ships', prefix: 'all ', suffix: ' lay', start: 10, end: 21, language: 'en' }],
      });
    });
    const [first, second] = read(writeWebAnnotation(inputOf(loaded))).first?.items ?? [];
    expect(first?.target.selector).toEqual([
      { type: 'TextQuoteSelector', exact: 'three ships', prefix: 'all ', suffix: ' lay' },
      { type: 'TextPositionSelector', start: 10, end: 21 },
    ]);
    expect(first?.target).toMatchObject({
      'dateline:normalization': 'dateline-1',
      'dateline:textSha256': 'a'.repeat(64),
    });
    // Without evidence the whole source is meant.
    expect(second?.target.selector).toBeUndefined();
  });

  it('quotes fragments as they stand in the normalised text', async () => {
    const items = read(writeWebAnnotation(inputOf(await shippedCase()))).first?.items ?? [];
    const quotes = items.flatMap(
      ({ target }) => target.selector?.filter(({ type }) => type === 'TextQuoteSelector') ?? [],
    );
    expect(quotes.length).toBeGreaterThan(20);
    for (const { exact } of quotes) expect(normalizeText(String(exact))).toBe(exact);
  });

  it('says licence, attribution and digest, and an address as rights only where the licence is one', async () => {
    const { case: loaded } = await caseWith();
    const input = inputOf(loaded);
    expect(read(writeWebAnnotation(input))).toMatchObject({
      'dateline:licence': 'CC0',
      'dateline:attribution': input.attribution,
      'dateline:sha256': input.hash,
    });
    expect(read(writeWebAnnotation(input))).not.toHaveProperty('rights');
    const licence = 'https://creativecommons.org/licenses/by/4.0/';
    expect(read(writeWebAnnotation(inputOf({ ...loaded, file: { ...loaded.file, licence } })))['rights']).toBe(licence);
  });

  it('has no page when there is nothing on it', async () => {
    const { case: loaded } = await caseWith();
    expect(read(writeWebAnnotation(inputOf(loaded, { claims: [] })))).not.toHaveProperty('first');
  });

  it('keeps any text to the letter', async () => {
    await fc.assert(
      fc.asyncProperty(hostileText, async (text) => {
        const [first] = read(writeWebAnnotation(await hostileInput(text))).first?.items ?? [];
        expect(first?.target.selector?.[0]).toMatchObject({ exact: text });
      }),
      { numRuns: 30 },
    );
  });
});
