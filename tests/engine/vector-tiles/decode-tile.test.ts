import fc from 'fast-check';
import { PbfWriter } from 'pbf';
import { describe, expect, it } from 'vitest';
import { decodeTile, MOST_FEATURES } from '../../../src/engine/vector-tiles/decode-tile';
import { readVectorTile } from '../../../src/engine/vector-tiles/read-vector-tile';
import { writeTile, type TestFeature } from './write-tile';

const ROOT = { zoom: 0, column: 0, row: 0 };
const WORLD = 2 ** 32;
const at = (x: number, y: number, fields: TestFeature['fields'] = {}): TestFeature => ({ points: [[x, y]], fields });
const tileOf = (...features: TestFeature[]): Uint8Array => writeTile([{ name: 'events', features }]);

describe('a vector tile of another maker', () => {
  it('is read as it was written: ids, every kind of value, several layers', () => {
    const value = fc.oneof(
      fc.string(),
      fc.boolean(),
      fc.integer(),
      fc.double({ noNaN: true }).filter((number) => !Object.is(number, -0)),
      fc.maxSafeNat(),
    );
    const feature = fc.record({
      id: fc.maxSafeNat(),
      points: fc.array(fc.tuple(fc.integer({ min: -9000, max: 9000 }), fc.integer({ min: -9000, max: 9000 })), {
        minLength: 1,
        maxLength: 3,
      }),
      fields: fc.dictionary(fc.string({ minLength: 1 }), value, { maxKeys: 4 }),
    });
    const layer = fc.record({
      name: fc.string(),
      extent: fc.constantFrom(256, 4096, 8192),
      features: fc.array(feature),
    });
    fc.assert(
      fc.property(fc.array(layer, { maxLength: 3 }), (layers) => {
        expect(
          [...readVectorTile(writeTile(layers))].map(({ fields, ...rest }) => ({ ...rest, fields: { ...fields } })),
        ).toEqual(
          layers.flatMap(({ name, extent, features }) =>
            features.map(({ id, points, fields }) => ({
              layer: name,
              extent,
              id,
              points: points.flat(),
              parts: null,
              fields: { ...fields },
            })),
          ),
        );
      }),
    );
  });

  it('gives a row a point where it has one, and none to a line, an area or several points', () => {
    const { rows, left } = decodeTile(
      tileOf(
        { id: 7, ...at(2048, 1024, { kind: 'a' }) },
        {
          type: 'line',
          points: [
            [0, 0],
            [9, 9],
          ],
          fields: { kind: 'b' },
        },
        {
          type: 'polygon',
          points: [
            [0, 0],
            [9, 0],
            [9, 9],
          ],
          fields: { kind: 'c' },
        },
        {
          points: [
            [1, 1],
            [2, 2],
          ],
          fields: { kind: 'd' },
        },
      ),
      ROOT,
    );
    expect(left).toBe(0);
    expect(rows.map(({ fields, point }) => [{ ...fields }, point])).toEqual([
      [
        { id: 7, kind: 'a' },
        { x: WORLD / 2, y: WORLD / 4 },
      ],
      [{ kind: 'b' }, null],
      [{ kind: 'c' }, null],
      [{ kind: 'd' }, null],
    ]);
  });

  it('leaves what lies beyond its edge to the neighbour, and knows counts of many rows from rows', () => {
    const { rows, sums } = decodeTile(
      tileOf(
        at(-1, 5),
        at(4097, 5),
        at(5, -1),
        at(5, 4097),
        at(4096, 4096, { n: 1 }),
        at(0, 4096, { point_count: 12 }),
      ),
      { zoom: 1, column: 1, row: 0 },
    );
    expect(rows).toMatchObject([{ point: { x: WORLD, y: WORLD / 2 } }]);
    expect(sums).toEqual([{ x: WORLD / 2, y: WORLD / 2, count: 12 }]);
  });
});

describe('a hostile tile', () => {
  const whole = tileOf(at(10, 10, { name: 'a', number: 5, precise: 1.5, is: true }), at(20, 20, { name: 'b' }));

  it('never makes more of cut or changed bytes than a clear message or fewer features', () => {
    let refused = 0;
    const read = (bytes: Uint8Array): void => {
      try {
        expect(decodeTile(bytes, ROOT).rows.length).toBeLessThanOrEqual(whole.length);
      } catch (cause) {
        refused++;
        expect(String(cause)).toMatch(/^Error: The tile 0\/0\/0 cannot be read: .+\.$/);
      }
    };
    for (let end = 1; end < whole.length; end++) read(whole.subarray(0, end));
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.nat(255), (place, byte) => {
        const changed = whole.slice();
        changed[place] = byte;
        read(changed);
      }),
    );
    expect(refused).toBeGreaterThan(whole.length - 5);
  });

  it('is refused where it claims more than its bytes can hold', () => {
    const layer = (write: (layer: PbfWriter) => void): Uint8Array => {
      const tile = new PbfWriter();
      tile.writeMessage(3, (_, writer) => write(writer), null);
      return tile.finish();
    };
    const feature = (geometry: number[], tags: number[] = []): Uint8Array =>
      layer((writer) =>
        writer.writeMessage(
          2,
          (_, each) => {
            each.writePackedVarint(2, tags);
            each.writeVarintField(3, 1);
            each.writePackedVarint(4, geometry);
          },
          null,
        ),
      );
    // A layer of four billion bytes; a field of one; a line of half a billion corners; a name that is not there; no units.
    for (const [bytes, message] of [
      [Uint8Array.of(0x1a, 0xff, 0xff, 0xff, 0xff, 0x0f), /breaks off/],
      [layer((writer) => writer.writeBytesField(2, Uint8Array.of(0x22, 0xff, 0xff, 0xff, 0x7f))), /breaks off/],
      [feature([0x1fffffff * 8 + 7, 0]), /a point has a line/],
      [feature([9, 2, 2], [5, 5]), /does not name/],
      [layer((writer) => writer.writeVarintField(5, 0)), /0 units/],
      [Uint8Array.of(0x1b, 0), /not those of a vector tile/],
    ] as const)
      expect(() => decodeTile(bytes, ROOT)).toThrow(message);
    // Half a billion points of which two bytes are there.
    expect(decodeTile(feature([0x1fffffff * 8 + 1, 2, 2]), ROOT).rows).toHaveLength(1);
  });

  it('gives as many features as the page bears, shortens endless texts, and says what is left', () => {
    const crowd = decodeTile(
      tileOf(...Array.from({ length: MOST_FEATURES + 3 }, (_, n) => at(10, 10, { n: n % 2 }))),
      ROOT,
    );
    expect(crowd.rows).toHaveLength(MOST_FEATURES);
    expect(crowd.left).toBe(3);
    // One text that every feature names: small in the tile, endless when each has its own.
    const long = 'x'.repeat(30_000);
    const heavy = decodeTile(tileOf(...Array.from({ length: 4000 }, () => at(10, 10, { long }))), ROOT);
    expect(String(heavy.rows[0]?.fields['long'])).toHaveLength(20_001);
    expect(heavy.left).toBeGreaterThan(1000);
    expect(heavy.rows.length + heavy.left).toBe(4000);
  });

  it('cannot change what objects are', () => {
    const { rows } = decodeTile(tileOf(at(10, 10, { ['__proto__']: 'x', constructor: 'y' })), ROOT);
    expect(Object.entries(rows[0]?.fields ?? {})).toEqual([
      ['__proto__', 'x'],
      ['constructor', 'y'],
    ]);
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  });
});
