import type { FeatureCollection, LineString, MultiPolygon, Point, Polygon } from 'geojson';
import type { Modality, MovementPhase } from '../model/claim';
import type { Precision } from '../model/place';

/** One claim's mark: the colour slot of its speaker group (`null` is neutral) and how sure the speaker was. */
export interface Mark {
  readonly claim: string;
  readonly slot: number | null;
  readonly modality: Modality;
}

/** A place with the visible claims that name it. The one record behind a symbol, an area, a popup and a legend entry. */
export interface PlaceMarks {
  readonly place: string;
  readonly precision: Precision;
  /** Earliest first. A claim stands here once, even if it names the place in several roles. */
  readonly marks: readonly Mark[];
  /** Where the symbol or count label stands: the point, or the area's pole of inaccessibility. */
  readonly lng: number;
  readonly lat: number;
}

export interface AreaProperties {
  readonly place: string;
  readonly precision: Precision;
  readonly count: number;
}

export interface RadiusProperties {
  readonly place: string;
  readonly radiusMeters: number;
}

export interface ArrowProperties {
  /** `${claim}:${index of the leg}` */
  readonly id: string;
  readonly claim: string;
  readonly slot: number | null;
  readonly phase: MovementPhase;
  /** Which of the parallel arrows on this leg it is, 0 in the middle: …, -1, 0, 1, …; half steps when they are even in number. */
  readonly lane: number;
  readonly from: string;
  readonly to: string;
}

/** What the map draws of a query result. Coordinates are WGS 84 degrees, longitude first. */
export interface MapFeatures {
  readonly places: readonly PlaceMarks[];
  /** Regions, countries, districts and areas with claims. Never a point. */
  readonly areas: FeatureCollection<Polygon | MultiPolygon, AreaProperties>;
  /** Circles of uncertainty around points where a radius is known. */
  readonly radii: FeatureCollection<Polygon, RadiusProperties>;
  /** Schematic great circles, one feature a leg, cut at the antimeridian. */
  readonly arrows: FeatureCollection<LineString, ArrowProperties>;
  /** One point at the end of each arrow with its bearing in degrees, for the arrowhead. */
  readonly arrowheads: FeatureCollection<Point, ArrowProperties & { readonly bearing: number }>;
  /** Ids of visible claims that no place or movement puts on the map. */
  readonly unmapped: readonly string[];
}
