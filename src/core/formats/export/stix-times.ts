import type { Case } from '../../model/case';
import type { Claim } from '../../model/claim';
import { edtfSpan } from '../../model/edtf';
import type { Source } from '../../model/source';

/** Times as STIX writes them, RFC 3339 with milliseconds in UTC; it has no unknown and no vague time. */
export interface StixTimes {
  /** The earliest that the case knows of: when what has no date of its own came to be. */
  readonly first: string;
  ofClaim(claim: Claim): { readonly created: string; readonly modified: string };
  ofSource(source: Source): { readonly created: string; readonly modified: string; readonly published: string };
}

/** Claims were made and changed as their logs say, else when their source was published; an unknown day becomes the next known one, never 1970. */
export function createStixTimes({ claims, sources }: Case): StixTimes {
  const published = new Map(sources.map((source) => [source.id, startOf(source.published)]));
  const logged = claims.flatMap(({ log }) => log.map(({ on }) => startOf(on)));
  const known = [...published.values(), ...logged].filter((moment) => moment !== null);
  // Only a case in which nothing at all is dated has no time to give.
  const first = known.reduce((earliest, moment) => Math.min(earliest, moment), known[0] ?? 0);
  return {
    first: timestamp(first),
    ofClaim({ log, source }) {
      const changes = log.map(({ on }) => startOf(on)).filter((moment) => moment !== null);
      const created = changes.length > 0 ? Math.min(...changes) : (published.get(source) ?? first);
      return { created: timestamp(created), modified: timestamp(Math.max(created, ...changes)) };
    },
    ofSource({ id }) {
      const moment = timestamp(published.get(id) ?? first);
      return { created: moment, modified: moment, published: moment };
    },
  };
}

/** The first moment of an EDTF date, its last one where only that is known; `null` for what no timestamp can say. */
function startOf(date: string): number | null {
  const { min, max } = edtfSpan(date);
  const moment = min ?? max;
  return moment !== null && moment >= YEAR_1 && moment <= YEAR_9999 ? moment : null;
}

const YEAR_1 = Date.parse('0001-01-01T00:00:00Z');
const YEAR_9999 = Date.parse('9999-12-31T23:59:59Z');

function timestamp(moment: number): string {
  return new Date(moment).toISOString();
}
