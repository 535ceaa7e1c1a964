import { z } from 'zod/mini';
import { idSchema } from './identifier';
import { localizedSchema } from './localized-schema';

/** WGS 84 degrees, longitude first (RFC 7946). */
export const positionSchema = z.tuple([
  z.number().check(z.gte(-180), z.lte(180)),
  z.number().check(z.gte(-90), z.lte(90)),
]);

/** What kind of place was named. Only a point or a settlement may be drawn as a point. */
const PRECISIONS = ['point', 'settlement', 'district', 'region', 'country', 'area'] as const;
export type Precision = (typeof PRECISIONS)[number];

const ringSchema = z.array(positionSchema).check(z.minLength(4));

/** Where a place is: a point with the radius it may be off by, a boundary of `geo/layers` by ISO code, or a drawn polygon. */
const geometrySchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('point'),
    lng: z.number().check(z.gte(-180), z.lte(180)),
    lat: z.number().check(z.gte(-90), z.lte(90)),
    radiusMeters: z.optional(z.number().check(z.positive(), z.lte(1_000_000))),
  }),
  /** ISO 3166-1 alpha-2 (`UA`) or ISO 3166-2 (`RU-KRS`). Several codes make one area. */
  z.strictObject({
    kind: z.literal('boundary'),
    codes: z.array(z.string().check(z.regex(/^[A-Z]{2}(-[A-Z0-9]{1,3})?$/))).check(z.minLength(1)),
  }),
  z.strictObject({ kind: z.literal('polygon'), coordinates: z.array(ringSchema).check(z.minLength(1)) }),
]);
export type PlaceGeometry = z.infer<typeof geometrySchema>;

export const placeSchema = z.strictObject({
  id: idSchema,
  names: localizedSchema,
  /** The name where it stands, in its own script. */
  localName: z.optional(z.string().check(z.minLength(1), z.maxLength(200))),
  precision: z.enum(PRECISIONS),
  /** Left out when the place cannot honestly be drawn ("Indo-Pacific"): its claims are marked "not on the map". */
  geometry: z.optional(geometrySchema),
  /** The place that this one lies in. */
  within: z.optional(idSchema),
  /** Where the coordinates come from, in words. */
  citation: z.optional(z.string().check(z.minLength(1), z.maxLength(500))),
  note: z.optional(localizedSchema),
});

export const placesSchema = z.array(placeSchema);
export type Place = Readonly<z.infer<typeof placeSchema>>;
