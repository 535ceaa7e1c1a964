import type { TableOpening } from './table-opening';

/** The table that an address asks for: `?table=ADDRESS`, or `?bench=ADDRESS` to have it measured. */
export function askedTable({ search }: Location, base: string): TableOpening | null {
  const parameters = new URLSearchParams(search);
  const address = parameters.get('table') || parameters.get('bench');
  if (!address) return null;
  try {
    const url = new URL(address, base);
    return { source: url.href, name: nameOf(url), mapping: null };
  } catch {
    // The reading of it fails, and says so.
    return { source: address, name: address, mapping: null };
  }
}

/** What a reader would call it: the file, or the layer of a server. */
function nameOf({ href, pathname, searchParams }: URL): string {
  const parts = decodeURIComponent(pathname)
    .split('/')
    .filter((part) => part !== '' && !part.includes('{'));
  return searchParams.get('layers') ?? parts.at(-1) ?? href;
}
