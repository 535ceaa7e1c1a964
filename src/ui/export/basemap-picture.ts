import type { BasemapArchive } from '../../engine/basemap-archive';
import type { MapProjection } from '../../snapshot/map-projection';
import { mercatorAt, warpMercator, type MercatorMosaic } from '../../snapshot/warp-mercator';

/** Points of an inch. */
const INCH = 72;
const DPI = 150;
/** Of a side of the picture, pixels. */
const MAX_SIDE = 2400;
/** Pictures that are read for one map. */
const MAX_TILES = 120;
const TILE = 256;
/** Places along a side of the frame by which it is known what it shows. */
const SAMPLES = 24;

/** The basemap as it lies in a map's frame: its pictures warped into the map's projection, as a PNG of at most 150 dpi. */
export async function basemapPicture(archive: BasemapArchive, map: MapProjection): Promise<Uint8Array> {
  const scale = Math.min(DPI / INCH, MAX_SIDE / Math.max(map.box.width, map.box.height));
  const size = {
    width: Math.max(1, Math.round(map.box.width * scale)),
    height: Math.max(1, Math.round(map.box.height * scale)),
  };
  const canvas = new OffscreenCanvas(size.width, size.height);
  const mosaic = await readMosaic(archive, map, size.width);
  if (mosaic !== null)
    contextOf(canvas).putImageData(new ImageData(warpMercator(mosaic, map, size), size.width, size.height), 0, 0);
  const blob = await canvas.convertToBlob({ type: 'image/png' });
  return new Uint8Array(await blob.arrayBuffer());
}

/** All pictures that the frame needs, side by side; `null` when it shows nothing of the world. */
async function readMosaic(archive: BasemapArchive, map: MapProjection, width: number): Promise<MercatorMosaic | null> {
  const { box } = map;
  const places = Array.from({ length: (SAMPLES + 1) ** 2 }, (_, at) =>
    mercatorAt(
      map,
      box.x + ((at % (SAMPLES + 1)) / SAMPLES) * box.width,
      box.y + (Math.floor(at / (SAMPLES + 1)) / SAMPLES) * box.height,
    ),
  ).filter((place) => place !== null);
  if (places.length === 0) return null;
  const [xs, ys] = [places.map(([x]) => x), places.map(([, y]) => y)];
  const [west, east, north, south] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const wanted = Math.ceil(Math.log2(width / Math.max(1e-9, east - west) / TILE));
  let zoom = Math.max(archive.minZoom, Math.min(archive.maxZoom, wanted));
  const tilesAt = (level: number): { left: number; top: number; columns: number; rows: number } => {
    const [left, top] = [Math.floor(west * 2 ** level), Math.floor(north * 2 ** level)];
    return {
      left,
      top,
      columns: Math.floor(east * 2 ** level) - left + 1,
      rows: Math.floor(south * 2 ** level) - top + 1,
    };
  };
  while (zoom > archive.minZoom && tilesAt(zoom).columns * tilesAt(zoom).rows > MAX_TILES) zoom--;
  const { left, top, columns, rows } = tilesAt(zoom);
  if (columns * rows > MAX_TILES)
    throw new RangeError(`The basemap begins at zoom ${zoom}, too near for a map of so much of the world.`);

  const canvas = new OffscreenCanvas(columns * TILE, rows * TILE);
  const context = contextOf(canvas);
  const across = 2 ** zoom;
  await Promise.all(
    Array.from({ length: columns * rows }, async (_, at) => {
      const [column, row] = [at % columns, Math.floor(at / columns)];
      const tile = await archive.tile(zoom, (((left + column) % across) + across) % across, top + row);
      if (tile === null) return;
      const picture = await createImageBitmap(new Blob([tile]));
      context.drawImage(picture, column * TILE, row * TILE, TILE, TILE);
      picture.close();
    }),
  );
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
  return { data, width: canvas.width, height: canvas.height, world: across * TILE, left: left * TILE, top: top * TILE };
}

function contextOf(canvas: OffscreenCanvas): OffscreenCanvasRenderingContext2D {
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) throw new Error('Expected a canvas to put the basemap together.');
  return context;
}
