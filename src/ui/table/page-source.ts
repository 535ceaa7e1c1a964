import { formatTablePermalink } from '../../core/view/table-permalink';
import { MOST_NOTED_ROWS, newestDay, shownRows } from '../../snapshot/shown-rows';
import type { TableSession } from '../../state/table-session.svelte';
import type { ExportSource } from '../export/export-source';

export interface PageSourceOptions {
  readonly table: TableSession;
  /** The case that points at the table; `null` when none does. */
  readonly caseId: string | null;
  /** The page's address, without a query. */
  readonly base: string;
  /** The map's size on the screen, CSS pixels. */
  readonly viewport: { readonly width: number; readonly height: number };
}

/** The open table as it is shown, to be put on a page. Rejects when the table has been closed, or its file is gone. */
export async function pageSource({ table, caseId, base, viewport }: PageSourceOptions): Promise<ExportSource> {
  await table.settled();
  const { info, answer, question, view, camera } = table;
  if (info === null || answer === null) throw new Error('Expected an open table.');
  const isFew = answer.total <= MOST_NOTED_ROWS;
  const [rows, hash] = await Promise.all([
    isFew ? table.client.ask('page', { from: 0, size: MOST_NOTED_ROWS, sort: table.sort }) : [],
    table.digest(),
  ]);
  const named = { name: view?.file ?? table.source.name, attribution: table.attribution };
  return {
    about: { kind: 'table', shown: shownRows(named, { question, info, answer, rows }), hash: hash ?? '' },
    // A table without dates speaks for the day on which somebody made a page of it.
    asOf: newestDay(info.days) ?? new Date().toISOString().slice(0, 10),
    view: () => ({ claims: null, hiddenLayers: [], basemap: null }),
    screen: () => {
      // The map stands where it was fitted to the rows until somebody moves it.
      if (camera === null && info.bounds !== null) return { kind: 'bounds', bounds: info.bounds };
      const { lng, lat, zoom } = camera ?? { lng: 0, lat: 0, zoom: 1 };
      return { kind: 'camera', lng, lat, zoom, viewport };
    },
    permalink: (language) =>
      view === null ? '' : `${base}?${formatTablePermalink({ ...view, case: caseId, language, theme: null })}`,
    loadCells: (tiles) => table.client.ask('cells', tiles),
  };
}
