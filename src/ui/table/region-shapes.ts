import type { MultiPolygon, Polygon } from 'geojson';
import type { Boundaries } from '../../core/geo/boundaries';

export type Region = Polygon | MultiPolygon;

export interface RegionChoice {
  readonly code: string;
  readonly name: string;
}

/** Countries, and the regions of those that have some, each in the order of their names. */
export function regionChoices(
  { countries, regions }: Boundaries,
  language: string,
): readonly { readonly country: RegionChoice | null; readonly choices: readonly RegionChoice[] }[] {
  const { compare } = new Intl.Collator(language);
  const choices = (features: Boundaries['countries']['features']): RegionChoice[] =>
    features
      .map(({ properties: { id, names } }) => ({ code: id, name: names[language] ?? names['en'] ?? id }))
      .sort((a, b) => compare(a.name, b.name));
  const all = choices(countries.features);
  const divided = all.filter(({ code }) => regions.features.some(({ properties }) => properties.country === code));
  return [
    ...divided.map((country) => ({
      country,
      choices: choices(regions.features.filter(({ properties }) => properties.country === country.code)),
    })),
    { country: null, choices: all },
  ];
}

/** The region at a point, or else the country. */
export function regionAt(boundaries: Boundaries, lng: number, lat: number): string | null {
  for (const { features } of [boundaries.regions, boundaries.countries])
    for (const { properties } of features) if (boundaries.contains(properties.id, lng, lat)) return properties.id;
  return null;
}
