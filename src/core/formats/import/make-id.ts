import { textDigest } from '../../text/digest';

const MAX_SLUG = 60;

/** An id that reads like the name: lower-case Latin letters and digits; of a name in another script, the start of its digest. */
export function slugOf(name: string): string {
  const slug = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, MAX_SLUG)
    .replace(/-+$/, '');
  const isLatin = /^[\p{Script=Latin}\p{N}\p{P}\p{Z}\p{S}\p{M}]*$/u.test(name);
  return isLatin && slug !== '' ? slug : `${slug === '' ? 'x' : slug.slice(0, 20)}-${textDigest(name).slice(0, 8)}`;
}

/** The id, or the same with the first number behind it that is free. */
export function freeId(id: string, isTaken: (id: string) => boolean): string {
  if (!isTaken(id)) return id;
  for (let number = 2; ; number++) if (!isTaken(`${id}-${number}`)) return `${id}-${number}`;
}
