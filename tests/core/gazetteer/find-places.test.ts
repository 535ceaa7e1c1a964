import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findPlaces } from '../../../src/core/gazetteer/find-places';
import { createGazetteer } from '../../../src/core/gazetteer/gazetteer';

const gazetteer = createGazetteer(readFileSync(new URL('../../../geo/gazetteer/places.tsv', import.meta.url), 'utf8'));

describe('findPlaces', () => {
  it('puts the place that is called so before a larger one that is also called so', () => {
    // Dandong in China has Andong among its old names, and ten times the people.
    const [first, ...others] = findPlaces(gazetteer, 'andong', 12);
    expect(first).toMatchObject({ name: 'Andong', country: 'KR' });
    expect(others.map(({ name }) => name)).toContain('Dandong');
  });

  it('finds what begins so while it is being typed, each once, no more than asked for', () => {
    const found = findPlaces(gazetteer, 'lar', 12);
    expect(found).toHaveLength(12);
    expect(new Set(found.map(({ id }) => id)).size).toBe(12);
    expect(findPlaces(gazetteer, '', 12)).toEqual([]);
  });
});
