import { addProtocol, removeProtocol, type Map as MapLibreMap } from 'maplibre-gl';
import type { BasemapArchive } from '../engine/basemap-archive';
import { escaped } from './escaped';

const PROTOCOL = 'dateline-basemap';
const ID = 'own-basemap';
/** What it lies under: all but sea and land. */
const ABOVE = 'stage-fill';

/** Lays a basemap under the map of a style that is loaded, in place of the one that was there; `null` takes it away. */
export function layBasemap(map: MapLibreMap, basemap: BasemapArchive | null): void {
  if (map.getLayer(ID) !== undefined) {
    map.removeLayer(ID);
    map.removeSource(ID);
    removeProtocol(PROTOCOL);
  }
  if (basemap === null) return;
  const { minZoom, maxZoom, bounds, attribution, tile } = basemap;
  addProtocol(PROTOCOL, async ({ url }) => {
    const [zoom = 0, column = 0, row = 0] = url.slice(`${PROTOCOL}://`.length).split('/').map(Number);
    const data = await tile(zoom, column, row);
    // Where the file has nothing, our own land shows.
    return { data: data ?? (await emptyTile()) };
  });
  map.addSource(ID, {
    type: 'raster',
    tiles: [`${PROTOCOL}://{z}/{x}/{y}`],
    tileSize: 256,
    minzoom: minZoom,
    maxzoom: maxZoom,
    bounds: [...bounds],
    attribution: escaped(attribution),
  });
  map.addLayer({ id: ID, type: 'raster', source: ID, paint: { 'raster-fade-duration': 0 } }, ABOVE);
}

async function emptyTile(): Promise<ArrayBuffer> {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 1;
  const blob = await new Promise<Blob | null>((resolve) => {
    canvas.toBlob(resolve);
  });
  return blob === null ? new ArrayBuffer(0) : blob.arrayBuffer();
}
