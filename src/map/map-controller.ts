import 'maplibre-gl/dist/maplibre-gl.css';
import type { GeoJSON } from 'geojson';
import {
  AttributionControl,
  Map as MapLibreMap,
  ScaleControl,
  setWorkerUrl,
  type GeoJSONSource,
  type Popup,
} from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import type { MapFeatures } from '../core/geo/map-features';
import type { BasemapArchive } from '../engine/basemap-archive';
import { buildStyle } from '../style/build-style';
import type { FeatureState } from '../style/layers/is-in-state';
import type { SourceId } from '../style/style-options';
import { themes } from '../style/theme';
import { applyLayers } from './apply-layers';
import { countriesSetOff, hasSameAreas, regionsOf } from './claim-areas';
import { baseImageIds, baseImages, measureText, type MapImage } from './map-images';
import { clearances, hiddenMarks, markFeatures, placeMarkId } from './mark-features';
import { openPopup } from './open-popup';
import { layBasemap } from './own-basemap';
import { pickAt, type MapPick } from './pick';
import { PlaceTags } from './place-tags';

setWorkerUrl(workerUrl);

/** Images kept for places, of some 50 kB each. To drop one draws the map again. */
const MAX_IMAGES = 200;
/** Base names make way once filters have come to rest: they should not jump about while time is played, and each jump is a drawing more. */
const REST_MS = 600;

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

/** What a state of its own sets off. */
interface MarkedFeature {
  readonly source: SourceId;
  readonly id: string;
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
  /** What to begin with, so that the first drawing is the whole map. */
  readonly data: Partial<Record<SourceId, GeoJSON>>;
  readonly features: ClaimFeatures | null;
}

/** What is drawn of claims. */
export interface ClaimFeatures {
  /** When nothing is filtered out: it stays on the map, and a filter hides of it. */
  readonly all: MapFeatures;
  readonly shown: MapFeatures;
}

/** The one owner of the MapLibre map: data and look go in, picks and camera come out. Throws when the browser has no WebGL 2. */
export class MapController {
  readonly map: MapLibreMap;
  readonly #options: MapOptions;
  readonly #measure = measureText();
  #look: MapLook;
  #data: Partial<Record<SourceId, GeoJSON>> = {};
  #features: ClaimFeatures | null = null;
  #tags: PlaceTags;
  #regions: MapFeatures['areas'] = { type: 'FeatureCollection', features: [] };
  #countries = '';
  #rest: ReturnType<typeof setTimeout> | undefined;
  #basemap: BasemapArchive | null = null;
  /** Places set off, by the state that sets them off. */
  readonly #setOff: Record<'isHovered' | 'isSelected', readonly string[]> = { isHovered: [], isSelected: [] };
  #base: { theme: MapLook['theme']; images: ReadonlyMap<string, MapImage> } | null = null;
  #isStyled = false;
  #waiting: (() => void)[] = [];
  #applied: ReturnType<typeof buildStyle>;
  /** Features marked by a state, to be unmarked. */
  readonly #marked: Record<FeatureState, readonly MarkedFeature[]> = { isHovered: [], isSelected: [], isHidden: [] };
  #popup: Popup | null = null;

  constructor(options: MapOptions) {
    this.#options = options;
    this.#look = options.look;
    Object.assign(this.#data, options.data);
    this.#tags = this.#makeTags([]);
    this.#features = options.features;
    if (options.features !== null) Object.assign(this.#data, this.#readMarks(options.features));
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
      // The tests check it against the specification.
      validateStyle: false,
    });
    this.map.setMissingStyleImageResolver((id) => {
      this.#addImage(id);
    });
    this.map.addControl(new AttributionControl({ customAttribution: options.attribution }), 'bottom-right');
    this.map.addControl(new ScaleControl({ unit: 'metric', maxWidth: 110 }), 'bottom-left');
    this.#listen();
    if (options.features !== null) this.#hideOthers(options.features);
  }

