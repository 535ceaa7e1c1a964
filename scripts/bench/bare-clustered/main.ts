// The yardstick for many rows: MapLibre with one clustered GeoJSON source, `?data=ADDRESS`. A filter keeps the rows on this thread and
// sets the data anew: `setFilter` of a clustered source would filter the clusters.
import 'maplibre-gl/dist/maplibre-gl.css';
import { Map as MapLibreMap, setWorkerUrl, type GeoJSONSource } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';

setWorkerUrl(workerUrl);

const CAMERA = { center: [31, 49] as [number, number], zoom: 5 };
const address = new URLSearchParams(location.search).get('data') ?? '';
const response = await fetch(address);
const rows = (await response.json()) as GeoJSON.FeatureCollection;
const times = rows.features.map(({ properties }) => Date.parse(String(properties?.['time'])));
const first = times.reduce((least, time) => Math.min(least, time), Infinity);
const last = times.reduce((most, time) => Math.max(most, time), -Infinity);
const map = new MapLibreMap({
  container: 'map',
  ...CAMERA,
  fadeDuration: 0,
  style: {
    version: 8,
    sources: { rows: { type: 'geojson', data: rows, cluster: true } },
    layers: [
      { id: 'background', type: 'background', paint: { 'background-color': '#f7f4ee' } },
      {
        id: 'rows',
        type: 'circle',
        source: 'rows',
        paint: {
          'circle-color': '#0f5ea8',
          'circle-radius': ['interpolate', ['linear'], ['coalesce', ['get', 'point_count'], 1], 1, 4, 10_000, 24],
        },
      },
    ],
  },
});

/** Resolves when the map is idle, what the graphics card had queued is done, and a frame has gone by. */
async function drawn(): Promise<void> {
  await new Promise<void>((resolve) => {
    map.once('idle', () => {
      resolve();
    });
    map.triggerRepaint();
  });
  const gl = map.getCanvas().getContext('webgl2');
  gl?.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, new Uint8Array(4));
  await new Promise(requestAnimationFrame);
}

interface Filter {
  readonly t?: readonly [number, number];
  readonly k?: readonly number[];
}

async function setFilter(filter: Filter | null): Promise<{ visible: number }> {
  const [from, to] = (filter?.t ?? [0, 2]).map((share) => first + share * (last - first));
  const features = rows.features.filter(({ properties }, at) => {
    const time = times[at] ?? NaN;
    if (time < (from ?? 0) || time >= (to ?? 0)) return false;
    return filter?.k === undefined || filter.k.length === 0 || filter.k.includes(Number(properties?.['kind']));
  });
  const source = map.getSource<GeoJSONSource>('rows');
  await source?.setData({ type: 'FeatureCollection', features });
  await drawn();
  return { visible: features.length };
}

await drawn();
performance.mark('dateline:interactive', { detail: { rows: rows.features.length } });
Object.assign(window, {
  __dateline: {
    v: 1,
    home: CAMERA,
    setFilter,
    setWindow: setFilter,
    view: async (camera: { center?: [number, number]; zoom?: number }) => {
      map.jumpTo(camera);
      await drawn();
    },
  },
});
performance.mark('dateline:hooks');
