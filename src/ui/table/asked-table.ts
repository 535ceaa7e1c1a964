import type { TableOpening } from './table-opening';

/** The table that an address asks for: `?table=ADDRESS`, or `?bench=ADDRESS` to have it measured. */
export function askedTable({ search }: Location, base: string): TableOpening | null {
  const parameters = new URLSearchParams(search);
  const address = parameters.get('table') || parameters.get('bench');
  if (!address) return null;
  try {
    const { href, pathname } = new URL(address, base);
    return { source: href, name: decodeURIComponent(pathname.split('/').at(-1) ?? '') || href, mapping: null };
  } catch {
    // The reading of it fails, and says so.
    return { source: address, name: address, mapping: null };
  }
}
