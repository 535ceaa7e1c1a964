import type { Key } from './finding';

/** A copy of a value without what stands at the given paths; items of a list move up. What no path touches is shared with the original. */
export function withoutPaths(value: unknown, paths: readonly (readonly Key[])[]): unknown {
  if (paths.length === 0) return value;
  const withoutOwn = <K extends Key>(key: K, item: unknown): readonly (readonly [K, unknown])[] => {
    const own = paths.filter(([first]) => first === key).map((path) => path.slice(1));
    return own.some((path) => path.length === 0) ? [] : [[key, withoutPaths(item, own)]];
  };
  if (Array.isArray(value)) {
    const items: readonly unknown[] = value;
    return items.flatMap((item, at) => withoutOwn(at, item)).map(([, item]) => item);
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).flatMap(([key, item]: [string, unknown]) => withoutOwn(key, item)));
}
