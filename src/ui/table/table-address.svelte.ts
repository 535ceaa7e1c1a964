import { formatTablePermalink, type TableView } from '../../core/view/table-permalink';
import type { Session } from '../../state/session.svelte';
import type { TableSession } from '../../state/table-session.svelte';

const ADDRESS_DELAY_MS = 200;

/** The whole view of a table as it stands; `null` while it is not known what the table is called. */
function wholeView(table: TableSession, session: Session): TableView | null {
  const { view } = table;
  const of = table.about === null ? null : session.view.caseId;
  return view && { ...view, case: of, language: session.view.language, theme: session.theme };
}

/** Keeps the page's address that of the table's view. Called while a component is made. */
export function syncAddress(table: TableSession, session: Session): void {
  $effect(() => {
    const view = wholeView(table, session);
    // What measures has an address of its own.
    if (view === null || new URLSearchParams(location.search).has('bench')) return;
    const address = `?${formatTablePermalink(view)}`;
    // Browsers refuse a page that rewrites its address at every move of a drag.
    const timer = setTimeout(() => {
      if (address !== location.search) history.replaceState(null, '', address);
    }, ADDRESS_DELAY_MS);
    return () => {
      clearTimeout(timer);
    };
  });
}

/** An address on the page's own host as it is written beneath the page. */
export function shortAddress(href: string, base: string): string {
  const folder = new URL('.', base).href;
  return href.startsWith(folder) ? href.slice(folder.length) : href;
}
