import type { Case } from '../model/case';
import { inspectCase, type InspectOptions } from './inspect-case';
import { ParseError } from './parse-error';

/** Reads a case from its files (path within the case folder → text). Throws `ParseError` with every issue when one is an error. */
export async function parseCase(files: ReadonlyMap<string, string>, options: InspectOptions = {}): Promise<Case> {
  const { case: loaded, issues } = await inspectCase(files, options);
  if (loaded === null) throw new ParseError(issues);
  return loaded;
}
