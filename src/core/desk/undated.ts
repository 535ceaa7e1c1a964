import { edtfSpan } from '../model/edtf';
import type { Source } from '../model/source';

/** Stands for an address that nobody knows yet: a name under `.invalid` never leads anywhere (RFC 2606). */
const NO_ADDRESS = 'https://no-address.invalid/';

/** The date of a source whose day of publication nobody knows yet: some day until the one on which it came to the desk. */
export function openDate(now: string): string {
  return `../${now}`;
}

export function hasDate({ published }: Pick<Source, 'published'>): boolean {
  const { min, max } = edtfSpan(published);
  return min !== null && max !== null;
}

export function noAddress(id: string): string {
  return `${NO_ADDRESS}${id}`;
}

export function hasAddress({ url }: Pick<Source, 'url'>): boolean {
  return !url.startsWith(NO_ADDRESS);
}
