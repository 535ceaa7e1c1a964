import { booleanClockwise } from '@turf/turf';
import fc from 'fast-check';
import type { Feature, FeatureCollection, Geometry, Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { filesOfCaseDocument } from '../../../../src/core/formats/case-document';
import { writeGeoJson } from '../../../../src/core/formats/export/geojson';
import { parseCase } from '../../../../src/core/formats/parse-case';
import { hostileInput, hostileText, inputOf, shippedCase, smallInput } from './input';

type Exported = FeatureCollection<Geometry | null, Record<string, unknown>> & { dateline: unknown };
const read = (text: string): Exported => JSON.parse(text) as Exported;

describe('writeGeoJson', () => {
  it('reads back as the very case', async () => {
    const loaded = await shippedCase();
    const { dateline } = read(writeGeoJson(inputOf(loaded)));
    expect(await parseCase(filesOfCaseDocument(dateline))).toEqual(loaded);
  });

  it('holds a case without loose ends when only some claims are exported', async () => {
    const loaded = await shippedCase();
    const claims = loaded.claims.filter((_, at) => at % 7 === 3);
    const cut = await parseCase(filesOfCaseDocument(read(writeGeoJson(inputOf(loaded, { claims }))).dateline));
    expect(cut.claims.map(({ id }) => id)).toEqual(claims.map(({ id }) => id));
    expect(cut.sources.length).toBeLessThan(loaded.sources.length);
  });

  it('turns rings as RFC 7946 says: outer ones counter-clockwise, holes clockwise', async () => {
    const rings = read(writeGeoJson(inputOf(await shippedCase()))).features.flatMap(({ geometry }): Position[][][] =>
      geometry?.type === 'Polygon'
        ? [geometry.coordinates]
        : geometry?.type === 'MultiPolygon'
          ? geometry.coordinates
          : [],
    );
    expect(rings.length).toBeGreaterThan(10);
    for (const [outer = [], ...holes] of rings) {
      expect(booleanClockwise(outer)).toBe(false);
      for (const hole of holes) expect(booleanClockwise(hole)).toBe(true);
    }
  });

  it('never pins a region, and leaves what has no place without geometry', async () => {
    const loaded = await shippedCase();
    const { features } = read(writeGeoJson(inputOf(loaded)));
    const points = features.filter(({ geometry }) => geometry?.type === 'Point');
    expect(points.length).toBeGreaterThan(5);
    for (const { properties } of points) expect(['point', 'settlement']).toContain(properties['shape_precision']);
    const withoutBoundaries = read(writeGeoJson(inputOf(loaded, { boundaries: null }))).features;
    const regions = withoutBoundaries.filter((feature: Feature<Geometry | null>) => feature.geometry === null);
    expect(regions.some(({ properties }) => String(properties['place']).includes('Kursk Oblast'))).toBe(true);
  });

  it('names speaker, source, attribution and digest', async () => {
    const input = await smallInput();
    const { features, ...head } = read(writeGeoJson(input));
    expect(head).toMatchObject({ attribution: input.attribution, data_sha256: input.hash });
    expect(features[0]?.properties).toMatchObject({
      speaker: 'Harbour Master, Master',
      source_url: 'https://example.org/ships',
      statement: 'Three ships are moored.',
      quantity_min: 3,
      longitude: 4.48,
    });
    expect(String(features[0]?.properties['citation'])).toContain('https://example.org/ships');
  });

  it('keeps any text to the letter', async () => {
    await fc.assert(
      fc.asyncProperty(hostileText, async (text) => {
        const { features } = read(writeGeoJson(await hostileInput(text)));
        expect(features[0]?.properties['statement']).toBe(text);
      }),
      { numRuns: 40 },
    );
  });
});
