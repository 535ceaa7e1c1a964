import { z } from 'zod/mini';
import { idSchema } from '../../core/model/identifier';
import { localizedSchema } from '../../core/model/localized-schema';

const countSchema = z.int().check(z.nonnegative());

const storedRevisionSchema = z.object({
  revision: countSchema,
  /** ISO 8601, UTC. */
  changedAt: z.string().check(z.maxLength(40)),
  /** UTF-16 code units of the stored text. */
  length: countSchema,
});

/** What is known of a stored case without reading its text. */
const storedCaseSchema = z.object({
  id: idSchema,
  title: localizedSchema,
  claims: countSchema,
  /** Those whose texts are kept, the present one last. */
  revisions: z.array(storedRevisionSchema).check(z.minLength(1)),
  /** When it was deleted; it can be taken back until it is deleted for good. */
  removedAt: z.nullable(z.string().check(z.maxLength(40))),
});

export type StoredRevision = Readonly<z.infer<typeof storedRevisionSchema>>;
export type StoredCase = Readonly<z.infer<typeof storedCaseSchema>>;

/** An entry as it is stored; of a damaged one as much as the keys of its texts tell, so that it can still be opened or taken out. */
export function readStoredCase(id: string, value: unknown, revisions: readonly number[]): StoredCase {
  const read = storedCaseSchema.safeParse(value);
  if (read.success && read.data.id === id) return read.data;
  return {
    id,
    title: { en: id },
    claims: 0,
    revisions: revisions.length === 0 ? [UNKNOWN] : revisions.map((revision) => ({ ...UNKNOWN, revision })),
    removedAt: null,
  };
}

const UNKNOWN: StoredRevision = { revision: 0, changedAt: '', length: 0 };

/** The present revision. */
export function presentRevision({ revisions }: StoredCase): StoredRevision {
  return revisions.at(-1) ?? UNKNOWN;
}
