import 'maplibre-gl/dist/maplibre-gl.css';
import type { GeoJSON } from 'geojson';
import {
  addProtocol,
  AttributionControl,
  Map as MapLibreMap,
  removeProtocol,
  ScaleControl,
  setWorkerUrl,
  type GeoJSONSource,
  type MapGeoJSONFeature,
  type Popup,
} from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import type { TileAddress } from '../core/table/tile-cells';
import { buildTableStyle, type SeldomSource, type TableStyleOptions } from '../style/build-table-style';
import { restingZoom } from '../style/cell-zoom';
import { EMPTY } from '../style/hidden-layer';
import { TABLE_SOURCE } from '../style/layers/table-cells';
import { SHAPE_LAYERS, SHAPE_SOURCE } from '../style/layers/table-shapes';
import { themes } from '../style/theme';
import { applyLayers } from './apply-layers';
import { escaped } from './escaped';
import { baseImages } from './map-images';
import { openPopup } from './open-popup';
import { TableDiscs, type DiscLook } from './table-discs';
import { cellPick, readTilePick, shapePick, type TablePick } from './table-pick';

setWorkerUrl(workerUrl);

const PROTOCOL = 'dateline-table';
const PICK_PIXELS = 4;

export interface TableLook {
  readonly theme: keyof typeof themes;
  readonly language: string;
}

export interface TableMapOptions {
  readonly container: HTMLElement;
  readonly look: TableLook;
  readonly data: TableStyleOptions['data'];
  readonly attribution: string;
  /** Whom the rows are to be credited to; plain text. */
  readonly credit?: string | undefined;
  readonly reducedMotion: boolean;
  /** MapLibre's own texts (control names), by its keys. */
  readonly texts: Readonly<Record<string, string>>;
  /** Deepest zoom that has tiles of its own. */
  readonly maxTileZoom?: number;
  /** Rows that come as vector tiles, of an archive. */
  readonly loadTile?: (tile: TileAddress) => Promise<ArrayBuffer>;
  /** Rows that come as cells, from the table's worker; see `cellBlock`. */
  readonly loadCells?: (tiles: readonly TileAddress[]) => Promise<readonly Float64Array[]>;
  readonly onpick: (pick: TablePick | null) => void;
  /** A click anywhere, before what lies under it; `true` takes it. */
  readonly onclick: (lng: number, lat: number) => boolean;
  readonly onlost: () => void;
  readonly onrestored: () => void;
}

interface MarkedRow {
  readonly position: { readonly lng: number; readonly lat: number } | null;
  readonly shape?: GeoJSON;
}

/** The map of a table, whose tiles come from the table's worker. Throws when the browser has no WebGL 2. One at a time: the tiles' protocol is the page's. */
export class TableMap {
  readonly map: MapLibreMap;
  readonly discs: TableDiscs | null = null;
  readonly #options: TableMapOptions;
  #look: TableLook;
  /** What is seldom there, as it is shown. */
  readonly #seldom = new Map<SeldomSource, GeoJSON>();
  #applied: ReturnType<typeof buildTableStyle>;
  #shownOf: unknown = null;
  #popup: Popup | null = null;
  #attribution: AttributionControl;

