import { filesOfCaseDocument } from '../core/formats/case-document';
import { FormatError } from '../core/formats/format-error';
import { salvageCase } from '../core/formats/salvage-case';
import type { Case } from '../core/model/case';
import { CliError } from './cli-error';
import type { Effects } from './effects';
import { readCaseFolder, readText } from './read-case-folder';

/**
 * A case from a folder, from a case document (`.json`), or from one on standard input (`-`). What has a problem is left out, and said. Throws
 * `CliError` when there is no case to be read.
 */
export async function readCase(from: string, effects: Effects): Promise<Case> {
  const { value, rejected } = await salvageCase(await caseFiles(from, effects));
  const advice =
    from === '-' || from.endsWith('.json') ? 'Open it in the dashboard to see why.' : `See dateline check ${from}.`;
  if (value === null) throw new CliError(`"${from}" cannot be read as a case. ${advice}`, { exitCode: 1 });
  if (rejected.length > 0)
    effects.writeError(`dateline: ${from} has problems, and what has one is left out. ${advice}\n`);
  return value;
}

async function caseFiles(from: string, effects: Effects): Promise<ReadonlyMap<string, string>> {
  if (from !== '-' && !from.endsWith('.json')) return readCaseFolder(from, effects);
  const text = from === '-' ? await effects.readInput() : await readText(from, effects);
  try {
    return filesOfCaseDocument(JSON.parse(text));
  } catch (cause) {
    const reason = cause instanceof FormatError ? cause.message : 'It is not JSON.';
    throw new CliError(`"${from}" is no case document. ${reason}`, { exitCode: 1, cause });
  }
}
