import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findPlaces } from '../../../src/core/gazetteer/find-places';
import { createGazetteer, type GazetteerEntry } from '../../../src/core/gazetteer/gazetteer';

const gazetteer = createGazetteer(readFileSync(new URL('../../../geo/gazetteer/places.tsv', import.meta.url), 'utf8'));

const isDrawn = ({ kind }: GazetteerEntry): boolean => kind !== 'region';

describe('findPlaces', () => {
  it('puts the place that is called so before a larger one that is also called so', () => {
    // Dandong in China has Andong among its old names, and ten times the people.
    const [first, ...others] = findPlaces(gazetteer, { text: 'andong', limit: 12, isDrawn });
    expect(first).toMatchObject({ name: 'Andong', country: 'KR' });
    expect(others.map(({ name }) => name)).toContain('Dandong');
  });

  it('puts the town before the district of the same name where the map has no shape for the district', () => {
    expect(findPlaces(gazetteer, { text: 'Kalangala', limit: 12, isDrawn })[0]?.kind).toBe('settlement');
    expect(findPlaces(gazetteer, { text: 'Kalangala', limit: 12, isDrawn: () => true })[0]?.kind).toBe('region');
  });

  it('finds what begins so while it is being typed, each once, no more than asked for', () => {
    const found = findPlaces(gazetteer, { text: 'lar', limit: 12, isDrawn });
    expect(found).toHaveLength(12);
    expect(new Set(found.map(({ id }) => id)).size).toBe(12);
    expect(findPlaces(gazetteer, { text: '', limit: 12, isDrawn })).toEqual([]);
  });
});
