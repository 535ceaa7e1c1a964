import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BLANK_VIEW } from '../../../src/core/desk/new-case';
import { viewOfClaims } from '../../../src/core/desk/opening-view';
import type { Place } from '../../../src/core/model/place';
import { accepted, begin, review } from './reviewing';

describe('where a case opens', () => {
  it('is where its claims are, until somebody says otherwise', () => {
    const { record } = begin('jembatan.id');
    expect(record.case.file.view).toEqual(BLANK_VIEW);
    const { record: placed } = accepted(record, 'sekitar 450 warga');
    const { center, zoom } = placed.case.file.view;
    // Demak and Semarang.
    expect(center[0]).toBeCloseTo(110.5, 0);
    expect(center[1]).toBeCloseTo(-6.9, 0);
    expect(zoom).toBeGreaterThan(6);
    const chosen = { center: [110, -7] as [number, number], zoom: 5 };
    const told = review(placed, { kind: 'edit-case', view: chosen });
    expect(accepted(told, '12 perahu').record.case.file.view).toEqual(chosen);
  });

  it('has every place in it, and is never closer than a town needs', () => {
    const spot = fc.record({
      lng: fc.double({ min: -60, max: 60, noNaN: true }),
      lat: fc.double({ min: -80, max: 80, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(spot, { minLength: 1, maxLength: 6 }), (spots) => {
        const { record, claim } = accepted(begin('ferry-strike.en').record, 'at least 300 workers');
        const places = spots.map(({ lng, lat }, at): Place => ({
          id: `spot-${at}`,
          names: { en: `Spot ${at}` },
          precision: 'point',
          geometry: { kind: 'point', lng, lat },
        }));
        const uses = places.map(({ id }) => ({ place: id, role: 'at' as const }));
        const { movement: _, ...still } = claim;
        const { center, zoom } = viewOfClaims({ ...record.case, places, claims: [{ ...still, places: uses }] });
        expect(zoom).toBeGreaterThanOrEqual(BLANK_VIEW.zoom);
        expect(zoom).toBeLessThanOrEqual(8);
        // The world is 512 pixels wide at zoom 0, the map 640 by 480.
        const world = 512 * 2 ** zoom;
        const across = (640 / world) * 360;
        if (zoom > BLANK_VIEW.zoom)
          for (const { lng } of spots) expect(Math.abs(lng - center[0])).toBeLessThanOrEqual(across / 2);
      }),
      { numRuns: 50 },
    );
  });
});
