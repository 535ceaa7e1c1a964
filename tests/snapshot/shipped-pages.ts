import { nodeEffects } from '../../src/cli/node-effects';
import { loadWorld } from '../../src/cli/snapshot/load-world';
import { makeSnapshot, type SnapshotWorld } from '../../src/cli/snapshot/make-snapshot';
import { readReferences } from '../../src/cli/snapshot/read-references';
import { outputsOf, parseRequest } from '../../src/cli/snapshot/snapshot-request';
import { writeOutputs } from '../../src/cli/snapshot/write-outputs';
import type { SceneReport } from '../../src/snapshot/build-scene';
import type { Scene } from '../../src/snapshot/scene';

export interface MadePages {
  readonly scene: Scene;
  readonly report: SceneReport;
  /** By their names: `page.svg`, `page-2.svg`, `page.pdf` … */
  readonly files: ReadonlyMap<string, Uint8Array>;
}

/** The case that Dateline ships, with its layers. */
export function shippedWorld(): Promise<SnapshotWorld> {
  return loadWorld('data/cases/kursk-2024', nodeEffects());
}

/** Pages by the command line's own way, with the options' names; nothing is written to the disk. */
export async function makePages(
  world: SnapshotWorld,
  options: Readonly<Record<string, unknown>>,
  formats: readonly string[] = [],
): Promise<MadePages> {
  const request = parseRequest({ ...options, out: ['svg', ...formats].map((format) => `page.${format}`) }, '');
  const { scene, report, dpi } = await makeSnapshot(request, world, await readReferences(request, nodeEffects()));
  const files = new Map<string, Uint8Array>();
  const effects = {
    ...nodeEffects(),
    writeBytes: (path: string, bytes: Uint8Array) => {
      files.set(path, bytes);
      return Promise.resolve();
    },
  };
  const outputs = outputsOf(request).filter(({ format }) => formats.includes(format));
  await writeOutputs(scene, outputs, { dpi, metrics: world.metrics, effects });
  return { scene, report, files };
}
