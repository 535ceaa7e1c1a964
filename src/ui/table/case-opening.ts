import type { CaseTable } from '../../core/model/case-table';
import type { TableOpening } from './table-opening';

/** The opening of a table that the case points at; `base` is where the page is. */
export function caseOpening(about: CaseTable, base: string): TableOpening {
  return { ...tableOpening(about.address, base), mapping: about.columns ?? null, about };
}

/** The opening of a table at an address. Throws `TypeError` when it is none. */
export function tableOpening(address: string, base: string): TableOpening {
  const { href, pathname } = new URL(address, base);
  return { source: href, name: decodeURIComponent(pathname.split('/').at(-1) ?? '') || href, mapping: null };
}
