import { z } from 'zod';
import { LIMITS } from '../../formats/rows/row-limits';
import { ROLES } from '../../formats/rows/row-roles';
import { dataCreditSchema } from '../../model/data-credit';
import { tablePartSchema } from '../../model/table-part';
import { CLOCKS, FACETS } from '../../query/query';
import { recordOf } from '../../query/record-of';

/**
 * A packed table: the magic word; the columns and then blocks of the rows' text, each as gzip; the contents as JSON; the
 * contents' length and the version (32 bits each, low byte first); the magic word again. Numbers are little-endian.
 * Version 2 says whose the rows are, version 3 of what file they are only a part; a table that says neither is of version 1, which older readers open.
 */
export const MAGIC = 'DATELNTB';
export const VERSIONS = { plain: 1, credited: 2, partial: 3 } as const;
/** Length, version, magic word. */
export const TAIL_BYTES = 16;

const count = z.int().min(0);
const facet = z.object({
  values: z.array(z.string()),
  /** `null` when combination and value are the same number. */
  combinations: z.array(z.array(count)).nullable(),
  /** Bytes a code; 0 when no row has the facet. */
  width: z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(4)]),
});
const span = z.object({ isOne: z.boolean() }).nullable();
const section = z.object({ name: z.string(), start: count, length: count, plainLength: count });

/** What is in the file and where. `digest` is the SHA-256 of the contents without it: they hold the check sum of every part. */
export const contentsSchema = z.object({
  digest: z.string(),
  count: z.int().min(1).max(LIMITS.rows),
  placed: count,
  columns: z.array(z.string()).max(LIMITS.columns),
  mapping: z.partialRecord(z.enum(ROLES), z.string()),
  rejected: z.object({ count, byReason: z.record(z.string(), count) }),
  cut: z.string().nullable(),
  form: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('csv'), header: z.array(z.string()), delimiter: z.string() }),
    z.object({ kind: z.literal('json') }),
  ]),
  facets: z.object(recordOf(FACETS, () => facet)),
  times: z.object(recordOf(CLOCKS, () => span)),
  quantity: span,
  sections: z.array(section.extend({ crc32: count })),
  /** Blocks of the rows' text, in the order of the input. */
  texts: z.array(z.object({ firstRow: count, count, start: count, length: count, crc32: count })),
  /** Left out where it is not known, and in version 1. */
  credit: z.optional(dataCreditSchema),
  /** Left out where the rows are all of their file, and before version 3. */
  part: z.optional(z.object({ asked: tablePartSchema, fileRows: count, readRows: count })),
});
export type PackContents = z.infer<typeof contentsSchema>;
