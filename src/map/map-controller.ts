import 'maplibre-gl/dist/maplibre-gl.css';
import type { GeoJSON } from 'geojson';
import {
  AttributionControl,
  Map as MapLibreMap,
  Popup,
  ScaleControl,
  setWorkerUrl,
  type GeoJSONSource,
  type PointLike,
} from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import type { MapFeatures } from '../core/geo/map-features';
import { buildStyle } from '../style/build-style';
import type { SourceId } from '../style/style-options';
import { themes } from '../style/theme';
import { applyLayers } from './apply-layers';
import { headOffset } from './head-offset';
import { baseImageIds, baseImages, measureText, paintPlace, type MapImage } from './map-images';
import { compactImage, placeImage, type PlaceImage } from './place-image';

setWorkerUrl(workerUrl);

/** How near a click must be to a thin line, in CSS pixels. */
const PICK_PIXELS = 5;

export interface MapLook {
  readonly theme: keyof typeof themes;
  readonly language: string;
  readonly hidden: readonly string[];
}

export interface MapCamera {
  readonly lng: number;
  readonly lat: number;
  readonly zoom: number;
  readonly bearing: number;
  readonly pitch: number;
}

/** What lies under a click: a place with its claims, topmost first. */
export interface MapPick {
  readonly place: string;
  readonly claims: readonly string[];
  /** Where a popup about it stands: the symbol's place, or where an area or arrow was hit. */
  readonly lng: number;
  readonly lat: number;
}

interface MapCallbacks {
  readonly onpick: (pick: MapPick | null) => void;
  readonly onhover: (pick: MapPick | null) => void;
  /** After the camera has come to rest. */
  readonly oncamera: (camera: MapCamera) => void;
  /** The view is complete: everything loaded and drawn. */
  readonly onidle: () => void;
  readonly onlost: () => void;
  readonly onrestored: () => void;
}

export interface MapOptions extends MapCallbacks {
  readonly container: HTMLElement;
  readonly look: MapLook;
  readonly camera: MapCamera;
  readonly attribution: string;
  /** A place's name in the reader's language. */
  readonly nameOf: (place: string) => string;
  readonly reducedMotion: boolean;
  /** MapLibre's own texts (control names), by its keys. */
  readonly texts: Readonly<Record<string, string>>;
}

/** The one owner of the MapLibre map: data and look go in, picks and camera come out. Throws when the browser has no WebGL 2. */
export class MapController {
  readonly map: MapLibreMap;
  readonly #options: MapOptions;
  readonly #measure = measureText();
  #look: MapLook;
  #data: Partial<Record<SourceId, GeoJSON>> = {};
  #features: MapFeatures | null = null;
  #placeImages = new Map<string, PlaceImage>();
  #base: { theme: MapLook['theme']; images: ReadonlyMap<string, MapImage> } | null = null;
  #isStyled = false;
  #waiting: (() => void)[] = [];
  #applied: ReturnType<typeof buildStyle>;
  /** Features marked by a state, to be unmarked. */
  #marked: Record<'isHovered' | 'isSelected', { source: SourceId; id: string }[]> = { isHovered: [], isSelected: [] };
  #popup: Popup | null = null;

  constructor(options: MapOptions) {
    this.#options = options;
    this.#look = options.look;
    this.#applied = this.#style();
    const { lng, lat, zoom, bearing, pitch } = options.camera;
    this.map = new MapLibreMap({
      container: options.container,
      style: this.#applied,
      center: [lng, lat],
      zoom,
      bearing,
      pitch,
      attributionControl: false,
      locale: { ...options.texts },
      maxZoom: 13,
      // Fading labels draw the map several times more for each filter, and multisampling makes each drawing dearer;
      // MapLibre smooths lines and the edges of areas itself.
      fadeDuration: 0,
    });
    this.map.setMissingStyleImageResolver((id) => {
      this.#addImage(id);
    });
    this.map.addControl(new AttributionControl({ customAttribution: options.attribution }), 'bottom-right');
    this.map.addControl(new ScaleControl({ unit: 'metric', maxWidth: 110 }), 'bottom-left');
    this.#listen();
  }

