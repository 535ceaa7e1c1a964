// The yardstick: nothing but MapLibre and a style that is already made. `style.json` is written next to the built page.
import 'maplibre-gl/dist/maplibre-gl.css';
import { Map as MapLibreMap, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';

setWorkerUrl(workerUrl);
const map = new MapLibreMap({
  container: 'map',
  style: './style.json',
  center: [36.2, 51.4],
  zoom: 5.6,
  fadeDuration: 0,
});
void map.once('idle', () => performance.mark('bare:idle'));
