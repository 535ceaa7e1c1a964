import { z } from 'zod/mini';

const lngSchema = z.number().check(z.gte(-180), z.lte(180));
const latSchema = z.number().check(z.gte(-90), z.lte(90));
const daySchema = z.string().check(
  z.regex(/^\d{4}-\d{2}-\d{2}$/, 'Expected a day as YYYY-MM-DD.'),
  // What is no such text has been told.
  z.refine((day) => day.length !== 10 || !Number.isNaN(Date.parse(day)), 'Expected a day of the calendar.'),
);
/** Every clock: written out, so that the schema of a case does not bring the query along. */
const clockSchema = z.enum(['event', 'said', 'published']);

/** A rule about several keys, and where it is explained. */
const told = (error: string): { readonly error: string; readonly params: { readonly advice: string } } => ({
  error,
  params: { advice: 'data/README.md says how part of a table is asked for.' },
});

/** Part of a table's file: the rows whose point lies in a box, dated within some days, or both. What has no point or no date is in no such part. */
export const tablePartSchema = z
  .strictObject({
    /** Degrees; a `west` above `east` runs across the antimeridian. */
    box: z.optional(
      z
        .strictObject({ west: lngSchema, south: latSchema, east: lngSchema, north: latSchema })
        .check(z.refine(({ south, north }) => south <= north, told('Expected "south" not to lie above "north".'))),
    ),
    /** Both days belong to it, UTC; one may be left out. */
    days: z.optional(
      z.strictObject({ clock: clockSchema, from: z.optional(daySchema), to: z.optional(daySchema) }).check(
        z.refine(({ from, to }) => from !== undefined || to !== undefined, told('Expected "from", "to" or both.')),
        z.refine(({ from, to }) => (from ?? '') <= (to ?? '9999'), told('Expected "from" not to lie after "to".')),
      ),
    ),
  })
  .check(z.refine(({ box, days }) => box !== undefined || days !== undefined, told('Expected "box", "days" or both.')));
export type TablePart = Readonly<z.infer<typeof tablePartSchema>>;
