import { parseArgs } from 'node:util';
import { PAGE_SIZES } from '../../snapshot/page-sizes';
import { PROJECTIONS, SNAPSHOT_THEMES } from '../../snapshot/scene-input';
import { CliError } from '../cli-error';
import type { Command } from '../command';
import type { Effects } from '../effects';
import { readText } from '../read-case-folder';
import { loadWorld } from './load-world';
import { makeSnapshot, type SnapshotWorld } from './make-snapshot';
import { readReferences } from './read-references';
import { outputsOf, parseRequest, type SnapshotRequest } from './snapshot-request';
import { writeOutputs, type WrittenFile } from './write-outputs';

/** `dateline snapshot`: a view of a case as a page that carries its evidence. */
export const snapshot: Command = {
  help: `Draws a view of a case as a page: map, legend, numbered claims and their notes. Needs no browser and no network.

Usage: dateline snapshot CASE --out FILE [--out FILE ...] [options]
       dateline snapshot CASE --batch FILE

  CASE              a case folder
  --out FILE        what to write, by its ending: .svg, .pdf, .pptx, .png. SVG and PNG write a file a page: map.svg, map-2.svg
  --view VIEW       the address of a view, or its query: "map=6/51.4/35.9&group=nato". Without it, the case as it opens
  --claim ID        only this claim; may be said several times
  --reference FILE  a layer under the claims: GeoJSON, KML, KMZ, GPX, a zipped shapefile, FlatGeobuf or PMTiles of vector tiles; may be
                    said several times, the lowest first
  --reference-name TEXT, --reference-credit TEXT
                    its name in the legend (the file's) and whom to credit (whom the file names); for several in the same order
  --reference-without LAYER
                    a layer of the tiles in PMTiles that is not wanted; may be said several times
  --frame FRAME     claims (all that are shown), opening (as the case opens), or a box of degrees: 30,44,45,54
  --page NAME       ${Object.keys(PAGE_SIZES).join(', ')} (A4)
  --landscape, --portrait
  --size SIZE       instead of --page: 1600x900 (pixels) or 210x297mm
  --dpi N           of a PNG, 72 to 600 (paper 300, slides 192, pixels 96)
  --theme NAME      ${SNAPSHOT_THEMES.join(', ')}
  --lang CODE       en, id, uk, ko
  --title TEXT, --subtitle TEXT
                    instead of the suggested ones; an empty subtitle is none
  --as-of DAY       the day the page speaks for (that of the newest source)
  --projection NAME ${PROJECTIONS.join(', ')}
  --qr              the view's address as a code, too
  --no-legend, --no-locator, --no-north, --no-link
  --allow-empty     draw a view without claims
  --batch FILE      a JSON list of snapshots: [{ "out": "a.pdf", "view": "…", "page": "A5" }, …] with the options' names as keys
  --json            what was put on the page, as JSON

The same case, layers and options give the same bytes, here and in the browser.
Exit code: 0 all is written, 1 a snapshot could not be made, 2 called wrongly.
`,
  async run(args, effects) {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: {
        view: { type: 'string' },
        out: { type: 'string', multiple: true },
        claim: { type: 'string', multiple: true },
        reference: { type: 'string', multiple: true },
        'reference-name': { type: 'string', multiple: true },
        'reference-credit': { type: 'string', multiple: true },
        'reference-without': { type: 'string', multiple: true },
        frame: { type: 'string' },
        page: { type: 'string' },
        landscape: { type: 'boolean' },
        portrait: { type: 'boolean' },
        size: { type: 'string' },
        dpi: { type: 'string' },
        theme: { type: 'string' },
        lang: { type: 'string' },
        title: { type: 'string' },
        subtitle: { type: 'string' },
        'as-of': { type: 'string' },
        projection: { type: 'string' },
        qr: { type: 'boolean' },
        'no-legend': { type: 'boolean' },
        'no-locator': { type: 'boolean' },
        'no-north': { type: 'boolean' },
        'no-link': { type: 'boolean' },
        'allow-empty': { type: 'boolean' },
        batch: { type: 'string' },
        json: { type: 'boolean' },
      },
      allowPositionals: true,
    });
    const [folder] = positionals;
    if (folder === undefined || positionals.length > 1)
      throw new CliError(`expected one case folder, got ${positionals.length}. See dateline snapshot --help.`);
    const { batch, json = false, dpi, ...rest } = values;
    if (batch === undefined) {
      if (rest.out === undefined) throw new CliError('--out FILE is missing. See dateline snapshot --help.');
      const request = parseRequest({ ...rest, ...(dpi !== undefined && { dpi: numberOr(dpi) }) }, '--');
      outputsOf(request);
      const made = await makeOne(request, await loadWorld(folder, effects), effects);
      effects.write(json ? `${JSON.stringify(made, null, 2)}\n` : report(made));
      return 0;
    }
    if (Object.keys(rest).length > 0 || dpi !== undefined)
      throw new CliError('--batch takes its options from the file. See dateline snapshot --help.');
    return runBatch(await readBatch(batch, effects), await loadWorld(folder, effects), { json, effects });
  },
};

