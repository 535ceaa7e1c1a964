import { caseDigest } from '../../core/formats/case-digest';
import { salvageCase } from '../../core/formats/salvage-case';
import { indexCase } from '../../core/query/case-index';
import { createWholeQueryRunner } from '../../core/query/run-whole-query';
import { CliError } from '../cli-error';
import type { Effects } from '../effects';
import { readCaseFolder } from '../read-case-folder';
import { loadLayers } from './load-layers';
import type { SnapshotWorld } from './make-snapshot';

/** A case folder with all that its pages are drawn from. Throws `CliError` when it cannot be read; what is bad of it is left out, and said. */
export async function loadWorld(folder: string, effects: Effects): Promise<SnapshotWorld> {
  // The disk works while the case is checked.
  const layers = loadLayers(effects);
  // What is wrong with the case is said first.
  layers.catch(() => undefined);
  const { value: loaded, rejected } = await salvageCase(await readCaseFolder(folder, effects));
  if (loaded === null)
    throw new CliError(`"${folder}" cannot be read as a case. See dateline check ${folder}.`, { exitCode: 1 });
  if (rejected.length > 0)
    effects.writeError(
      `dateline: ${folder} has problems, and what has one is left out. See dateline check ${folder}.\n`,
    );
  const index = indexCase(loaded);
  return { ...(await layers), index, runQuery: createWholeQueryRunner(index), hash: caseDigest(loaded) };
}
