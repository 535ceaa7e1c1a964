import fc from 'fast-check';
import { expect, it } from 'vitest';
import { FeatureScanner } from '../../../../src/core/formats/rows/feature-scanner';
import { ROLE_AT } from '../../../../src/core/formats/rows/field-spans';
import { ROLES, type RowMapping } from '../../../../src/core/formats/rows/row-roles';

const encoder = new TextEncoder();
const decoder = new TextDecoder();
const MAPPING: RowMapping = { lng: 'x', lat: 'y', group: 'who', said: 'when', quantity: 'n', place: 'who' };

/** By role, what the scanner found; `null` when it left the feature to the parser. */
function scanned(text: string, scanner = new FeatureScanner(MAPPING)): Record<string, string> | null {
  const bytes = encoder.encode(`,${text},`);
  const end = scanner.scan(bytes, 1, bytes.length);
  if (end === -1) return null;
  expect(end).toBe(bytes.length - 1);
  const { starts, ends } = scanner.spans;
  return Object.fromEntries(
    ROLES.flatMap((role) => {
      const at = ROLE_AT[role];
      const said = decoder.decode(bytes.subarray(starts[at], ends[at]));
      return said === '' ? [] : [[role, said]];
    }),
  );
}

const text = fc.string({ unit: fc.constantFrom('a', '{', '}', '"', '\\', ',', ':', ' ', 'é', '한'), maxLength: 6 });
const number = fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true }));
const value = fc.oneof(text, number, fc.constant(null), fc.boolean(), fc.constant([1, { a: '}' }]));
const features = fc.record(
  {
    type: fc.constant('Feature'),
    id: value,
    properties: fc.dictionary(fc.constantFrom('who', 'when', 'n', 'x', 'y', 'other', 'é'), value),
    geometry: fc.oneof(
      fc.constant(null),
      fc.record({ type: fc.constant('Point'), coordinates: fc.tuple(number, number) }),
      fc.record({ coordinates: fc.tuple(number, number, number), type: fc.constant('Point') }),
      fc.constant({ type: 'LineString', coordinates: [[1, 2]] }),
    ),
  },
  { requiredKeys: ['type'] },
);

it('finds what the parser finds in every feature that it does not leave to it', () => {
  let taken = 0;
  fc.assert(
    fc.property(features, fc.constantFrom(0, 1), (feature, indent) => {
      const found = scanned(JSON.stringify(feature, null, indent));
      if (found === null) return;
      taken++;
      const properties = new Map<string, unknown>(Object.entries(feature.properties ?? {}));
      const said = (column: string): string => {
        const field = properties.get(column) ?? '';
        return typeof field === 'string' ? field : JSON.stringify(field);
      };
      const { geometry } = feature;
      const point = geometry?.type === 'Point' ? geometry.coordinates : null;
      const expected: Record<string, string> = {
        lng: point === null ? said('x') : JSON.stringify(point[0]),
        lat: point === null ? said('y') : JSON.stringify(point[1]),
        group: said('who'),
        said: said('when'),
        quantity: said('n'),
        place: said('who'),
      };
      expect(found).toEqual(Object.fromEntries(Object.entries(expected).filter(([, each]) => each !== '')));
    }),
    { numRuns: 1000 },
  );
  expect(taken).toBeGreaterThan(100);
});

it('leaves what is cut off or is no object to the parser', () => {
  const whole = '{"type":"Feature","geometry":{"type":"Point","coordinates":[1,2]},"properties":{"who":"a"}}';
  const scanner = new FeatureScanner(MAPPING);
  for (let length = 1; length < whole.length; length++)
    expect(scanner.scan(encoder.encode(whole.slice(0, length)), 0, length)).toBe(-1);
  expect(scanned('{"properties":{"who":"a\\u0041"}}')).toBeNull();
  expect(scanned('{"properties" "who"}')).toBeNull();
});

it('finds the same in features that are like those before, and in those that are not', () => {
  fc.assert(
    fc.property(
      fc.array(features, { minLength: 1, maxLength: 4 }),
      fc.array(fc.nat(3), { maxLength: 40 }),
      (shapes, order) => {
        const scanner = new FeatureScanner(MAPPING);
        for (const at of order) {
          const said = JSON.stringify(shapes[at % shapes.length]);
          expect(scanned(said, scanner)).toEqual(scanned(said));
        }
      },
    ),
  );
  fc.assert(
    fc.property(
      fc.array(fc.record({ who: value, n: value, other: value, x: number, y: value }), { minLength: 2 }),
      (rows) => {
        const scanner = new FeatureScanner(MAPPING);
        for (const { x, y, ...properties } of rows) {
          const said = JSON.stringify({ properties, geometry: { type: 'Point', coordinates: [x, y] } });
          expect(scanned(said, scanner)).toEqual(scanned(said));
        }
      },
    ),
  );
});
