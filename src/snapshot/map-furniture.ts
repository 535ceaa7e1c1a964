import { geoDistance, geoOrthographic } from 'd3-geo';
import type { MultiPolygon, Polygon, Position } from 'geojson';
import type { Boundaries } from '../core/geo/boundaries';
import { formatNumber } from '../core/messages/format-number';
import { boxPath, circlePath } from './boxes';
import { pageLines, pathOf, rewound } from './geo-path';
import { EARTH_METERS, type MapProjection } from './map-projection';
import type { PageLook } from './page-look';
import type { Box, PathShape, Shape } from './scene';
import { thinGeometry, type DetailWindow } from './thin-geometry';

/** Beyond this many degrees between its corners, north is no one direction. */
const NORTH_SPREAD = 10;

export interface ScaleBar {
  readonly box: Box;
  readonly shapes: readonly Shape[];
  readonly meters: number;
  /** Points on the page. */
  readonly length: number;
}

/** A round length on the ground along the bottom of the map, measured there, at its own latitude. `null` off the globe. */
export function scaleBar(map: MapProjection, look: PageLook, language: string): ScaleBar | null {
  const { unit, theme, fonts } = look;
  const { box } = map;
  const x = box.x + 9 * unit;
  const y = box.y + box.height - 9 * unit;
  const groundTo = (length: number): number | null => {
    const [start, end] = [map.invert(x, y), map.invert(x + length, y)];
    return start && end ? geoDistance([...start], [...end]) * EARTH_METERS : null;
  };
  const widest = Math.min(box.width * 0.28, 130 * unit);
  const reach = groundTo(widest);
  if (reach === null) return null;
  const meters = roundLength(reach);
  let [low, high] = [0, widest];
  for (let step = 0; step < 40; step++) {
    const middle = (low + high) / 2;
    const ground = groundTo(middle);
    if (ground === null) return null;
    if (ground < meters) low = middle;
    else high = middle;
  }
  const length = high;
  const style = look.small;
  const kilometers = meters >= 1000;
  const text = kilometers ? `${formatNumber(meters / 1000, language)} km` : `${formatNumber(meters, language)} m`;
  const textWidth = fonts.width({ text, weight: 400, size: style.size });
  const padding = 3 * unit;
  const plate = {
    x: x - padding,
    y: y - style.size - 5.5 * unit,
    width: Math.max(length, textWidth) + 2 * padding,
    height: style.size + 8.5 * unit,
  };
  const tick = 2.6 * unit;
  return {
    box: plate,
    meters,
    length,
    shapes: [
      { kind: 'path', segments: boxPath(plate), fill: theme.map.tagPaper, fillOpacity: 0.8 },
      {
        kind: 'path',
        segments: [
          ['M', x, y - tick],
          ['L', x, y],
          ['L', x + length, y],
          ['L', x + length, y - tick],
        ],
        stroke: { color: theme.map.tagInk, width: 0.8 * unit },
      },
      {
        kind: 'text',
        x,
        y: y - tick - 1.6 * unit,
        anchor: 'start',
        size: style.size,
        width: textWidth,
        runs: [{ text, color: theme.map.tagInk, weight: 400 }],
      },
    ],
  };
}

/** The direction of north in the middle of the map, degrees clockwise from up, and how much it differs across it. */
export function northOf(map: MapProjection): { degrees: number; isOneDirection: boolean } {
  const angles: number[] = [];
  for (const right of [0.05, 0.5, 0.95])
    for (const down of [0.05, 0.5, 0.95]) {
      const at = map.invert(map.box.x + map.box.width * right, map.box.y + map.box.height * down);
      const here = at && map.project(at);
      const there = at && map.project([at[0], Math.min(90, at[1] + 0.01)]);
      if (!here || !there) return { degrees: 0, isOneDirection: false };
      angles.push((Math.atan2(there[0] - here[0], here[1] - there[1]) * 180) / Math.PI);
    }
  const middle = angles[4] ?? 0;
  return { degrees: middle, isOneDirection: Math.max(...angles) - Math.min(...angles) <= NORTH_SPREAD };
}