  /** Replaces sources of the base map and the stage. */
  setData(data: Partial<Record<SourceId, GeoJSON>>): void {
    Object.assign(this.#data, data);
    this.#pushData(data);
  }

  /** Replaces what the claims put on the map. */
  setFeatures(features: MapFeatures): void {
    this.#features = features;
    const theme = themes[this.#look.theme];
    this.#placeImages.clear();
    const tags = new Map<string, { image: PlaceImage; compact: PlaceImage }>();
    const places: GeoJSON = {
      type: 'FeatureCollection',
      features: features.places.map((place) => {
        const title = this.#options.nameOf(place.place);
        const image = placeImage(place, title, theme, this.#measure);
        const compact = compactImage(place, title, theme, this.#measure);
        for (const each of [image, compact]) this.#placeImages.set(each.id, each);
        tags.set(place.place, { image, compact });
        const isArea = place.precision !== 'point' && place.precision !== 'settlement';
        return {
          type: 'Feature',
          properties: {
            place: place.place,
            image: image.id,
            compactImage: compact.id,
            count: place.marks.length,
            isArea,
          },
          geometry: { type: 'Point', coordinates: [place.lng, place.lat] },
        };
      }),
    };
    this.setData({
      'claim-areas': features.areas,
      radii: features.radii,
      movements: features.arrows,
      'movement-heads': {
        type: 'FeatureCollection',
        features: features.arrowheads.features.map((head) => {
          const { bearing, lane, to } = head.properties;
          const tag = tags.get(to);
          return {
            ...head,
            properties: {
              ...head.properties,
              offset: headOffset(bearing, lane, tag?.image),
              compactOffset: headOffset(bearing, lane, tag?.compact),
            },
          };
        }),
      },
      places,
    });
  }

  setLook(look: MapLook): void {
    const { theme, language } = this.#look;
    this.#look = look;
    if (look.theme !== theme)
      this.#whenStyled(() => {
        this.#repaintImages();
      });
    // Names on the tags are painted.
    if (look.language !== language && this.#features !== null) this.setFeatures(this.#features);
    this.#whenStyled(() => {
      const next = this.#style();
      applyLayers(this.map, this.#applied.layers, next.layers);
      this.#applied = next;
    });
  }

  /** Sets a claim's places and movements off from the rest; `null` sets nothing off. */
  select(claim: string | null): void {
    const ids = this.#placesOf(claim);
    this.#whenStyled(() => {
      this.map.setFilter('claim-areas-selected', ['in', ['get', 'place'], ['literal', ids]]);
      this.map.setFilter('movements-selected', ['==', ['get', 'claim'], claim ?? '']);
    });
    this.#mark('isSelected', claim, ids);
  }

  /** Sets off what the pointer is on: a claim's places and movements, or one place. */
  hover(claim: string | null, place: string | null): void {
    this.#mark('isHovered', claim, place === null ? this.#placesOf(claim) : [place]);
  }

  goTo(goal: { lng: number; lat: number; zoom: number } | { bounds: readonly [number, number, number, number] }): void {
    const animate = !this.#options.reducedMotion;
    if ('bounds' in goal) {
      const [west, south, east, north] = goal.bounds;
      this.map.fitBounds([west, south, east, north], { padding: 60, maxZoom: 8, animate, duration: 700 });
    } else this.map.easeTo({ center: [goal.lng, goal.lat], zoom: goal.zoom, animate, duration: 700 });
  }