/** What is no number stays the text that it is, to be shown in the message. */
function numberOr(text: string): number | string {
  const number = Number(text);
  return text.trim() === '' || Number.isNaN(number) ? text : number;
}

interface Made {
  readonly files: readonly WrittenFile[];
  readonly page: { readonly width: number; readonly height: number; readonly count: number };
  readonly title: string;
  readonly subtitle: string;
  readonly asOf: string;
  readonly language: string;
  readonly permalink: string;
  readonly hash: string;
  readonly claims: readonly unknown[];
  readonly projection: unknown;
  readonly extent: readonly number[];
  readonly scale: number;
  readonly crowdedOut: readonly string[];
}

async function makeOne(request: SnapshotRequest, world: SnapshotWorld, effects: Effects): Promise<Made> {
  const { scene, report: facts, dpi } = await makeSnapshot(request, world, await readReferences(request, effects));
  const files = await writeOutputs(scene, outputsOf(request), { dpi, metrics: world.metrics, effects });
  const { title, subtitle, asOf, language, permalink, hash, pages, citations } = scene;
  const [first] = pages;
  return {
    files,
    page: { width: first?.width ?? 0, height: first?.height ?? 0, count: pages.length },
    title,
    subtitle,
    asOf,
    language,
    permalink,
    hash,
    ...facts,
    claims: facts.claims.map((claim, at) => ({ ...claim, note: citations[at] ?? '' })),
  };
}

async function runBatch(
  requests: readonly SnapshotRequest[],
  world: SnapshotWorld,
  { json, effects }: { json: boolean; effects: Effects },
): Promise<number> {
  const made: Made[] = [];
  const failed: { out: readonly string[]; problem: string }[] = [];
  for (const [at, request] of requests.entries()) {
    effects.writeError(`${at + 1}/${requests.length} ${request.out.join(', ')}\n`);
    try {
      made.push(await makeOne(request, world, effects));
    } catch (error) {
      if (!(error instanceof CliError)) throw error;
      failed.push({ out: request.out, problem: error.message });
    }
  }
  if (json) effects.write(`${JSON.stringify({ snapshots: made, failed }, null, 2)}\n`);
  else {
    effects.write(made.map(report).join(''));
    for (const { out, problem } of failed) effects.writeError(`dateline: ${out.join(', ')}: ${problem}\n`);
    effects.write(`${made.length} of ${requests.length} snapshots written\n`);
  }
  return failed.length === 0 ? 0 : 1;
}

function report({ files, page, claims }: Made): string {
  const onMap = claims.filter((claim) => (claim as { isOnMap: boolean }).isOnMap).length;
  return files
    .map(
      ({ path, bytes }) =>
        `${path}  ${Math.ceil(bytes / 1000)} kB, ${page.count} ${page.count === 1 ? 'page' : 'pages'}, ${claims.length} claims, ${onMap} on the map\n`,
    )
    .join('');
}

async function readBatch(path: string, effects: Effects): Promise<SnapshotRequest[]> {
  let list: unknown;
  try {
    list = JSON.parse(await readText(path, effects));
  } catch (cause) {
    if (cause instanceof CliError) throw cause;
    throw new CliError(`"${path}" is not JSON: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
  if (!Array.isArray(list) || list.length === 0)
    throw new CliError(`"${path}" is no list of snapshots. Expected [{ "out": "map.pdf" }, …].`);
  return list.map((value, at) => {
    const request = parseRequest(value, `${path}, snapshot ${at + 1}: `);
    outputsOf(request);
    return request;
  });
}
