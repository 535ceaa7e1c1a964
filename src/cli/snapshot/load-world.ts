import { join } from 'node:path';
import type { Topology } from 'topojson-specification';
import { caseDigest } from '../../core/formats/case-digest';
import { salvageCase } from '../../core/formats/salvage-case';
import { createBoundaries } from '../../core/geo/boundaries';
import { indexCase } from '../../core/query/case-index';
import { createWholeQueryRunner } from '../../core/query/run-whole-query';
import { createFontMetrics } from '../../snapshot/fonts/metrics';
import type { LabelRow } from '../../snapshot/scene-input';
import { CliError } from '../cli-error';
import type { Effects } from '../effects';
import { readCaseFolder, readText } from '../read-case-folder';
import type { SnapshotWorld } from './make-snapshot';

/** A case folder with all that its pages are drawn from. Throws `CliError` when it cannot be read; what is bad of it is left out, and said. */
export async function loadWorld(folder: string, effects: Effects): Promise<SnapshotWorld> {
  const layer = async (name: string): Promise<unknown> =>
    JSON.parse(await readText(join(effects.packageFolder, 'geo/layers', name), effects));
  // The disk works while the case is checked.
  const layers = Promise.all([layer('boundaries.topojson'), layer('water.topojson'), layer('labels.json')]);
  // What is wrong with the case is said first.
  layers.catch(() => undefined);
  const { value: loaded, rejected } = await salvageCase(await readCaseFolder(folder, effects));
  if (loaded === null)
    throw new CliError(`"${folder}" cannot be read as a case. See dateline check ${folder}.`, { exitCode: 1 });
  if (rejected.length > 0)
    effects.writeError(
      `dateline: ${folder} has problems, and what has one is left out. See dateline check ${folder}.\n`,
    );
  const [boundaries, water, labels] = await layers;
  const index = indexCase(loaded);
  return {
    index,
    runQuery: createWholeQueryRunner(index),
    hash: caseDigest(loaded),
    // Our own files, made and checked by geo/.
    boundaries: createBoundaries(boundaries as Topology),
    water: water as Topology,
    labels: labels as readonly LabelRow[],
    metrics: createFontMetrics(),
  };
}
