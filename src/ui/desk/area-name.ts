import type { PlaceCandidate } from '../../core/text/reading';
import type { Session } from '../../state/session.svelte';

/** What a candidate is and where it lies, in the reader's language: "settlement, Eastern Region, Uganda". */
export function areaName(
  { kind, country, region, id }: Pick<PlaceCandidate, 'kind' | 'country' | 'region' | 'id'>,
  session: Session,
): string {
  const what = kind === 'country' || kind === 'region' || kind === 'settlement' || kind === 'area' ? kind : null;
  return [
    what === null ? session.t('desk.water') : session.t(`precision.${what}`),
    region === null || region === id ? null : regionName(region, session),
    country === '' || kind === 'country' ? null : countryName(country, session.language),
  ]
    .filter((part) => part !== null)
    .join(', ');
}

function countryName(code: string, language: string): string {
  try {
    return new Intl.DisplayNames(language, { type: 'region' }).of(code) ?? code;
  } catch {
    return code;
  }
}

function regionName(code: string, session: Session): string | null {
  const names = session.layers?.boundaries.regions.features.find(({ properties }) => properties.id === code)?.properties
    .names;
  return names === undefined ? null : session.say(names);
}
