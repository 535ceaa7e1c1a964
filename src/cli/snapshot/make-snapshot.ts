import type { Topology } from 'topojson-specification';
import type { Boundaries } from '../../core/geo/boundaries';
import { loadTranslator } from '../../core/messages/load-translator';
import type { CaseIndex } from '../../core/query/case-index';
import { EMPTY_QUERY, type Query, type QueryResult } from '../../core/query/query';
import { formatPermalink, parsePermalink } from '../../core/view/permalink';
import type { ThemeName, ViewState } from '../../core/view/view-state';
import { describeScene, type SceneReport } from '../../snapshot/build-scene';
import { claimSubject } from '../../snapshot/claim-subject';
import type { FontMetrics } from '../../snapshot/fonts/metrics';
import { openingFrame, SCREEN } from '../../snapshot/frame-view';
import type { PageReference } from '../../snapshot/page-reference';
import type { PageInput } from '../../snapshot/page-subject';
import type { Scene } from '../../snapshot/scene';
import type { Frame, LabelRow, SnapshotTheme } from '../../snapshot/scene-input';
import { defaultAsOf, drawnAttribution } from '../../snapshot/snapshot-defaults';
import { CliError } from '../cli-error';
import { pageOf, type SnapshotRequest } from './snapshot-request';
import { splitView } from './split-view';
import { claimProblems, viewProblems } from './view-problems';

/** What all snapshots of a case share: loaded once, whatever the number of snapshots. */
export interface SnapshotWorld {
  readonly index: CaseIndex;
  readonly runQuery: (query: Query) => QueryResult;
  readonly hash: string;
  readonly boundaries: Boundaries;
  readonly water: Topology | null;
  readonly labels: readonly LabelRow[];
  readonly metrics: FontMetrics;
}

const THEME_OF: Readonly<Record<ThemeName, SnapshotTheme>> = { light: 'light', dark: 'dark', contrast: 'print' };
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** The scene that a request asks for. Throws `CliError` for what cannot be meant. */
export async function makeSnapshot(
  request: SnapshotRequest,
  world: SnapshotWorld,
  references: readonly PageReference[] = [],
): Promise<{ scene: Scene; report: SceneReport; dpi: number }> {
  const { index } = world;
  const { page, dpi } = pageOf(request);
  const { address, search } = splitView(request.view);
  const problems = [...viewProblems(search, index), ...claimProblems(request.claim ?? [], index)];
  if (problems.length > 0) throw new CliError(problems.join('\n  '));

  const view = parsePermalink(search);
  const language = request.lang ?? view.language ?? 'en';
  const asOf = request['as-of'] ?? defaultAsOf(index.case);
  if (!isDay(asOf)) throw new CliError(`--as-of: "${asOf}" is no day. Expected one such as 2024-10-29.`);

  const query = view.query ?? EMPTY_QUERY;
  const found = world.runQuery(query);
  const only = request.claim;
  const result = only === undefined ? found : { ...found, claims: found.claims.filter(({ id }) => only.includes(id)) };
  if (result.claims.length === 0 && !request['allow-empty'])
    throw new CliError('the view shows no claim. Change its filters, or say --allow-empty to draw the map alone.', {
      exitCode: 1,
    });
  const { boundaries, water, labels, hash } = world;
  const input: PageInput = {
    subject: claimSubject({ index, result, selected: view.selected ?? null }),
    boundaries,
    water,
    labels,
    hash,
    frame: frameOf(request, view, world),
    hiddenLayers: view.hiddenLayers ?? [],
    references,
    page,
    theme: request.theme ?? (view.theme ? THEME_OF[view.theme] : 'light'),
    translator: await loadTranslator(language),
    title: request.title ?? null,
    subtitle: request.subtitle ?? null,
    asOf,
    permalink: address === '' ? '' : `${address}?${formatPermalink(fullView(view, index, language))}`,
    attribution: drawnAttribution(view.hiddenLayers ?? []),
    fonts: world.metrics,
    options: {
      legend: !request['no-legend'],
      locator: !request['no-locator'],
      north: !request['no-north'],
      permalink: !request['no-link'],
      qr: request.qr,
      projection: request.projection,
    },
  };
  try {
    return { ...describeScene(input), dpi };
  } catch (error) {
    if (error instanceof RangeError) throw new CliError(error.message, { exitCode: 1, cause: error });
    throw error;
  }
}

/** A day of the calendar: engines take the 31st of February for one in March. */
function isDay(text: string): boolean {
  const time = DAY.test(text) ? Date.parse(text) : NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

function fullView(view: Partial<ViewState>, index: CaseIndex, language: ViewState['language']): ViewState {
  return {
    camera: null,
    query: EMPTY_QUERY,
    panel: { kind: 'overview' },
    selected: null,
    bottom: 'timeline',
    subject: null,
    grouping: 'day',
    hiddenLayers: [],
    theme: null,
    ...view,
    caseId: index.case.file.id,
    language,
  };
}

/** What is asked for; else the address's own camera; else all claims if some were chosen, or the case as it opens. */
function frameOf({ frame, claim }: SnapshotRequest, view: Partial<ViewState>, world: SnapshotWorld): Frame {
  if (frame === 'claims') return { kind: 'claims' };
  if (frame === 'opening') return openingFrame(world);
  if (frame !== undefined) {
    const [west, south, east, north, ...rest] = frame.split(',').map((part) => Number(part.trim() || NaN));
    const isBox =
      west !== undefined && south !== undefined && east !== undefined && north !== undefined && rest.length === 0;
    if (
      !isBox ||
      !(Math.abs(west) <= 180 && Math.abs(east) <= 180 && south >= -90 && north <= 90 && south < north && west !== east)
    )
      throw new CliError(
        `--frame: "${frame}" is neither "claims" nor "opening" nor a box of degrees west,south,east,north such as 30,44,45,54.`,
      );
    return { kind: 'bounds', bounds: [west, south, east, north] };
  }
  if (view.camera) return { kind: 'camera', ...view.camera, viewport: SCREEN };
  const query = view.query ?? EMPTY_QUERY;
  const isChosen =
    claim !== undefined ||
    query.text !== '' ||
    query.range.from !== null ||
    query.range.to !== null ||
    Object.keys(query.facets).length > 0;
  return isChosen ? { kind: 'claims' } : openingFrame(world);
}
