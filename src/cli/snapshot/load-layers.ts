import { join } from 'node:path';
import type { Topology } from 'topojson-specification';
import { createBoundaries, type Boundaries } from '../../core/geo/boundaries';
import { createFontMetrics, type FontMetrics } from '../../snapshot/fonts/metrics';
import type { LabelRow } from '../../snapshot/scene-input';
import type { Effects } from '../effects';
import { readText } from '../read-case-folder';

/** What every page is drawn with, whatever it is about. */
export interface PageLayers {
  readonly boundaries: Boundaries;
  readonly water: Topology | null;
  readonly labels: readonly LabelRow[];
  readonly metrics: FontMetrics;
}

/** The layers that Dateline comes with. Throws `CliError` when they are not where it is. */
export async function loadLayers(effects: Effects): Promise<PageLayers> {
  const layer = async (name: string): Promise<unknown> =>
    JSON.parse(await readText(join(effects.packageFolder, 'geo/layers', name), effects));
  const [boundaries, water, labels] = await Promise.all([
    layer('boundaries.topojson'),
    layer('water.topojson'),
    layer('labels.json'),
  ]);
  return {
    // Our own files, made and checked by geo/.
    boundaries: createBoundaries(boundaries as Topology),
    water: water as Topology,
    labels: labels as readonly LabelRow[],
    metrics: createFontMetrics(),
  };
}
