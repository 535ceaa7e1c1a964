import type { TableMap } from '../../map/table-map';
import type { TableSession } from '../../state/table-session.svelte';

/** Marks when the first view is complete; behind `?bench` the hooks for measuring come with it. */
export function startBench(table: TableSession, shown: TableMap): void {
  void (async () => {
    const idle = shown.map.once('idle');
    // It may have been drawn while the rows were read, and would stay as it is.
    shown.map.triggerRepaint();
    await idle;
    await shown.discs?.settled();
    performance.mark('dateline:interactive', { detail: { rows: table.info?.count ?? 0 } });
    if (!new URLSearchParams(location.search).has('bench')) return;
    void import('./table-bench-hooks').then(async ({ createTableHooks }) => {
      Object.assign(window, { __dateline: await createTableHooks(table, shown) });
      performance.mark('dateline:hooks');
    });
  })();
}
