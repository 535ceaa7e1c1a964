import polylabel from 'polylabel';
import type { ArrowProperties, MapFeatures } from '../core/geo/map-features';
import { placeArea } from '../core/geo/place-position';
import { isDrawnOnlyWhenSetOff } from '../core/geo/set-off';
import { localize } from '../core/model/localized';
import type { Precision } from '../core/model/place';
import { contains } from './boxes';
import type { ClaimPage } from './claim-page';
import { pageLines, rewound, ringArea, type PageLine, type PagePoint } from './geo-path';
import { insideTest } from './inside-test';
import { lineLength, pageArrows, type PageArrow } from './map-arrows';
import type { MapProjection } from './map-projection';
import type { TagSubject } from './map-tags';
import { nearby } from './nearness';
import { numberClaims, type NumberedClaim } from './number-claims';
import type { PageLook } from './page-look';

interface PageArea {
  readonly place: string;
  readonly precision: Precision;
  readonly lines: readonly PageLine[];
  /** Whether the selected claim names it. */
  readonly isSelected: boolean;
}

const SHORTEST_TAGGED_LEG = 60;

/** The claims' part of the map, projected: what the frame shows of it, and which claims that makes visible. */
export interface ClaimContent {
  readonly areas: readonly PageArea[];
  readonly radii: readonly (readonly PageLine[])[];
  readonly arrows: readonly PageArrow[];
  readonly subjects: readonly TagSubject[];
  readonly phases: ReadonlySet<ArrowProperties['phase']>;
  readonly numbered: ReadonlyMap<string, NumberedClaim>;
}

export function claimContent(
  input: ClaimPage,
  features: MapFeatures,
  map: MapProjection,
  look: PageLook,
): ClaimContent {
  const { index, boundaries, translator } = input;
  const isShown = (layer: string): boolean => !input.hiddenLayers.includes(layer);
  const arrows = isShown('movements') ? pageArrows(features, map, look) : [];

  const spots: { id: string; title: string; kind: TagSubject['kind']; anchor: PagePoint; claims: string[] }[] = [];
  const areas: PageArea[] = [];
  const near = nearby(map);
  for (const { place: id, precision, marks, lng, lat } of features.places) {
    const place = index.places.get(id);
    if (!place) continue;
    const geometry = placeArea(place, boundaries);
    const lines = geometry === null ? [] : pageLines(rewound(near(geometry)), map.projection);
    const anchor = geometry === null ? map.project([lng, lat]) : visibleCenter(lines);
    if (anchor === null || !contains(map.box, anchor)) continue;
    const claims = marks.map(({ claim }) => claim);
    const isSelected = input.selected !== null && claims.includes(input.selected);
    if (geometry !== null) areas.push({ place: id, precision, lines, isSelected });
    const title = localize(place.names, translator.language);
    spots.push({ id, title, kind: geometry === null ? 'spot' : 'area', anchor, claims });
  }

  const onMap = new Set([
    ...(isShown('places') ? spots.flatMap(({ claims }) => claims) : []),
    ...arrows.map(({ properties }) => properties.claim),
  ]);
  const numbered = numberClaims(input.result.claims, onMap, index);
  const resolve = (ids: readonly string[]): NumberedClaim[] =>
    ids.flatMap((id) => numbered.get(id) ?? []).sort((a, b) => a.number - b.number);
  const misplacing = misplacement(areas);
  return {
    areas: isShown('claim-areas')
      ? areas.filter(({ precision, isSelected }) => isSelected || !isDrawnOnlyWhenSetOff(precision))
      : [],
    radii: isShown('radii')
      ? features.radii.features
          .map(({ geometry }) => pageLines(rewound(geometry), map.projection))
          .filter((lines) => lines.length > 0)
      : [],
    arrows,
    subjects: [
      ...(isShown('places')
        ? spots.map((spot) => ({
            ...spot,
            claims: resolve(spot.claims),
            ...(spot.kind === 'area' && { misplacement: misplacing(spot.id) }),
          }))
        : []),
      ...legSubjects(arrows, resolve, {
        isNamed: (place) => isShown('places') && spots.some(({ id }) => id === place),
        look,
      }),
    ],
    phases: new Set(arrows.map(({ properties }) => properties.phase)),
    numbered,
  };
}

const OUTSIDE_COST = 14;
const OTHER_AREA_COST = 60;

/** What it costs a tag of an area to stand outside it, or in a smaller one that is named too: it would be read as that one's. */
function misplacement(areas: readonly PageArea[]): (place: string) => (point: PagePoint) => number {
  const tests = areas.map(({ place, lines }) => ({
    place,
    size: lines.reduce((sum, { points }) => sum + Math.abs(ringArea(points)), 0),
    isWithin: insideTest(lines),
  }));
  return (place) => {
    const own = tests.find((area) => area.place === place);
    const finer = tests.filter(({ size }) => size < (own?.size ?? 0));
    return (point) =>
      (own?.isWithin(point) === true ? 0 : OUTSIDE_COST) +
      (finer.some(({ isWithin }) => isWithin(point)) ? OTHER_AREA_COST : 0);
  };
}

/** One tag for all arrows that run side by side: at the one in the middle. */
function legSubjects(
  arrows: readonly PageArrow[],
  resolve: (ids: readonly string[]) => NumberedClaim[],
  { isNamed, look }: { isNamed: (place: string) => boolean; look: PageLook },
): TagSubject[] {
  const legs = new Map<string, { arrow: PageArrow; at: number }[]>();
  for (const [at, arrow] of arrows.entries()) {
    const key = `${arrow.properties.from} ${arrow.properties.to}`;
    const leg = legs.get(key);
    if (leg === undefined) legs.set(key, [{ arrow, at }]);
    else leg.push({ arrow, at });
  }
  return [...legs].flatMap(([key, leg]): TagSubject[] => {
    const middle = leg.toSorted((a, b) => Math.abs(a.arrow.properties.lane) - Math.abs(b.arrow.properties.lane))[0];
    if (middle === undefined) return [];
    const { points } = middle.arrow;
    const anchor = points[Math.floor(points.length / 2)];
    if (anchor === undefined) return [];
    // Too short for a tag: its claims stand at the place where it ends.
    if (lineLength(points) < SHORTEST_TAGGED_LEG * look.unit && isNamed(middle.arrow.properties.to)) return [];
    const ids = [...new Set(leg.map(({ arrow }) => arrow.properties.claim))];
    return [
      {
        id: `leg ${key}`,
        kind: 'leg',
        title: '',
        anchor,
        claims: resolve(ids),
        line: { points, arrows: new Set(leg.map(({ at }) => at)) },
      },
    ];
  });
}

/** The point farthest from the edges of the largest visible part; `null` when nothing is visible. */
export function visibleCenter(lines: readonly PageLine[]): PagePoint | null {
  let largest: PageLine | null = null;
  let size = 0;
  for (const line of lines) {
    const area = Math.abs(ringArea(line.points));
    if (line.isClosed && area > size) [largest, size] = [line, area];
  }
  if (largest === null) return null;
  const [first] = largest.points;
  if (first === undefined) return null;
  const [x, y] = polylabel([[...largest.points, first]], Math.max(0.3, Math.sqrt(size) / 80));
  return [x, y];
}
