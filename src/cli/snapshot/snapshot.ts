import { basename, dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { PLAIN_REFERENCE, REFERENCE_AREAS, REFERENCE_INKS } from '../../core/view/reference-style';
import type { FontMetrics } from '../../snapshot/fonts/metrics';
import { PAGE_SIZES } from '../../snapshot/page-sizes';
import { PROJECTIONS, SNAPSHOT_THEMES } from '../../snapshot/scene-input';
import { CliError, isFolder, isMissing } from '../cli-error';
import type { Command } from '../command';
import type { Effects } from '../effects';
import { MAP_HELP } from '../map-help';
import { readText } from '../read-case-folder';
import { loadWorld } from './load-world';
import { makeSnapshot } from './make-snapshot';
import type { MadePage } from './page-request';
import { readReferences } from './read-references';
import { outputsOf, parseRequest, type SnapshotRequest } from './snapshot-request';
import type { TableCall } from './table-world';
import { writeOutputs, type WrittenFile } from './write-outputs';

/** `dateline snapshot`: a view of a case or of a table as a page that carries its evidence. */
export const snapshot: Command = {
  help: `Draws a view of a case as a page: map, legend, numbered claims and their notes; or a view of a table: its rows by place and part,
and a note for each where they are few. Needs no browser and no network.

Usage: dateline snapshot CASE|TABLE --out FILE [--out FILE ...] [options]
       dateline snapshot CASE|TABLE --batch FILE

  CASE              a case folder
  TABLE             a file of rows: CSV, GeoJSON, a feature a line, gzip of each, Parquet, FlatGeobuf, or packed (.dltable)
  --out FILE        what to write, by its ending: .svg, .pdf, .pptx, .png. SVG and PNG write a file a page: map.svg, map-2.svg
  --view VIEW       the address of a view, or its query: "map=6/51.4/35.9&group=nato". Without it, the case or table as it opens
  --claim ID        of a case: only this claim; may be said several times
  --reference FILE  of a case: a layer under the claims: GeoJSON, KML, KMZ, GPX, a zipped shapefile, FlatGeobuf or PMTiles of vector tiles;
                    may be said several times, the lowest first
  --reference-name TEXT, --reference-credit TEXT
                    its name in the legend (the file's) and whom to credit (whom the file names); for several in the same order
  --reference-ink NAME, --reference-areas NAME
                    what it is drawn in: ${REFERENCE_INKS.join(', ')} (${PLAIN_REFERENCE.ink}); and of its areas what: ${REFERENCE_AREAS.join(', ')} (${PLAIN_REFERENCE.areas}); for several in the same order
  --reference-without LAYER
                    a layer of the tiles in PMTiles that is not wanted; may be said several times
${MAP_HELP.replace('what a column is;', 'of a table: what a column is;')}
  --credit TEXT     of a table: whom to credit, as it stands on the page (as a packed table itself says)
  --frame FRAME     claims or rows (all that are shown), opening (as the case or table opens), or a box of degrees: 30,44,45,54
  --page NAME       ${Object.keys(PAGE_SIZES).join(', ')} (A4)
  --landscape, --portrait
  --size SIZE       instead of --page: 1600x900 (pixels) or 210x297mm
  --dpi N           of a PNG, 72 to 600 (paper 300, slides 192, pixels 96)
  --theme NAME      ${SNAPSHOT_THEMES.join(', ')}
  --lang CODE       en, id, uk, ko
  --title TEXT, --subtitle TEXT
                    instead of the suggested ones; an empty subtitle is none
  --as-of DAY       the day the page speaks for (that of the newest source or row)
  --projection NAME ${PROJECTIONS.join(', ')}
  --qr              the view's address as a code, too
  --no-legend, --no-locator, --no-north, --no-link
  --allow-empty     draw a view without claims or rows
  --batch FILE      a JSON list of snapshots: [{ "out": "a.pdf", "view": "…", "page": "A5" }, …] with the options' names as keys
  --json            what was put on the page, as JSON

The same case or table, layers and options give the same bytes, here and in the browser.
Exit code: 0 all is written, 1 a snapshot could not be made, 2 called wrongly.
`,
  async run(args, effects) {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: {
        view: { type: 'string' },
        out: { type: 'string', multiple: true },
        claim: { type: 'string', multiple: true },
        map: { type: 'string', multiple: true, default: [] },
        credit: { type: 'string' },
        reference: { type: 'string', multiple: true },
        'reference-name': { type: 'string', multiple: true },
        'reference-credit': { type: 'string', multiple: true },
        'reference-without': { type: 'string', multiple: true },
        'reference-ink': { type: 'string', multiple: true },
        'reference-areas': { type: 'string', multiple: true },
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
    const [path] = positionals;
    if (path === undefined || positionals.length > 1)
      throw new CliError(`expected one case folder or table, got ${positionals.length}. See dateline snapshot --help.`);
    const { batch, json = false, dpi, map: maps, credit = null, ...rest } = values;
    const load = (): Promise<PageMaker> => loadMaker({ path, maps, credit }, effects);
    if (batch === undefined) {
      if (rest.out === undefined) throw new CliError('--out FILE is missing. See dateline snapshot --help.');
      const request = parseRequest({ ...rest, ...(dpi !== undefined && { dpi: numberOr(dpi) }) }, '--');
      outputsOf(request);
      const made = await makeOne(request, await load(), effects);
      effects.write(json ? `${JSON.stringify(made, null, 2)}\n` : report(made));
      return 0;
    }
    if (Object.keys(rest).length > 0 || dpi !== undefined)
      throw new CliError('--batch takes its options from the file. See dateline snapshot --help.');
    const requests = await readBatch(batch, effects);
    return runBatch(requests, await load(), { json, effects });
  },
};

/** What makes pages of one case or table. */
interface PageMaker {
  readonly kind: 'claims' | 'rows';
  readonly metrics: FontMetrics;
  readonly make: (request: SnapshotRequest) => Promise<MadePage>;
}

/** A folder is a case, a file a table. */
async function loadMaker(call: Omit<TableCall, 'file'>, effects: Effects): Promise<PageMaker> {
  const { path, maps, credit } = call;
  const file = await tableFile(path, effects);
  if (file !== null) {
    const [{ loadTableWorld }, { makeTablePage }] = await Promise.all([
      import('./table-world'),
      import('./make-table-page'),
    ]);
    const world = await loadTableWorld({ ...call, file }, effects);
    return { kind: 'rows', metrics: world.metrics, make: (request) => makeTablePage(request, world) };
  }
  if (maps.length > 0) throw new CliError(`--map: says what a table's columns are; "${path}" is a case.`);
  if (credit !== null)
    throw new CliError(`--credit: says whom to credit for a table; "${path}" is a case, which says so itself.`);
  const world = await loadWorld(path, effects);
  return {
    kind: 'claims',
    metrics: world.metrics,
    make: async (request) => makeSnapshot(request, world, await readReferences(request, effects)),
  };
}

async function tableFile(path: string, effects: Effects): Promise<Blob | null> {
  try {
    const file = await effects.openBlob(path);
    if (basename(path) === 'case.json')
      throw new CliError(`"${path}" is part of a case. Take its folder: dateline snapshot ${dirname(path)}.`);
    return file;
  } catch (cause) {
    if (isMissing(cause) || isFolder(cause)) return null;
    if (cause instanceof CliError) throw cause;
    throw new CliError(`"${path}" cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`, {
      cause,
    });
  }
}

/** What is no number stays the text that it is, to be shown in the message. */
function numberOr(text: string): number | string {
  const number = Number(text);
  return text.trim() === '' || Number.isNaN(number) ? text : number;
}

interface NotedOnPage {
  readonly isOnMap: boolean;
  readonly note: string;
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
  readonly claims?: readonly NotedOnPage[];
  /** Of a table those that have a note, and so none where rows are many. */
  readonly rows?: readonly NotedOnPage[];
  readonly projection: unknown;
  readonly extent: readonly number[];
  readonly scale: number;
  readonly crowdedOut: readonly string[];
}

async function makeOne(request: SnapshotRequest, { kind, metrics, make }: PageMaker, effects: Effects): Promise<Made> {
  const { scene, report: facts, dpi } = await make(request);
  const { claims, ...rest } = facts;
  const files = await writeOutputs(scene, outputsOf(request), { dpi, metrics, effects });
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
    ...rest,
    ...(kind === 'claims'
      ? { claims: claims.map((claim, at) => ({ ...claim, note: citations[at] ?? '' })) }
      : { rows: claims.map(({ claim, ...row }, at) => ({ row: Number(claim), ...row, note: citations[at] ?? '' })) }),
  };
}

async function runBatch(
  requests: readonly SnapshotRequest[],
  maker: PageMaker,
  { json, effects }: { json: boolean; effects: Effects },
): Promise<number> {
  const made: Made[] = [];
  const failed: { out: readonly string[]; problem: string }[] = [];
  for (const [at, request] of requests.entries()) {
    effects.writeError(`${at + 1}/${requests.length} ${request.out.join(', ')}\n`);
    try {
      made.push(await makeOne(request, maker, effects));
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

function report({ files, page, claims, rows }: Made): string {
  const noted = claims ?? rows ?? [];
  const onMap = noted.filter(({ isOnMap }) => isOnMap).length;
  const told =
    claims === undefined && noted.length === 0
      ? 'rows by place'
      : `${noted.length} ${claims === undefined ? 'rows' : 'claims'}, ${onMap} on the map`;
  return files
    .map(
      ({ path, bytes }) =>
        `${path}  ${Math.ceil(bytes / 1000)} kB, ${page.count} ${page.count === 1 ? 'page' : 'pages'}, ${told}\n`,
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
