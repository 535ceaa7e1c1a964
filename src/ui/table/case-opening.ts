import type { CaseTable } from '../../core/model/case-table';
import type { TableOpening } from './table-opening';

/** The opening of a table that the case points at; `base` is where the page is. */
export function caseOpening(about: CaseTable, base: string): TableOpening {
  return {
    ...tableOpening(about.address, base),
    mapping: about.columns ?? null,
    ...(about.part && { part: about.part }),
    about,
  };
}

/** The opening of a table at an address. Throws `TypeError` when it is none. */
export function tableOpening(address: string, base: string): TableOpening {
  const url = new URL(address, base);
  return { source: url.href, name: nameOf(url), mapping: null };
}

/** What a reader would call it: the file, or the layer of a server. */
function nameOf({ href, pathname, searchParams }: URL): string {
  const parts = decodeURIComponent(pathname)
    .split('/')
    .filter((part) => part !== '' && !part.includes('{'));
  return searchParams.get('layers') ?? parts.at(-1) ?? href;
}
