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

/** Gives the id, or the same with the first number behind it that is free; what it gives is taken. */
export function createIdGiver(taken: Iterable<string>): (id: string) => string {
  const ids = new Set(taken);
  const numbers = new Map<string, number>();
  return (wanted) => {
    let [id, number] = [wanted, numbers.get(wanted) ?? 1];
    while (ids.has(id)) id = `${wanted}-${++number}`;
    numbers.set(wanted, number);
    ids.add(id);
    return id;
  };
}
