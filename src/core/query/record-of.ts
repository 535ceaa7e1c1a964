/** A record with every key of a list, each value made from its key. */
export function recordOf<K extends string, V>(keys: readonly K[], value: (key: K, at: number) => V): Record<K, V> {
  const entries = keys.map((key, at) => [key, value(key, at)] as const);
  // `Object.fromEntries` forgets which keys there are; the list above has them all.
  return Object.fromEntries(entries) as Record<K, V>;
}
