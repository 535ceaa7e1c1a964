import { geoDistance } from 'd3-geo';
import type { DrawnCell } from '../core/table/cell-block';
import { toLatitude, toLongitude, WORLD } from '../core/table/mercator';
import type { TileAddress } from '../core/table/tile-cells';
import { visibleTiles } from '../core/table/visible-tiles';
import { cellZoom } from '../style/cell-zoom';
import { discRadius } from '../style/disc-radius';
import { contains } from './boxes';
import type { PagePoint } from './geo-path';
import { equivalentZoom, PIXEL } from './map-base';
import { boundsOf, type MapProjection } from './map-projection';
import type { PageCells } from './page-cells';
import type { PageLook } from './page-look';

/** A cell of rows where the page has it. Points. */
export interface RowDisc {
  readonly cell: DrawnCell;
  readonly point: PagePoint;
  readonly radius: number;
}

/** Samples of the frame along each side. */
const SAMPLES = 24;
/** Where so much of the world's round is seen, all of it is asked for. */
const MOST_DEGREES = 300;
/** Rounding; the globe's far side is much farther. */
const SAME_PLACE_RADIANS = 0.02;

/** The discs in the map's frame, many rows first: the cells that a screen shows which shows as much, see `cellZoom`. */
export function rowDiscs(cells: PageCells, map: MapProjection, look: PageLook): RowDisc[] {
  const { zoom, scale } = cellZoom(equivalentZoom(map, look));
  return cells
    .of(pageTiles(map, zoom))
    .flatMap((cell): RowDisc[] => {
      const position: [number, number] = [toLongitude(cell.x * WORLD), toLatitude(cell.y * WORLD)];
      const point = map.project(position);
      if (point === null || !contains(map.box, point)) return [];
      const seen = map.invert(...point);
      if (seen === null || geoDistance([...seen], position) > SAME_PLACE_RADIANS) return [];
      return [{ cell, point, radius: discRadius(cell.count) * scale * PIXEL * look.unit }];
    })
    .sort((a, b) => b.cell.count - a.cell.count || a.cell.line - b.cell.line || a.cell.column - b.cell.column);
}

/** The tiles of a zoom that may have rows in the frame: those of a box around all that is seen, and a little more. */
function pageTiles(map: MapProjection, zoom: number): TileAddress[] {
  const { box } = map;
  const points: (readonly [number, number])[] = [];
  for (let right = 0; right <= SAMPLES; right++)
    for (let down = 0; down <= SAMPLES; down++) {
      const point = map.invert(box.x + (box.width * right) / SAMPLES, box.y + (box.height * down) / SAMPLES);
      if (point !== null) points.push(point);
    }
  const [west, south, east, north] = boundsOf(points);
  const width = east >= west ? east - west : east + 360 - west;
  // Between two samples the frame may reach a little farther.
  const [beside, above] = [(width / SAMPLES) * 2, ((north - south) / SAMPLES) * 2];
  const isRound = width + 2 * beside > MOST_DEGREES;
  return visibleTiles(zoom, {
    west: isRound ? -180 : west - beside,
    east: isRound ? 179.999999 : west + width + beside,
    south: south - above,
    north: north + above,
  });
}