export function northArrow(
  map: MapProjection,
  look: PageLook,
  letter: string,
): { box: Box; shapes: readonly Shape[] } | null {
  const { degrees, isOneDirection } = northOf(map);
  if (!isOneDirection) return null;
  const { unit, theme, fonts, small } = look;
  const [width, height] = [16 * unit, 27 * unit];
  const box = {
    x: map.box.x + map.box.width - width - 6 * unit,
    y: map.box.y + map.box.height - height - 6 * unit,
    width,
    height,
  };
  const [x, y] = [box.x + width / 2, box.y + 15.5 * unit];
  const turn = (dx: number, dy: number): readonly [number, number] => {
    const angle = (degrees * Math.PI) / 180;
    return [
      x + dx * unit * Math.cos(angle) - dy * unit * Math.sin(angle),
      y + dx * unit * Math.sin(angle) + dy * unit * Math.cos(angle),
    ];
  };
  const half = (side: -1 | 1): PathShape['segments'] => [
    ['M', ...turn(0, -8)],
    ['L', ...turn(side * 4, 6)],
    ['L', ...turn(0, 3.4)],
    ['Z'],
  ];
  return {
    box,
    shapes: [
      { kind: 'path', segments: boxPath(box), fill: theme.map.tagPaper, fillOpacity: 0.8 },
      { kind: 'path', segments: half(-1), fill: theme.map.tagInk },
      { kind: 'path', segments: half(1), stroke: { color: theme.map.tagInk, width: 0.6 * unit, join: 'miter' } },
      {
        kind: 'text',
        x,
        y: box.y + small.size * 0.95,
        anchor: 'middle',
        size: small.size,
        width: fonts.width({ text: letter, weight: 600, size: small.size }),
        runs: [{ text: letter, color: theme.map.tagInk, weight: 600 }],
      },
    ],
  };
}

/** Where on the globe the map is. */
export function locatorShapes(map: MapProjection, boundaries: Boundaries, box: Box, look: PageLook): Shape[] {
  const { unit, theme } = look;
  const radius = box.width / 2;
  const middle: readonly [number, number] = [box.x + radius, box.y + radius];
  // Turned a little to the equator: a globe seen from above the pole is known by few.
  const facing = [map.center[0], Math.max(-50, Math.min(50, map.center[1])) * 0.8] as const;
  const globe = geoOrthographic()
    .rotate([-facing[0], -facing[1]])
    .clipAngle(90)
    .scale(radius)
    .translate([...middle])
    .precision(0.5);
  const detail = hemisphere(facing, (LOCATOR_DETAIL / radius) * (180 / Math.PI));
  const land = boundaries.countries.features.flatMap(({ geometry }) =>
    pathOf(pageLines(rewound(thinGeometry(withoutIslets(geometry), detail)), globe, 0.25, 0.35)),
  );
  const outline: [number, number][] = [];
  const corners = [
    [0, 0],
    [1, 0],
    [1, 1],
    [0, 1],
    [0, 0],
  ] as const;
  for (const [at, [right, down]] of corners.entries()) {
    const [nextRight, nextDown] = corners[at + 1] ?? [right, down];
    for (let step = 0; step < 8; step++) {
      const point = map.invert(
        map.box.x + map.box.width * (right + ((nextRight - right) * step) / 8),
        map.box.y + map.box.height * (down + ((nextDown - down) * step) / 8),
      );
      if (point !== null) outline.push([...point]);
    }
  }
  const frame = pathOf(pageLines({ type: 'LineString', coordinates: outline }, globe, 0.05));
  const at = globe([...map.center]);
  const isTiny = map.radius < 3;
  return [
    { kind: 'path', segments: circlePath(...middle, radius), fill: theme.map.water },
    { kind: 'path', segments: land, fill: theme.map.coast },
    {
      kind: 'path',
      segments: circlePath(...middle, radius),
      stroke: { color: theme.rule, width: 0.5 * unit },
    },
    ...(isTiny && at
      ? [
          {
            kind: 'path',
            segments: circlePath(at[0], at[1], 2.4 * unit),
            stroke: { color: theme.ink, width: 1 * unit },
          } as const,
        ]
      : [{ kind: 'path', segments: frame, stroke: { color: theme.ink, width: 0.9 * unit, join: 'miter' } } as const]),
  ];
}

const ISLET_DEGREES = 1.5;
/** Points: the globe is the size of a coin. */
const LOCATOR_DETAIL = 0.2;

/** The half of the globe that is seen, and a little more. */
function hemisphere([lng0, lat0]: readonly [number, number], fine: number): DetailWindow {
  const degree = Math.PI / 180;
  const [sin0, cos0] = [Math.sin(lat0 * degree), Math.cos(lat0 * degree)];
  return {
    isInside: (lng, lat) =>
      sin0 * Math.sin(lat * degree) + cos0 * Math.cos(lat * degree) * Math.cos((lng - lng0) * degree) > -0.2,
    mayTouch: () => true,
    fine,
    coarse: 4,
  };
}

/** Without the parts too small for a globe of this size. */
function withoutIslets(geometry: Polygon | MultiPolygon): Polygon | MultiPolygon {
  if (geometry.type === 'Polygon') return geometry;
  const isLarge = ([ring = []]: Position[][]): boolean => {
    const lats = ring.map(([, lat = 0]) => lat);
    return Math.max(...lats) - Math.min(...lats) > ISLET_DEGREES;
  };
  return { ...geometry, coordinates: geometry.coordinates.filter(isLarge) };
}

/** The longest of 1, 2, 5 × 10ⁿ metres that fits. */
function roundLength(meters: number): number {
  const power = 10 ** Math.floor(Math.log10(meters));
  const step = [5, 2, 1].find((factor) => factor * power <= meters) ?? 1;
  return step * power;
}
