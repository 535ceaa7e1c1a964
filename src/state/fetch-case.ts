import type { Issue } from '../core/formats/issue';
import type { Case } from '../core/model/case';

/** A case as far as it could be read, and every problem found on the way. `loaded` is `null` when nothing of it can be shown. */
export interface FetchedCase {
  readonly loaded: Case | null;
  readonly issues: readonly Issue[];
}

/** Where a bundled case is, and the SHA-256 of the bytes that were checked when the page was built; `null` when they were not found good. */
export interface BundledCase {
  readonly address: string;
  readonly sha256: string | null;
}

/**
 * Loads a bundled case: one JSON object from file path to the file's text, see `scripts/vite-cases.ts`. What was checked when the page was
 * built and has not changed since is not checked again, and the checks are not even fetched. Throws when it does not arrive or is
 * not of that shape; what is wrong inside it comes back as issues.
 */
export async function fetchCase(
  { address, sha256 }: BundledCase,
  fetchBytes: (address: string) => Promise<ArrayBuffer>,
): Promise<FetchedCase> {
  const bytes = await fetchBytes(address);
  const files = readBundle(new TextDecoder().decode(bytes));
  if (sha256 !== null && (await digest(bytes)) === sha256) return { loaded: assembleCase(files), issues: [] };
  const { salvageCase } = await import('../core/formats/salvage-case');
  const { value, rejected } = await salvageCase(files);
  return { loaded: value, issues: rejected };
}

function readBundle(text: string): ReadonlyMap<string, string> {
  const bundle: unknown = JSON.parse(text);
  if (typeof bundle !== 'object' || bundle === null) throw new TypeError('Expected an object of files.');
  return new Map(
    Object.entries(bundle).map(([path, file]: [string, unknown]) => {
      if (typeof file !== 'string') throw new TypeError(`Expected the text of "${path}".`);
      return [path, file];
    }),
  );
}

/** `null` outside a secure context, where browsers have no digests: then the case is checked. */
async function digest(bytes: ArrayBuffer): Promise<string | null> {
  const subtle = (globalThis.crypto as Partial<Crypto> | undefined)?.subtle;
  if (subtle === undefined) return null;
  const hash = new Uint8Array(await subtle.digest('SHA-256', bytes));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The case in files that are known to be good. */
function assembleCase(files: ReadonlyMap<string, string>): Case {
  const part = (name: string): unknown => JSON.parse(files.get(`${name}.json`) ?? '[]');
  return {
    file: part('case'),
    sources: part('sources'),
    actors: part('actors'),
    places: part('places'),
    occasions: part('occasions'),
    claims: part('claims'),
  } as Case;
}
