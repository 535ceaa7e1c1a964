import { z } from 'zod';
import { idSchema } from './identifier';
import { localizedSchema } from './localized';

/** WGS 84 degrees, longitude first (RFC 7946). */
export const positionSchema = z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]);

/** What kind of place was named. Only a point or a settlement may be drawn as a point. */
export const PRECISIONS = ['point', 'settlement', 'district', 'region', 'country', 'area'] as const;
export type Precision = (typeof PRECISIONS)[number];

const ringSchema = z.array(positionSchema).min(4);

/** Where a place is: a point with the radius it may be off by, a boundary of `geo/layers` by ISO code, or a drawn polygon. */
const geometrySchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('point'),
    lng: z.number().min(-180).max(180),
    lat: z.number().min(-90).max(90),
    radiusMeters: z.number().positive().max(1_000_000).optional(),
  }),
  /** ISO 3166-1 alpha-2 (`UA`) or ISO 3166-2 (`RU-KRS`). Several codes make one area. */
  z.strictObject({
    kind: z.literal('boundary'),
    codes: z.array(z.string().regex(/^[A-Z]{2}(-[A-Z0-9]{1,3})?$/)).min(1),
  }),
  z.strictObject({ kind: z.literal('polygon'), coordinates: z.array(ringSchema).min(1) }),
]);
export type PlaceGeometry = z.infer<typeof geometrySchema>;

export const placeSchema = z.strictObject({
  id: idSchema,
  names: localizedSchema,
  /** The name where it stands, in its own script. */
  localName: z.string().min(1).max(200).optional(),
  precision: z.enum(PRECISIONS),
  /** Left out when the place cannot honestly be drawn ("Indo-Pacific"): its claims are marked "not on the map". */
  geometry: geometrySchema.optional(),
  /** The place that this one lies in. */
  within: idSchema.optional(),
  /** Where the coordinates come from, in words. */
  citation: z.string().min(1).max(500).optional(),
  note: localizedSchema.optional(),
});

export const placesSchema = z.array(placeSchema);
export type Place = Readonly<z.infer<typeof placeSchema>>;
