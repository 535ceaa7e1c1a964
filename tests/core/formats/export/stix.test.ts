import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeStix } from '../../../../src/core/formats/export/stix';
import { caseWith } from '../../claims/case';
import { hostileInput, hostileText, inputOf, shippedCase, smallInput } from './input';
import { problemsOf, readBundle, REQUIRED } from './stix-rules';

describe('writeStix', () => {
  it('keeps the rules of the specification', async () => {
    const bundle = readBundle(writeStix(inputOf(await shippedCase())));
    expect(bundle.id).toMatch(/^bundle--/);
    expect(problemsOf(bundle)).toEqual([]);
    expect(new Set(bundle.objects.map(({ type }) => type))).toEqual(new Set(Object.keys(REQUIRED)));
  });

  it('keeps them for a part of the case, for sources without claims and for places that have no code', async () => {
    const loaded = await shippedCase();
    for (const [at] of loaded.claims.entries())
      if (at % 9 === 0)
        expect(problemsOf(readBundle(writeStix(inputOf(loaded, { claims: loaded.claims.slice(at, at + 2) }))))).toEqual(
          [],
        );
    const { case: small } = await caseWith((parts) => {
      parts['claims.json'].splice(1);
      parts['places.json'].push({ id: 'nowhere', names: { en: 'The sea' }, precision: 'area' });
      parts['sources.json'].push({ ...parts['sources.json'][0], id: 'gazette-2', dateline: 'nowhere' });
    });
    const bundle = readBundle(writeStix(inputOf(small)));
    expect(problemsOf(bundle)).toEqual([]);
    expect(bundle.objects.some(({ name }) => name === 'The sea')).toBe(false);
  });

  it('gives the same identifiers each time, others in another case, and the times of the case, never of today or 1970', async () => {
    const input = await smallInput();
    expect(writeStix(input)).toBe(writeStix(input));
    const { case: other } = await caseWith((parts) => {
      parts['case.json']['id'] = 'other';
    });
    const ids = new Set(readBundle(writeStix(input)).objects.map(({ id }) => id));
    for (const { id } of readBundle(writeStix(inputOf(other))).objects) expect(ids).not.toContain(id);
    const times = readBundle(writeStix(input)).objects.flatMap(({ created, modified }) => [
      created,
      modified ?? created,
    ]);
    for (const time of times) expect(String(time)).toMatch(/^2020-05-0[23]T/);
  });

  it('takes an unknown date of a source for the first known one', async () => {
    const { case: loaded } = await caseWith((parts) => {
      parts['sources.json'].push({ ...parts['sources.json'][0], id: 'gazette-2', published: '../..' });
    });
    const reports = readBundle(writeStix(inputOf(loaded))).objects.filter(({ type }) => type === 'report');
    expect(reports.map(({ published }) => published)).toEqual(['2020-05-02T00:00:00.000Z', '2020-05-02T00:00:00.000Z']);
  });

  it('carries the grade by the scale of the specification, and none for what cannot be judged', async () => {
    const confidenceOf = async (credibility: string): Promise<unknown> => {
      const { case: loaded } = await caseWith((parts) => {
        Object.assign(parts['claims.json'][0] ?? {}, {
          grade: { reliability: 'B', credibility, by: 'Desk', on: '2020-05-04', reason: { en: 'Seen.' } },
        });
      });
      return readBundle(writeStix(inputOf(loaded))).objects.find(({ type }) => type === 'note')?.['confidence'];
    };
    expect(await Promise.all(['1', '2', '3', '4', '5', '6'].map(confidenceOf))).toEqual([
      90,
      70,
      50,
      30,
      10,
      undefined,
    ]);
  });

  it('gives coordinates to a settlement with how far off they may be, and none to a region', async () => {
    const locations = readBundle(writeStix(inputOf(await shippedCase()))).objects.filter(
      ({ type }) => type === 'location',
    );
    const placed = locations.filter(({ latitude }) => latitude !== undefined);
    expect(placed.length).toBeGreaterThan(5);
    for (const { description, precision } of placed) {
      expect(description).toMatch(/^(point|settlement)/);
      if (String(description).startsWith('settlement')) expect(Number(precision)).toBeGreaterThan(0);
    }
    expect(locations.find(({ name }) => name === 'Kursk Oblast')).toMatchObject({
      country: 'RU',
      administrative_area: 'RU-KRS',
    });
  });

  it('marks everything with licence, attribution and digest', async () => {
    const input = await smallInput();
    const [marking, ...rest] = readBundle(writeStix(input)).objects;
    expect(JSON.stringify(marking?.['definition'])).toContain(input.hash);
    expect(JSON.stringify(marking?.['definition'])).toContain('CC0');
    for (const { object_marking_refs } of rest) expect(object_marking_refs).toEqual([marking?.id]);
  });

  it('holds any text', async () => {
    await fc.assert(
      fc.asyncProperty(hostileText, async (text) => {
        expect(problemsOf(readBundle(writeStix(await hostileInput(text))))).toEqual([]);
      }),
      { numRuns: 30 },
    );
  });
});
