import type { CaseTable } from '../../core/model/case-table';
import { formatTablePart } from '../../core/table/part/part-text';
import { caseOpening, tableOpening } from './case-opening';
import type { TableOpening } from './table-opening';

/** The table that an address asks for: `?table=ADDRESS`, or `?bench=ADDRESS` to have it measured. Its case may point at it, and say more. */
export function askedTable({ search }: Location, base: string, tables: readonly CaseTable[]): TableOpening | null {
  const parameters = new URLSearchParams(search);
  const address = parameters.get('table') || parameters.get('bench');
  if (!address) return null;
  try {
    const { href } = new URL(address, base);
    const here = tables.filter((table) => new URL(table.address, base).href === href);
    const part = parameters.getAll('part').join(' ');
    // Of two parts of one file the one that is asked for.
    const about = here.find((each) => (each.part ? formatTablePart(each.part).join(' ') : '') === part) ?? here[0];
    return about === undefined ? tableOpening(address, base) : caseOpening(about, base);
  } catch {
    // The reading of it fails, and says so.
    return { source: address, name: address, mapping: null };
  }
}
