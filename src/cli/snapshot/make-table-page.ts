import { loadTableMessages } from '../../core/messages/load-table-messages';
import { loadTranslator } from '../../core/messages/load-translator';
import { engineShape } from '../../core/table/engine-shape';
import { openingColumns } from '../../core/table/opening-columns';
import { parsePermalink } from '../../core/view/permalink';
import {
  digestName,
  formatTablePermalink,
  parseTablePermalink,
  toldColumns,
  type AskedTableView,
} from '../../core/view/table-permalink';
import type { Language } from '../../core/view/view-state';
import type { TableInfo } from '../../engine/protocol';
import { SCREEN } from '../../snapshot/frame-view';
import { layOutWithCells } from '../../snapshot/page-cells';
import { regionNamer, rowSubject } from '../../snapshot/row-subject';
import type { Frame, SceneInput } from '../../snapshot/scene-input';
import { MOST_NOTED_ROWS, newestDay, shownRows, type ShownRows } from '../../snapshot/shown-rows';
import { drawnAttribution } from '../../snapshot/snapshot-defaults';
import { CliError } from '../cli-error';
import { boxFrame, checkedDay, describePage, sceneOptions, themeOf, type MadePage } from './page-request';
import { pageOf, type SnapshotRequest } from './snapshot-request';
import { splitView } from './split-view';
import { tableValueProblems, tableViewProblems } from './table-view-problems';
import type { OpenTable, TableWorld } from './table-world';

/** The page of a table that a request asks for: what the dashboard makes of the same view. Throws `CliError` for what cannot be meant. */
export async function makeTablePage(request: SnapshotRequest, world: TableWorld): Promise<MadePage> {
  const { page, dpi } = pageOf(request);
  const { address, search } = splitView(request.view);
  if (request.claim !== undefined)
    throw new CliError('--claim: a table has rows, not claims. Use the filters of --view.');
  if (request.reference.length > 0)
    throw new CliError('--reference: the map of a table has no layers of the reader’s own. Leave it out.');
  refuse(tableViewProblems(search, world));
  const view = parseTablePermalink(search);
  const { language: ofView, theme } = parsePermalink(search);
  const language = request.lang ?? ofView ?? 'en';
  const table = await world.open(view.columns, view.part);
  const { engine, info } = table;
  const chosen = openingColumns(info, view);
  refuse(await tableValueProblems(view, table));
  const shown = await showRows(view, chosen, table, world);
  if (shown.shown === 0 && !request['allow-empty'])
    throw new CliError('the view shows no row. Change its filters, or say --allow-empty to draw the map alone.', {
      exitCode: 1,
    });
  const { boundaries, water, labels, hash, metrics } = world;
  const input: SceneInput = {
    ...{ boundaries, water, labels, hash, page },
    frame: frameOf(request, view, info),
    hiddenLayers: [],
    theme: themeOf(request, theme),
    translator: await loadTranslator(language),
    title: request.title ?? null,
    subtitle: request.subtitle ?? null,
    asOf: checkedDay(request['as-of'] ?? newestDay(info.days) ?? world.today),
    permalink:
      address === '' ? '' : `${address}?${formatTablePermalink(told(view, { search, language, table, world }))}`,
    attribution: drawnAttribution([]),
    fonts: metrics,
    options: sceneOptions(request),
  };
  const words = await loadTableMessages(language);
  const { made } = await layOutWithCells(
    (cells) => {
      const subject = rowSubject(shown, { words, cells, regionName: regionNamer(boundaries) });
      return describePage({ ...input, subject });
    },
    (tiles) => Promise.resolve(engine.cells(tiles)),
  );
  return { ...made, dpi };
}

function refuse(problems: readonly string[]): void {
  if (problems.length > 0) throw new CliError(problems.join('\n  '));
}

async function showRows(
  { text, facets, range, area, sort }: AskedTableView,
  { clock, by }: ReturnType<typeof openingColumns>,
  { engine, info, find }: OpenTable,
  { boundaries, name, credit }: TableWorld,
): Promise<ShownRows> {
  const question = { text, facets, clock, range, area, by };
  // No row lies in a region that is not there.
  const shape =
    area && (engineShape(area, (code) => boundaries.shape([code])) ?? { kind: 'rings' as const, rings: [] });
  const answer = await engine.filter({ facets, clock, range, by, found: await find(text), area: shape });
  const isFew = answer.total <= MOST_NOTED_ROWS;
  const rows = isFew ? await engine.page({ from: 0, size: MOST_NOTED_ROWS, sort }) : [];
  return shownRows({ name, attribution: credit ?? info.credit?.attribution ?? null }, { question, info, answer, rows });
}

/** The view with what the table is called in it, as the dashboard writes it. */
function told(
  view: AskedTableView,
  {
    search,
    language,
    table: { info },
    world,
  }: { readonly search: string; readonly language: Language; readonly table: OpenTable; readonly world: TableWorld },
): Parameters<typeof formatTablePermalink>[0] {
  const parameters = new URLSearchParams(search);
  const { clock, by } = openingColumns(info, view);
  const opening = openingColumns(info);
  return {
    ...view,
    case: parameters.get('case') || null,
    table: parameters.get('table') || digestName(world.hash),
    file: parameters.get('table') ? parameters.get('file') || null : world.name,
    columns: toldColumns(info),
    clock: clock === opening.clock ? null : clock,
    by: by === opening.by ? null : by,
    language,
    theme: null,
  };
}

/** What is asked for; else the address's own camera; else all of the table. */
function frameOf({ frame }: SnapshotRequest, { camera }: AskedTableView, { bounds }: TableInfo): Frame {
  if (frame === 'rows' || frame === 'claims') return { kind: 'claims' };
  if (frame !== undefined && frame !== 'opening') return boxFrame(frame, ['rows', 'opening']);
  if (camera !== null && frame === undefined) return { kind: 'camera', ...camera, viewport: SCREEN };
  return bounds === null ? { kind: 'camera', lng: 0, lat: 0, zoom: 1, viewport: SCREEN } : { kind: 'bounds', bounds };
}
