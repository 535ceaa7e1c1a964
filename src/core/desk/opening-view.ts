import type { Bounds } from '../geo/bounds';
import { claimsBounds } from '../geo/fit';
import type { Case, CaseFile } from '../model/case';
import { BLANK_VIEW } from './new-case';

type View = CaseFile['view'];

/** The map that the view is made for, CSS pixels: the part of a laptop's screen that the columns leave to it. */
const MAP = { width: 640, height: 480 };
/** The world at zoom 0 is as many pixels wide in MapLibre. */
const WORLD = 512;
/** A lone town is shown with its surroundings. */
const MOST_ZOOM = 8;
/** Around what is shown, as a share of the map. */
const MARGIN = 0.15;

/**
 * The case after a change, opening where its claims are: as long as nobody has said where it opens. That is so while the view is the one that this function gave
 * it before, or that of a blank case.
 */
export function withOpeningView(before: Case, after: Case): Case {
  if (after.claims === before.claims && after.places === before.places) return after;
  const { view } = after.file;
  if (!isSame(view, before.file.view) || !(isSame(view, BLANK_VIEW) || isSame(view, viewOfClaims(before))))
    return after;
  const next = viewOfClaims(after);
  return isSame(next, view) ? after : { ...after, file: { ...after.file, view: next } };
}

/** The smallest view with all points and drawn areas of the claims' places; the boundaries of regions and countries are not the case's to know. */
export function viewOfClaims({ claims, places }: Case): View {
  const byId = new Map(places.map((place) => [place.id, place]));
  const bounds = claimsBounds({ places: byId }, claims, { bounds: () => null });
  return bounds === null ? BLANK_VIEW : viewOf(bounds);
}

function viewOf([west, south, east, north]: Bounds): View {
  const [bottom, top] = [mercator(south), mercator(north)];
  const share = Math.max((east - west) / 360 / MAP.width, (top - bottom) / MAP.height) / (1 - 2 * MARGIN);
  const zoom = Math.min(MOST_ZOOM, Math.log2(1 / (WORLD * share)));
  const lng = (west + east) / 2;
  return {
    center: [rounded(lng > 180 ? lng - 360 : lng), rounded(latitudeOf((bottom + top) / 2))],
    zoom: Math.round(Math.max(BLANK_VIEW.zoom, zoom) * 100) / 100,
  };
}

/** Of Web Mercator, as a share of the world: 0 at the equator, half at its edges (85.05°). */
function mercator(lat: number): number {
  const sine = Math.sin((Math.max(-85, Math.min(85, lat)) * Math.PI) / 180);
  return Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
}

function latitudeOf(share: number): number {
  return (Math.atan(Math.sinh(2 * Math.PI * share)) * 180) / Math.PI;
}

function rounded(degrees: number): number {
  return Math.round(degrees * 1000) / 1000;
}

function isSame(one: View, other: View): boolean {
  return one.zoom === other.zoom && one.center[0] === other.center[0] && one.center[1] === other.center[1];
}
