import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FeatureReader } from '../../../../src/core/formats/rows/feature-reader';

const encoder = new TextEncoder();

function read(text: string, size: number, isWhole = true): unknown[] {
  const features: unknown[] = [];
  const reader = new FeatureReader((bytes, start, end) =>
    features.push(JSON.parse(new TextDecoder().decode(bytes.subarray(start, end)))),
  );
  const bytes = encoder.encode(text);
  for (let at = 0; at < bytes.length; at += size) reader.push(bytes.subarray(at, at + size));
  if (isWhole) reader.finish();
  return features;
}

const features = fc.array(
  fc.record({
    type: fc.constant('Feature'),
    properties: fc.dictionary(
      fc.string({ maxLength: 5 }),
      fc.oneof(
        fc.string({ unit: fc.constantFrom('{', '}', '[', ']', '"', '\\', '한'), maxLength: 6 }),
        fc.constant({ a: [{}] }),
      ),
    ),
  }),
  { maxLength: 6 },
);
const size = fc.integer({ min: 1, max: 50 });

describe('cutting features out of GeoJSON', () => {
  it('finds the features of a collection, wherever the bytes are cut and whatever stands around them', () => {
    fc.assert(
      fc.property(features, size, fc.boolean(), (list, cut, isIndented) => {
        const collection = {
          type: 'FeatureCollection',
          crs: { properties: { features: [{ no: 1 }] } },
          features: list,
          note: { no: 2 },
        };
        expect(read(JSON.stringify(collection, null, isIndented ? 2 : 0), cut)).toEqual(plain(list));
      }),
    );
  });

  it('finds one feature a line', () => {
    fc.assert(
      fc.property(features, size, (list, cut) => {
        expect(read(list.map((feature) => JSON.stringify(feature)).join('\n'), cut)).toEqual(plain(list));
      }),
    );
  });

  it('gives the features before a cut, and says that the file is cut off', () => {
    const text = '{"type":"FeatureCollection","features":[{"id":1},{"id":2},{"id"';
    expect(read(text, 7, false)).toEqual([{ id: 1 }, { id: 2 }]);
    expect(() => read(text, 7)).toThrow(/cut off/);
  });

  it('refuses what is no GeoJSON', () => {
    expect(() => read('}', 1)).toThrow(/not GeoJSON/);
  });
});

/** As JSON has it: without prototypes. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}
