import { loadTranslator } from '../../core/messages/load-translator';
import type { CaseIndex } from '../../core/query/case-index';
import { EMPTY_QUERY, type Query, type QueryResult } from '../../core/query/query';
import { formatPermalink, parsePermalink } from '../../core/view/permalink';
import type { ViewState } from '../../core/view/view-state';
import { claimSubject } from '../../snapshot/claim-subject';
import { openingFrame, SCREEN } from '../../snapshot/frame-view';
import type { PageReference } from '../../snapshot/page-reference';
import type { PageInput } from '../../snapshot/page-subject';
import type { Frame } from '../../snapshot/scene-input';
import { defaultAsOf, drawnAttribution } from '../../snapshot/snapshot-defaults';
import { CliError } from '../cli-error';
import type { PageLayers } from './load-layers';
import { boxFrame, checkedDay, describePage, sceneOptions, themeOf, type MadePage } from './page-request';
import { pageOf, type SnapshotRequest } from './snapshot-request';
import { splitView } from './split-view';
import { claimProblems, viewProblems } from './view-problems';

/** What all snapshots of a case share: loaded once, whatever the number of snapshots. */
export interface SnapshotWorld extends PageLayers {
  readonly index: CaseIndex;
  readonly runQuery: (query: Query) => QueryResult;
  readonly hash: string;
}

/** The scene that a request asks for. Throws `CliError` for what cannot be meant. */
export async function makeSnapshot(
  request: SnapshotRequest,
  world: SnapshotWorld,
  references: readonly PageReference[] = [],
): Promise<MadePage> {
  const { index } = world;
  const { page, dpi } = pageOf(request);
  const { address, search } = splitView(request.view);
  const problems = [...viewProblems(search, index), ...claimProblems(request.claim ?? [], index)];
  if (problems.length > 0) throw new CliError(problems.join('\n  '));

  const view = parsePermalink(search);
  const language = request.lang ?? view.language ?? 'en';
  const asOf = checkedDay(request['as-of'] ?? defaultAsOf(index.case));

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
    theme: themeOf(request, view.theme),
    translator: await loadTranslator(language),
    title: request.title ?? null,
    subtitle: request.subtitle ?? null,
    asOf,
    permalink: address === '' ? '' : `${address}?${formatPermalink(fullView(view, index, language))}`,
    attribution: drawnAttribution(view.hiddenLayers ?? []),
    fonts: world.metrics,
    options: sceneOptions(request),
  };
  return { ...describePage(input), dpi };
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
  if (frame !== undefined) return boxFrame(frame, ['claims', 'opening']);
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
