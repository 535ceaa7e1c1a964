import type { PlaceMarks } from '../core/geo/map-features';
import type { Theme } from '../style/theme';
import { FAR_SCALE, FULL_TAG_ZOOM } from '../style/zooms';
import { paintPlace, type MapImage } from './map-images';
import {
  compactImage,
  compactSize,
  isAreaTag,
  largestSize,
  placeImage,
  type PlaceImage,
  type Size,
} from './place-image';

interface TagOptions {
  readonly theme: Theme;
  /** A place's name in the reader's language. */
  readonly nameOf: (place: string) => string;
  /** Width of a text in CSS pixels. */
  readonly measure: (text: string, font: string) => number;
}

/** An image of a place: the size that it keeps, and what it shows now. */
interface Tag {
  readonly box: Size;
  shown: PlaceImage | null;
  /** What was painted last. */
  painted: string;
}

/** The ids of a place's images, with the marks and without. */
export interface TagIds {
  readonly image: string;
  readonly compactImage: string;
}

/**
 * The images of all places of a case. Each is as large as it gets when every claim is shown, with what is shown now in its
 * middle: a filter paints into it, and the map needs no new tiles for that.
 */
export class PlaceTags {
  readonly #tags = new Map<string, Tag>();
  readonly #ids = new Map<string, TagIds>();
  readonly #options: TagOptions;

  constructor(all: readonly PlaceMarks[], options: TagOptions) {
    this.#options = options;
    const { nameOf, measure } = options;
    for (const place of all) {
      const title = nameOf(place.place);
      const image = this.#add('tag', place, largestSize(place, title, measure));
      const compact = isAreaTag(place) ? this.#add('compact', place, compactSize(place, title, measure)) : image;
      this.#ids.set(place.place, { image, compactImage: compact });
    }
  }

  /** Takes what is shown now; the images of other places stay as they were, unseen. */
  show(places: readonly PlaceMarks[]): void {
    const { theme, nameOf, measure } = this.#options;
    for (const tag of this.#tags.values()) tag.shown = null;
    for (const place of places) {
      const ids = this.#ids.get(place.place);
      if (ids === undefined) continue;
      const title = nameOf(place.place);
      this.#show(ids.image, placeImage(place, title, theme, measure));
      if (isAreaTag(place)) this.#show(ids.compactImage, compactImage(place, title, theme, measure));
    }
  }

  idsOf(place: string): TagIds | undefined {
    return this.#ids.get(place);
  }

  has(id: string): boolean {
    return this.#tags.has(id);
  }

  /** The size of what is seen of a place at a zoom. */
  seenSize(place: string, zoom: number): Size | null {
    return this.#sizeAt(place, zoom, ({ shown }) => shown);
  }

  /** The size of all that may be seen of a place at a zoom. */
  fullSize(place: string, zoom: number): Size | null {
    return this.#sizeAt(place, zoom, ({ box }) => box);
  }

  /** Whether what an image shows has changed since it was painted. */
  isStale(id: string): boolean {
    const tag = this.#tags.get(id);
    return tag !== undefined && tag.shown !== null && tag.shown.content !== tag.painted;
  }

  /** Paints what an image shows now; `undefined` when it is none of these. */
  paint(id: string, pixelRatio: number): MapImage | undefined {
    const tag = this.#tags.get(id);
    if (tag === undefined) return undefined;
    const { shown, box } = tag;
    tag.painted = shown?.content ?? '';
    return paintPlace(shown, box, pixelRatio);
  }

  /** Another size is another image, since one that is on the map keeps its size. */
  #add(kind: string, { place }: PlaceMarks, box: Size): string {
    const id = `${kind}:${place}:${box.width}x${box.height}`;
    this.#tags.set(id, { box, shown: null, painted: '' });
    return id;
  }

  #sizeAt(place: string, zoom: number, sizeOf: (tag: Tag) => Size | null): Size | null {
    const ids = this.#ids.get(place);
    const isFar = Math.floor(zoom) < FULL_TAG_ZOOM;
    const tag = ids && this.#tags.get(isFar ? ids.compactImage : ids.image);
    const size = tag === undefined ? null : sizeOf(tag);
    const isPoint = ids?.image === ids?.compactImage;
    return size === null || !isFar || !isPoint
      ? size
      : { width: size.width * FAR_SCALE, height: size.height * FAR_SCALE };
  }

  #show(id: string, image: PlaceImage): void {
    const tag = this.#tags.get(id);
    if (tag !== undefined) tag.shown = image;
  }
}
