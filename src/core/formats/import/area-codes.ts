import { foldName } from '../../gazetteer/fold-name';
import type { Boundaries } from '../../geo/boundaries';

/** The boundary of a named region or country; `null` where the name is unknown, or that of several. */
export type AreaCode = (name: string, precision: 'region' | 'country', country: string) => string | null;

/** Words that say what kind of area it is, in the languages of our layers: "Kursk", "Kursk Oblast" and "Курская область" are one. */
const KINDS =
  /\b(oblast|region|province|krai|republic|provinsi|autonomous)\b|область|край|республика|провінція|주$|주\s/giu;

/** Names of the boundaries to their codes. */
export function createAreaCodes({ countries, regions }: Boundaries): AreaCode {
  const countryCodes = codesByName(countries.features.map(({ properties }) => properties));
  const regionCodes = codesByName(regions.features.map(({ properties }) => properties));
  return (name, precision, country) => {
    if (precision === 'country') return only(countryCodes.get(plain(name)) ?? []);
    const found = regionCodes.get(plain(name)) ?? [];
    const [countryCode] = countryCodes.get(plain(country)) ?? [];
    return only(countryCode === undefined ? found : found.filter((code) => code.startsWith(`${countryCode}-`)));
  };
}

function codesByName(
  areas: readonly { readonly id: string; readonly names: Readonly<Record<string, string>> }[],
): ReadonlyMap<string, readonly string[]> {
  const codes = new Map<string, string[]>();
  for (const { id, names } of areas)
    for (const name of new Set(Object.values(names).map(plain))) codes.set(name, [...(codes.get(name) ?? []), id]);
  return codes;
}

function plain(name: string): string {
  return foldName(name.replace(KINDS, ' '));
}

function only(codes: readonly string[]): string | null {
  const [code] = codes;
  return code !== undefined && codes.length === 1 ? code : null;
}