  constructor(options: TableMapOptions) {
    this.#options = options;
    this.#look = options.look;
    addProtocol(PROTOCOL, async ({ url }) => {
      const [zoom = 0, column = 0, row = 0] = url.slice(`${PROTOCOL}://`.length).split('/').map(Number);
      return { data: (await options.loadTile?.({ zoom, column, row })) ?? new ArrayBuffer(0) };
    });
    this.#applied = this.#style();
    this.map = new MapLibreMap({
      container: options.container,
      style: this.#applied,
      center: [20, 20],
      zoom: 1.5,
      attributionControl: false,
      locale: { ...options.texts },
      maxZoom: 16,
      fadeDuration: 0,
      // The tests check it against the specification.
      validateStyle: false,
    });
    this.map.setMissingStyleImageResolver((id) => {
      const image = this.map.hasImage(id) ? undefined : this.#images().get(id);
      if (image !== undefined) this.map.addImage(id, image.data, { pixelRatio: image.pixelRatio });
    });
    this.#attribution = this.#attribute('');
    this.map.addControl(new ScaleControl({ unit: 'metric', maxWidth: 110 }), 'bottom-left');
    if (options.loadCells !== undefined) this.discs = new TableDiscs(this.map, options.loadCells, this.#discLook());
    this.#listen();
  }

  /** The rows are now those `of` something, compared by identity: every tile is asked for again. Those that are shown stay until the new ones are there. Resolves when the discs are. */
  async refresh(of: unknown): Promise<void> {
    if (of !== this.#shownOf) {
      this.#shownOf = of;
      this.discs?.refresh();
      if (this.map.getSource(TABLE_SOURCE) !== undefined) this.map.refreshTiles(TABLE_SOURCE);
    }
    await this.discs?.settled();
  }

  setLook(look: TableLook): void {
    if (look.theme === this.#look.theme && look.language === this.#look.language) return;
    this.#look = look;
    for (const [id, { data }] of this.#images()) if (this.map.hasImage(id)) this.map.updateImage(id, data);
    this.#restyle();
    this.discs?.setLook(this.#discLook());
  }

  /** Whose rows they are, beside whose the map is; plain text, empty where nobody is named. */
  setCredit(text: string): void {
    this.map.removeControl(this.#attribution);
    this.#attribution = this.#attribute(text);
  }
  #attribute(text: string): AttributionControl {
    const { attribution, credit = '' } = this.#options;
    const customAttribution = [...[credit, text].filter((each) => each !== '').map(escaped), attribution];
    const control = new AttributionControl({ customAttribution });
    this.map.addControl(control, 'bottom-right');
    return control;
  }

  /** Sets off the row that is open: its point, or its line or area. */
  setMark(row: MarkedRow | null): void {
    const { position = null, shape } = row ?? {};
    const point = position && { type: 'Point' as const, coordinates: [position.lng, position.lat] };
    this.#setData('table-mark', shape ?? point);
  }

  /** Rows that are lines and areas, with the row's place as `row` and its colour as `slot`. */
  setShapes(shapes: GeoJSON | null): void {
    this.#setData(SHAPE_SOURCE, shapes);
  }

  setArea(area: GeoJSON | null): void {
    this.#setData('table-area', area);
  }

  /** Shows a box of degrees, no nearer than zoom 9 and no farther than `minZoom`, above what covers the map's foot. */
  fit(
    bounds: readonly [west: number, south: number, east: number, north: number],
    { isJump = false, minZoom = 0, footPixels = 0 } = {},
  ): void {
    const camera = this.map.cameraForBounds([...bounds], {
      padding: { top: 40, left: 40, right: 40, bottom: Math.max(40, footPixels + 20) },
      maxZoom: 9,
    });
    if (camera === undefined) return;
    const place = { ...camera, zoom: Math.max(minZoom, restingZoom(camera.zoom ?? 0)) };
    if (isJump || this.#options.reducedMotion) this.map.jumpTo(place);
    else this.map.easeTo({ ...place, duration: 500 });
  }

  goTo(lng: number, lat: number, zoom = this.map.getZoom()): void {
    this.map.easeTo({ center: [lng, lat], zoom, duration: this.#options.reducedMotion ? 0 : 400 });
  }

  zoomBy(levels: number): void {
    this.zoomTo(this.map.getZoom() + levels);
  }
  zoomTo(zoom: number): void {
    this.map.easeTo({ zoom, duration: this.#options.reducedMotion ? 0 : 250 });
  }

  /** Shows an element in a popup; `null` takes the popup away. The element stays its owner's. */
  showPopup(element: HTMLElement | null, lng = 0, lat = 0): void {
    this.#popup?.remove();
    this.#popup = element === null ? null : openPopup(this.map, element, { lng, lat, offset: 12 });
  }

  /** What the map shows now as a PNG of so many CSS pixels at a pixel ratio: the same view, drawn anew at that size. */
  async picture(width: number, height: number, ratio: number): Promise<Blob> {
    const container = this.map.getContainer();
    const { cssText } = container.style;
    const before = this.map.getPixelRatio();
    try {
      Object.assign(container.style, { inset: 'auto', width: `${width}px`, height: `${height}px` });
      this.map.setPixelRatio(ratio);
      this.map.resize();
      await new Promise<void>((resolve) => {
        this.map.once('idle', () => {
          resolve();
        });
        this.map.triggerRepaint();
      });
      // The drawing buffer is gone after a frame: it is read in the same turn in which it was drawn.
      await this.discs?.settled();
      this.map.redraw();
      const picture = this.discs === null ? this.map.getCanvas() : this.#withDiscs(this.discs);
      return await new Promise<Blob>((resolve, reject) => {
        picture.toBlob((blob) => {
          if (blob === null) reject(new Error('The browser could not make the picture.'));
          else resolve(blob);
        });
      });
    } finally {
      container.style.cssText = cssText;
      this.map.setPixelRatio(before);
      this.map.resize();
    }
  }

  #withDiscs(discs: TableDiscs): HTMLCanvasElement {
    const { width, height } = this.map.getCanvas();
    const picture = Object.assign(document.createElement('canvas'), { width, height });
    const context = picture.getContext('2d');
    context?.drawImage(this.map.getCanvas(), 0, 0);
    if (context !== null) discs.drawOnto(context);
    return picture;
  }

  destroy(): void {
    this.discs?.destroy();
    this.map.remove();
    removeProtocol(PROTOCOL);
  }

  #style(): ReturnType<typeof buildTableStyle> {
    return buildTableStyle({
      theme: themes[this.#look.theme],
      language: this.#look.language,
      data: { ...this.#options.data, ...Object.fromEntries(this.#seldom) },
      ...(this.#options.loadTile !== undefined && { tiles: `${PROTOCOL}://{z}/{x}/{y}` }),
      ...(this.#options.maxTileZoom !== undefined && { maxTileZoom: this.#options.maxTileZoom }),
    });
  }

  #discLook(): DiscLook {
    return { theme: themes[this.#look.theme], language: this.#look.language };
  }

  #images(): ReturnType<typeof baseImages> {
    return baseImages(themes[this.#look.theme], Math.max(2, window.devicePixelRatio));
  }

  #setData(id: SeldomSource, data: GeoJSON | null): void {
    if (data === null && !this.#seldom.delete(id)) return;
    if (data !== null) this.#seldom.set(id, data);
    const set = (): void => {
      void this.map.getSource<GeoJSONSource>(id)?.setData(data ?? EMPTY);
      this.#restyle();
    };
    // MapLibre refuses to be touched before its first style has been read.
    if (this.map.getSource(id) === undefined) void this.map.once('style.load', set);
    else set();
  }

  #restyle(): void {
    const next = this.#style();
    applyLayers(this.map, this.#applied.layers, next.layers);
    this.#applied = next;
  }

  #listen(): void {
    const { map } = this;
    const { onpick, onclick, onlost, onrestored } = this.#options;
    map.on('click', ({ point, lngLat }) => {
      if (!onclick(lngLat.lng, lngLat.lat)) onpick(this.#pickAt(point));
    });
    map.on('mousemove', ({ point }) => {
      map.getCanvas().style.cursor = this.#pickAt(point) === null ? '' : 'pointer';
    });
    map.on('webglcontextlost', onlost);
    map.on('webglcontextrestored', onrestored);
  }

  #pickAt({ x, y }: { x: number; y: number }): TablePick | null {
    if (this.discs !== null) {
      const cell = this.discs.pickAt({ x, y });
      return cell === null ? this.#pickShape({ x, y }) : cellPick(cell);
    }
    if (this.map.getLayer('table-cells') === undefined) return null;
    return readTilePick(this.#under({ x, y }, ['table-cells']));
  }

  #pickShape(at: { x: number; y: number }): TablePick | null {
    if (this.map.getLayer(SHAPE_LAYERS[0]) === undefined) return null;
    const found = this.#under(at, [...SHAPE_LAYERS]);
    return found === undefined ? null : shapePick(found.properties, this.map.unproject([at.x, at.y]));
  }

  #under({ x, y }: { x: number; y: number }, layers: string[]): MapGeoJSONFeature | undefined {
    return this.map.queryRenderedFeatures(
      [
        [x - PICK_PIXELS, y - PICK_PIXELS],
        [x + PICK_PIXELS, y + PICK_PIXELS],
      ],
      { layers },
    )[0];
  }
}