  /** Shows an element in a popup; `null` takes the popup away. The element stays its owner's. */
  showPopup(element: HTMLElement | null, lng = 0, lat = 0): void {
    this.#popup?.remove();
    this.#popup = null;
    if (element === null) return;
    this.#popup = new Popup({
      closeButton: false,
      closeOnClick: false,
      focusAfterOpen: false,
      maxWidth: 'none',
      offset: 14,
    })
      .setLngLat([lng, lat])
      .setDOMContent(element)
      .addTo(this.map);
  }

  /** Draws what the reader's tools want shown. */
  setTools(data: GeoJSON): void {
    this.setData({ tools: data });
  }

  /** Tells where each click falls, until the answer is called. */
  listenToClicks(heard: (lng: number, lat: number) => void): () => void {
    const listen = ({ lngLat }: { lngLat: { lng: number; lat: number } }): void => {
      heard(lngLat.lng, lngLat.lat);
    };
    this.map.on('click', listen);
    return () => void this.map.off('click', listen);
  }

  faceNorth(): void {
    this.map.easeTo({ bearing: 0, pitch: 0, duration: this.#options.reducedMotion ? 0 : 250 });
  }

  /** What the map shows now, as a PNG data address. */
  picture(): string {
    // The drawing buffer is gone after a frame: it is read in the same turn in which it was drawn.
    this.map.redraw();
    return this.map.getCanvas().toDataURL('image/png');
  }

  zoomBy(levels: number): void {
    this.map.easeTo({ zoom: this.map.getZoom() + levels, duration: this.#options.reducedMotion ? 0 : 250 });
  }

  destroy(): void {
    this.map.remove();
  }

  #style(): ReturnType<typeof buildStyle> {
    return buildStyle({ ...this.#look, theme: themes[this.#look.theme], data: this.#data });
  }

  #pushData(data: Partial<Record<SourceId, GeoJSON>>): void {
    this.#whenStyled(() => {
      for (const [id, value] of Object.entries(data)) void this.map.getSource<GeoJSONSource>(id)?.setData(value);
    });
  }

  /** MapLibre refuses to be touched before its first style has been read. */
  #whenStyled(change: () => void): void {
    if (this.#isStyled) change();
    else this.#waiting.push(change);
  }

  #placesOf(claim: string | null): string[] {
    if (claim === null) return [];
    const places = this.#features?.places.filter(({ marks }) => marks.some((mark) => mark.claim === claim)) ?? [];
    return places.map(({ place }) => place);
  }

  #mark(state: 'isHovered' | 'isSelected', claim: string | null, places: readonly string[]): void {
    const arrows = this.#features?.arrows.features ?? [];
    const next = [
      ...places.flatMap((id) => [
        { source: 'claim-areas' as const, id },
        { source: 'places' as const, id },
      ]),
      ...arrows
        .filter(({ properties }) => properties.claim === claim)
        .map(({ properties: { id } }) => ({ source: 'movements' as const, id })),
    ];
    this.#whenStyled(() => {
      for (const feature of this.#marked[state]) this.map.setFeatureState(feature, { [state]: false });
      for (const feature of next) this.map.setFeatureState(feature, { [state]: true });
      this.#marked[state] = next;
    });
  }

  #listen(): void {
    const { map } = this;
    const { onpick, onhover, oncamera, onidle, onlost, onrestored } = this.#options;
    void map.once('style.load', () => {
      this.#isStyled = true;
      for (const change of this.#waiting.splice(0)) change();
    });
    map.on('click', ({ point }) => {
      onpick(this.#pickAt(point));
    });
    map.on('mousemove', ({ point }) => {
      const pick = this.#pickAt(point);
      map.getCanvas().style.cursor = pick === null ? '' : 'pointer';
      onhover(pick);
    });
    map.on('mouseout', () => {
      onhover(null);
    });
    map.on('moveend', () => {
      const { lng, lat } = map.getCenter();
      oncamera({ lng, lat, zoom: map.getZoom(), bearing: map.getBearing(), pitch: map.getPitch() });
    });
    map.on('idle', () => {
      this.#dropImages();
      onidle();
    });
    map.on('webglcontextlost', onlost);
    map.on('webglcontextrestored', onrestored);
  }

  #addImage(id: string): void {
    const image = this.map.hasImage(id) ? undefined : this.#paint(id);
    if (image !== undefined) this.map.addImage(id, image.data, { pixelRatio: image.pixelRatio });
  }

  #paint(id: string): MapImage | undefined {
    const ratio = Math.max(2, window.devicePixelRatio);
    const place = this.#placeImages.get(id);
    if (place) return paintPlace(place, ratio);
    const { theme } = this.#look;
    if (this.#base?.theme !== theme) this.#base = { theme, images: baseImages(themes[theme], ratio) };
    return this.#base.images.get(id);
  }

  /** The same shapes in the colours of the theme. */
  #repaintImages(): void {
    if (this.#features !== null) this.setFeatures(this.#features);
    for (const id of this.map.listImages()) {
      const image = this.#paint(id);
      if (image === undefined) this.map.removeImage(id);
      else this.map.updateImage(id, image.data);
    }
  }

  /** Tags of earlier questions: every count and order of marks is an image of its own. */
  #dropImages(): void {
    const base = baseImageIds(themes[this.#look.theme]);
    for (const id of this.map.listImages()) if (!this.#placeImages.has(id) && !base.has(id)) this.map.removeImage(id);
  }

  /** Symbols before arrows before areas: the most exact thing under the pointer is meant. */
  #pickAt(point: { x: number; y: number }): MapPick | null {
    const near: [PointLike, PointLike] = [
      [point.x - PICK_PIXELS, point.y - PICK_PIXELS],
      [point.x + PICK_PIXELS, point.y + PICK_PIXELS],
    ];
    const layers = (ids: string[]): string[] => ids.filter((id) => this.map.getLayer(id) !== undefined);
    const [symbol] = this.map.queryRenderedFeatures([point.x, point.y], { layers: layers(['places']) });
    if (symbol) return this.#pickPlace(String(symbol.properties['place']));
    const phases = [
      'movements-arrived',
      'movements-en-route',
      'movements-departed',
      'movements-expected',
      'movements-heads',
    ];
    const arrows = this.map.queryRenderedFeatures(near, { layers: layers(phases) });
    const [arrow] = arrows;
    const { lng, lat } = this.map.unproject([point.x, point.y]);
    if (arrow)
      return {
        lng,
        lat,
        place: String(arrow.properties['to']),
        claims: [...new Set(arrows.map(({ properties }) => String(properties['claim'])))],
      };
    const areas = this.map.queryRenderedFeatures([point.x, point.y], { layers: layers(['claim-areas-fill']) });
    // The smallest area under the pointer: an oblast before its country.
    const RANK = ['district', 'region', 'area', 'country'];
    const [area] = areas.sort(
      (a, b) => RANK.indexOf(String(a.properties['precision'])) - RANK.indexOf(String(b.properties['precision'])),
    );
    const picked = area ? this.#pickPlace(String(area.properties['place'])) : null;
    return picked && { ...picked, lng, lat };
  }

  #pickPlace(id: string): MapPick | null {
    const place = this.#features?.places.find((candidate) => candidate.place === id);
    return place ? { place: id, claims: place.marks.map(({ claim }) => claim), lng: place.lng, lat: place.lat } : null;
  }
}