  /** Replaces what is seldom there, hence not drawn while it is empty. */
  setData(data: Partial<Record<'references' | 'countries-set-off' | 'tools', GeoJSON>>): void {
    this.#replace(data);
    this.#whenStyled(() => {
      this.#restyle();
    });
  }

  /** Shows what claims put on the map. While only a filter changes, it hides and repaints: one drawing, and no tile made anew. */
  setFeatures(features: ClaimFeatures): void {
    const before = this.#features;
    this.#features = features;
    if (features.all !== before?.all) this.#replaceMarks(features);
    else if (features.shown !== before.shown) {
      this.#tags.show(features.shown.places);
      this.#hideOthers(features);
      clearTimeout(this.#rest);
      this.#rest = setTimeout(() => {
        this.#replace({ clearances: clearances(features.shown.places, this.#tags) });
      }, REST_MS);
    }
  }

  /** For another case or edition of it, or in another language. */
  #replaceMarks(features: ClaimFeatures): void {
    clearTimeout(this.#rest);
    this.#replace(this.#readMarks(features));
    this.#hideOthers(features);
  }

  #readMarks({ all, shown }: ClaimFeatures): Partial<Record<SourceId, GeoJSON>> {
    this.#tags = this.#makeTags(all.places);
    this.#tags.show(shown.places);
    const [before, regions] = [this.#regions, regionsOf(all)];
    this.#regions = regions;
    return {
      ...(!hasSameAreas(before, regions) && { areas: regions }),
      marks: markFeatures(all, this.#tags),
      clearances: clearances(shown.places, this.#tags),
    };
  }

  #makeTags(places: MapFeatures['places']): PlaceTags {
    const { nameOf } = this.#options;
    return new PlaceTags(places, { theme: themes[this.#look.theme], nameOf, measure: this.#measure });
  }

  #hideOthers({ all, shown }: ClaimFeatures): void {
    const places = new Set(shown.places.map(({ place }) => place));
    const hidden = [
      ...all.areas.features
        .filter(({ properties: { place } }) => !places.has(place))
        .flatMap(({ properties: { place: id } }): MarkedFeature[] => [
          { source: 'areas', id },
          { source: 'countries-set-off', id },
        ]),
      ...hiddenMarks(all, shown).map((id): MarkedFeature => ({ source: 'marks', id })),
    ];
    this.#whenStyled(() => {
      this.#setState('isHidden', hidden);
      for (const id of this.map.listImages()) if (this.#tags.isStale(id)) this.#repaint(id);
      this.map.triggerRepaint();
    });
  }

  #replace(data: Partial<Record<SourceId, GeoJSON>>): void {
    Object.assign(this.#data, data);
    this.#whenStyled(() => {
      for (const [id, value] of Object.entries(data)) void this.#source(id).setData(value);
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
    if (look.language !== language && this.#features !== null) this.#replaceMarks(this.#features);
    this.#whenStyled(() => {
      this.#restyle();
    });
  }

  /** Sets a claim's places and movements off from the rest; `null` sets nothing off. */
  select(claim: string | null): void {
    this.#mark('isSelected', claim, this.#placesOf(claim));
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
    this.#popup = element === null ? null : openPopup(this.map, element, { lng, lat, offset: 14 });
  }

  /** Lays a basemap of the reader's own under the claims; `null` takes it away. */
  setBasemap(basemap: BasemapArchive | null): void {
    if (basemap === this.#basemap) return;
    this.#basemap = basemap;
    this.#whenStyled(() => {
      layBasemap(this.map, this.#basemap);
      this.#restyle();
    });
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
    // What the worker still answers finds no map any more.
    this.#isStyled = false;
    clearTimeout(this.#rest);
    this.map.remove();
  }

  #style(): ReturnType<typeof buildStyle> {
    const { theme } = this.#look;
    return buildStyle({ ...this.#look, theme: themes[theme], data: this.#data, hasBasemap: this.#basemap !== null });
  }

  #restyle(): void {
    const next = this.#style();
    applyLayers(this.map, this.#applied.layers, next.layers);
    this.#applied = next;
  }

  #source(id: string): GeoJSONSource {
    const source = this.map.getSource<GeoJSONSource>(id);
    if (source === undefined) throw new Error(`Expected the style to have a source "${id}".`);
    return source;
  }

  /** MapLibre refuses to be touched before its first style has been read. */
  #whenStyled(change: () => void): void {
    if (this.#isStyled) change();
    else this.#waiting.push(change);
  }

  #placesOf(claim: string | null): string[] {
    if (claim === null) return [];
    const places = this.#features?.all.places.filter(({ marks }) => marks.some((mark) => mark.claim === claim)) ?? [];
    return places.map(({ place }) => place);
  }

  #mark(state: 'isHovered' | 'isSelected', claim: string | null, places: readonly string[]): void {
    const arrows = this.#features?.all.arrows.features ?? [];
    const marked: MarkedFeature[] = [
      ...places.flatMap((place): MarkedFeature[] => [
        { source: 'areas', id: place },
        { source: 'marks', id: placeMarkId(place) },
      ]),
      ...arrows
        .filter(({ properties }) => properties.claim === claim)
        .map(({ properties: { id } }): MarkedFeature => ({ source: 'marks', id })),
    ];
    this.#setOff[state] = places;
    this.#setOffCountries();
    this.#whenStyled(() => {
      this.#setState(state, marked);
    });
  }

  #setOffCountries(): void {
    if (this.#features === null) return;
    const { isSelected, isHovered } = this.#setOff;
    const countries = countriesSetOff(this.#features.all, isSelected, isHovered);
    const code = JSON.stringify(countries.features.map(({ properties }) => properties));
    if (code === this.#countries) return;
    this.#countries = code;
    this.setData({ 'countries-set-off': countries });
  }

  /** Just these features are in this state. */
  #setState(state: FeatureState, marked: readonly MarkedFeature[]): void {
    const ids = new Set(marked.map(({ id }) => id));
    for (const feature of this.#marked[state])
      if (!ids.has(feature.id)) this.map.setFeatureState(feature, { [state]: false });
    const before = new Set(this.#marked[state].map(({ id }) => id));
    for (const feature of marked) if (!before.has(feature.id)) this.map.setFeatureState(feature, { [state]: true });
    this.#marked[state] = marked;
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

  #pickAt(point: { readonly x: number; readonly y: number }): MapPick | null {
    if (!this.#isStyled || this.#features === null) return null;
    return pickAt(this.map, this.#features.shown, {
      point,
      hasAreas: !this.#look.hidden.includes('claim-areas'),
      sizeOf: (place) => this.#tags.seenSize(place, this.map.getZoom()),
    });
  }

  #addImage(id: string): void {
    const image = this.map.hasImage(id) ? undefined : this.#paint(id);
    if (image !== undefined) this.map.addImage(id, image.data, { pixelRatio: image.pixelRatio });
  }

  #paint(id: string): MapImage | undefined {
    const ratio = Math.max(2, window.devicePixelRatio);
    const tag = this.#tags.paint(id, ratio);
    if (tag !== undefined) return tag;
    const { theme } = this.#look;
    if (this.#base?.theme !== theme) this.#base = { theme, images: baseImages(themes[theme], ratio) };
    return this.#base.images.get(id);
  }

  #repaint(id: string): void {
    const image = this.#paint(id);
    if (image === undefined) this.map.removeImage(id);
    else this.map.updateImage(id, image.data);
  }

  /** The same shapes in the colours of the theme. */
  #repaintImages(): void {
    if (this.#features !== null) {
      this.#tags = this.#makeTags(this.#features.all.places);
      this.#tags.show(this.#features.shown.places);
    }
    for (const id of this.map.listImages()) this.#repaint(id);
  }

  /** Tags of earlier cases, editions and languages, when they have become many. */
  #dropImages(): void {
    if (this.map.listImages().length < MAX_IMAGES) return;
    const base = baseImageIds(themes[this.#look.theme]);
    for (const id of this.map.listImages()) if (!this.#tags.has(id) && !base.has(id)) this.map.removeImage(id);
  }
}
