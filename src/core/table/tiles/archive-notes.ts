import { z } from 'zod';
import { FACETS } from '../../query/query';
import { TILE_LAYER } from '../encode-cells';

const values = z.array(z.object({ id: z.string(), count: z.number() }));
const notes = z.object({
  version: z.literal(1),
  /** Rows of the whole table, and those with a point of their own. */
  count: z.number(),
  placed: z.number(),
  /** What cells are split by, and the values that have a colour. */
  by: z.enum(FACETS),
  slots: z.array(z.string()),
  /** The most frequent values, by facet. */
  facets: z.partialRecord(z.enum(FACETS), values),
});
const metadata = z.object({
  vector_layers: z.array(z.object({ id: z.string() })).default([]),
  dateline: notes.optional(),
});

/** What an archive says of its table beside the tiles; see `dateline tiles`. */
export type ArchiveNotes = z.infer<typeof notes>;

/** `null` when the archive is not one that `dateline tiles` made. */
export function readArchiveNotes(value: unknown): ArchiveNotes | null {
  const { dateline = null, vector_layers = [] } = metadata.safeParse(value).data ?? {};
  return vector_layers.some(({ id }) => id === TILE_LAYER) ? dateline : null;
}
