import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { PlaceMarks } from '../../src/core/geo/map-features';
import { compactImage, compactSize, largestSize, placeImage } from '../../src/map/place-image';
import { themes } from '../../src/style/theme';

const measure = (text: string): number => text.length * 6.5;

function placeWith(count: number, precision: PlaceMarks['precision']): PlaceMarks {
  const marks = Array.from(
    { length: count },
    (_, at) => ({ claim: `c${at}`, slot: null, modality: 'asserted' }) as const,
  );
  return { place: 'kursk', precision, marks, lng: 36, lat: 51 };
}

it('has room in the image of a place for each number of claims that filters leave', () => {
  const precision = fc.constantFrom<PlaceMarks['precision']>('point', 'settlement', 'region', 'country');
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 120 }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      precision,
      (most, share, kind) => {
        const [all, some] = [placeWith(most, kind), placeWith(Math.max(1, Math.round(most * share)), kind)];
        const [box, image] = [largestSize(all, 'Kursk', measure), placeImage(some, 'Kursk', themes.light, measure)];
        expect(image.width).toBeLessThanOrEqual(box.width);
        expect(image.height).toBeLessThanOrEqual(box.height);
        const [compactBox, compact] = [
          compactSize(all, 'Kursk', measure),
          compactImage(some, 'Kursk', themes.light, measure),
        ];
        expect(compact.width).toBeLessThanOrEqual(compactBox.width);
        expect(compact.height).toBeLessThanOrEqual(compactBox.height);
      },
    ),
  );
});
