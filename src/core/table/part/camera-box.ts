import { toLatitude, toMercatorY, WORLD } from '../mercator';
import type { DegreeBox } from '../visible-tiles';

/** CSS pixels of the world's side at zoom 0. */
const WORLD_PIXELS = 512;
/** Digits behind the point: some ten metres. */
const DIGITS = 1e4;

/** What a map of a size, in CSS pixels, shows with a camera that looks straight down to the north; `west` above `east` across the antimeridian. */
export function cameraBox(
  { lng, lat, zoom }: { readonly lng: number; readonly lat: number; readonly zoom: number },
  { width, height }: { readonly width: number; readonly height: number },
): DegreeBox {
  const pixel = WORLD / (WORLD_PIXELS * 2 ** zoom);
  const degrees = ((width / 2) * pixel * 360) / WORLD;
  const row = toMercatorY(lat);
  const at = (y: number): number => toLatitude(Math.min(WORLD - 1, Math.max(0, y)));
  const isAll = degrees >= 180;
  return {
    west: isAll ? -180 : rounded(turned(lng - degrees)),
    south: rounded(at(row + (height / 2) * pixel)),
    east: isAll ? 180 : rounded(turned(lng + degrees)),
    north: rounded(at(row - (height / 2) * pixel)),
  };
}

function turned(lng: number): number {
  return lng - 360 * Math.floor((lng + 180) / 360);
}
function rounded(value: number): number {
  return Math.round(value * DIGITS) / DIGITS;
}
