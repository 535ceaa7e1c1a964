import { basename } from 'node:path';
import { FormatError } from '../../core/formats/format-error';
import { PLAIN_REFERENCE, REFERENCE_AREAS, REFERENCE_INKS } from '../../core/view/reference-style';
import { readLayerFile } from '../../engine/read-layer-file';
import type { PageReference } from '../../snapshot/page-reference';
import { CliError, isMissing } from '../cli-error';
import type { Effects } from '../effects';
import type { SnapshotRequest } from './snapshot-request';

/** The layers that a request lays under the claims. Throws `CliError` for a file that is none, or of which nobody knows whose it is. */
export async function readReferences(
  {
    reference: paths,
    'reference-name': names,
    'reference-credit': credits,
    'reference-without': without,
    'reference-ink': inks,
    'reference-areas': areas,
  }: SnapshotRequest,
  effects: Effects,
): Promise<PageReference[]> {
  for (const [option, texts] of Object.entries({
    'reference-name': names,
    'reference-credit': credits,
    'reference-ink': inks,
    'reference-areas': areas,
  }))
    if (texts.length > paths.length)
      throw new CliError(
        `--${option}: said more often (${texts.length}) than --reference (${paths.length}). Say it once for each layer, in the same order.`,
      );
  const layers: PageReference[] = [];
  for (const [at, path] of paths.entries()) {
    const { name, attribution, sha256, tiles, features, rejected } = await readOne(path, without, effects);
    const credit = credits[at]?.trim() || attribution;
    if (credit === '')
      throw new CliError(`"${path}" does not say whose it is. Say whom to credit with --reference-credit.`);
    if (rejected.length > 0)
      effects.writeError(
        `dateline: ${path}: ${rejected.length} of ${rejected.length + features.features.length} shapes cannot be drawn. First, row ${rejected[0]?.row ?? 0}: ${rejected[0]?.reason ?? ''}\n`,
      );
    const style = {
      ink: oneOf(REFERENCE_INKS, inks[at] ?? PLAIN_REFERENCE.ink, 'reference-ink'),
      areas: oneOf(REFERENCE_AREAS, areas[at] ?? PLAIN_REFERENCE.areas, 'reference-areas'),
    };
    layers.push({ name: names[at]?.trim() || name, attribution: credit, sha256, tiles, features, style });
  }
  return layers;
}

function oneOf<Name extends string>(names: readonly Name[], given: string, option: string): Name {
  const found = names.find((name) => name === given);
  if (found === undefined) throw new CliError(`--${option}: expected one of ${names.join(', ')}, got "${given}".`);
  return found;
}

async function readOne(path: string, without: readonly string[], effects: Effects): ReturnType<typeof readLayerFile> {
  try {
    return await readLayerFile(await effects.readBytes(path), basename(path), without);
  } catch (cause) {
    if (cause instanceof FormatError) throw new CliError(`"${path}": ${cause.message}`, { exitCode: 1, cause });
    if (isMissing(cause)) throw new CliError(`there is no file "${path}". Check the path.`, { cause });
    throw cause;
  }
}
