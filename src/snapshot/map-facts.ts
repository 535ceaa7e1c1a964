import { formatNumber } from '../core/messages/format-number';
import type { Translator } from '../core/messages/translator';
import { boundsOf, type MapProjection } from './map-projection';

/** A printed point in metres. */
const POINT_METERS = 0.0254 / 72;

/** The projection with its parameters, so that somebody else can make the same map. */
export function describeProjection(map: MapProjection, { language, t }: Translator): string {
  const degrees = (value: number, letters: readonly [string, string]): string =>
    `${formatNumber(Math.abs(Math.round(value * 10) / 10), language)}° ${value < 0 ? letters[1] : letters[0]}`;
  const [lng, lat] = map.projection.rotate().map((angle) => -angle);
  const parameters = {
    meridian: degrees(lng ?? 0, ['E', 'W']),
    latitude: degrees(lat ?? 0, ['N', 'S']),
    first: degrees(map.parallels?.[0] ?? 0, ['N', 'S']),
    second: degrees(map.parallels?.[1] ?? 0, ['N', 'S']),
  };
  switch (map.kind) {
    case 'conic':
      return t('snapshot.projection.conic', parameters);
    case 'equal-area':
      return t('snapshot.projection.equalArea', parameters);
    case 'orthographic':
      return t('snapshot.projection.orthographic', parameters);
    case 'mercator':
      return t('snapshot.projection.mercator');
    case 'world':
      return t('snapshot.projection.world', parameters);
  }
}

/** One to so many at the centre, three digits of it: more would be a pretence. */
export function scaleOf({ pointsPerMeter }: MapProjection): number {
  const exact = 1 / (pointsPerMeter * POINT_METERS);
  const step = 10 ** Math.max(0, Math.floor(Math.log10(exact)) - 2);
  return Math.round(exact / step) * step;
}

/** The box of what is seen, degrees to three places. */
export function extentOf(map: MapProjection): readonly [number, number, number, number] {
  const { box } = map;
  const points: (readonly [number, number])[] = [];
  for (let right = 0; right <= 12; right++)
    for (let down = 0; down <= 12; down++) {
      const point = map.invert(box.x + (box.width * right) / 12, box.y + (box.height * down) / 12);
      if (point !== null) points.push(point);
    }
  const [west, south, east, north] = boundsOf(points).map((edge) => Math.round(edge * 1000) / 1000);
  return [west ?? 0, south ?? 0, east ?? 0, north ?? 0];
}
