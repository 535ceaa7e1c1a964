export type ParsedCoordinates =
  | { readonly kind: 'point'; readonly lng: number; readonly lat: number; readonly order: 'lat-lng' | 'lng-lat' }
  /** Two numbers or angles, but not on this Earth. */
  | { readonly kind: 'range' }
  /** Begins like coordinates and cannot be read. */
  | { readonly kind: 'unreadable' };

const ANGLE =
  /([NSEW])?\s*([+\-−]?\d+(?:\.\d+)?)\s*(?:[°º]\s*(?:(\d+(?:\.\d+)?)\s*['′’]\s*(?:(\d+(?:\.\d+)?)\s*(?:"|″|”|'')\s*)?)?)?\s*([NSEW])?/giy;

interface Angle {
  readonly degrees: number;
  readonly axis: 'lat' | 'lng' | null;
}

/**
 * Reads "51.73, 36.19", "51°43′48″N 36°11′E" or "36.19E 51.73N", WGS 84. Latitude comes first unless letters, or a first
 * number that is no latitude, say otherwise. `null` for what does not look like coordinates at all.
 */
export function parseCoordinates(text: string): ParsedCoordinates | null {
  const trimmed = text.trim().slice(0, 100);
  if (!/^[NSEW]?\s*[+\-−]?\d/i.test(trimmed)) return null;
  const [first, second, ...more] = readAngles(trimmed);
  if (first === undefined || second === undefined || more.length > 0) return { kind: 'unreadable' };
  if (first.axis !== null && first.axis === second.axis) return { kind: 'unreadable' };
  const isLngFirst =
    first.axis === 'lng' ||
    second.axis === 'lat' ||
    (first.axis === null && second.axis === null && Math.abs(first.degrees) > 90 && Math.abs(second.degrees) <= 90);
  const [lat, lng] = isLngFirst ? [second.degrees, first.degrees] : [first.degrees, second.degrees];
  if (Math.abs(lat) > 90 || Math.abs(lng) > 180) return { kind: 'range' };
  return { kind: 'point', lng, lat, order: isLngFirst ? 'lng-lat' : 'lat-lng' };
}

/** Every angle of the text; none when anything else stands between them. */
function readAngles(text: string): Angle[] {
  const angles: Angle[] = [];
  let at = 0;
  while (at < text.length) {
    ANGLE.lastIndex = at;
    const match = ANGLE.exec(text);
    if (match === null) return [];
    const [whole, before, degrees = '', minutes = '0', seconds = '0', after] = match;
    if (Number(minutes) >= 60 || Number(seconds) >= 60) return [];
    const signed = Number(degrees.replace('−', '-'));
    const letter = (before ?? after ?? '').toUpperCase();
    const size = Math.abs(signed) + Number(minutes) / 60 + Number(seconds) / 3600;
    const isNegative = degrees.startsWith('-') || degrees.startsWith('−') || letter === 'S' || letter === 'W';
    angles.push({
      degrees: isNegative ? -size : size,
      axis: letter === '' ? null : letter === 'N' || letter === 'S' ? 'lat' : 'lng',
    });
    // In "N51 W36" the second letter is the next angle's own.
    at += before !== undefined && after !== undefined ? whole.lastIndexOf(after) : whole.length;
    at += /^[\s,;/]*/.exec(text.slice(at))?.[0].length ?? 0;
  }
  return angles;
}
