import type { Issue } from '../core/formats/issue';
import { salvageCase } from '../core/formats/salvage-case';
import type { Case } from '../core/model/case';

/** A case as far as it could be read, and every problem found on the way. `loaded` is `null` when nothing of it can be shown. */
export interface FetchedCase {
  readonly loaded: Case | null;
  readonly issues: readonly Issue[];
}

/**
 * Loads a bundled case: one JSON object from file path to the file's text, see `scripts/vite-cases.ts`.
 * Throws when it does not arrive or is not of that shape; what is wrong inside it comes back as issues.
 */
export async function fetchCase(
  address: string,
  fetchJson: (address: string) => Promise<unknown>,
): Promise<FetchedCase> {
  const bundle = await fetchJson(address);
  if (typeof bundle !== 'object' || bundle === null) throw new TypeError('Expected an object of files.');
  const files = new Map<string, string>();
  for (const [path, text] of Object.entries(bundle)) {
    if (typeof text !== 'string') throw new TypeError(`Expected the text of "${path}".`);
    files.set(path, text);
  }
  const { value, rejected } = await salvageCase(files);
  return { loaded: value, issues: rejected };
}
