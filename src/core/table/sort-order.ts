const RADIX_BITS = 11;
const RADIX = 1 << RADIX_BITS;

/** The order that sorts the first `count` keys ascending, equal ones in their order: a radix sort, three rounds whatever the data. */
export function sortOrder(keys: Uint32Array, count = keys.length): Uint32Array {
  let order = new Uint32Array(count);
  for (let at = 0; at < count; at++) order[at] = at;
  let next = new Uint32Array(count);
  // The keys move along: looked up by row they would be read all over memory.
  let sorted = keys.slice(0, count);
  let nextSorted = new Uint32Array(count);
  for (let shift = 0; shift < 32; shift += RADIX_BITS) {
    const starts = new Uint32Array(RADIX);
    for (let at = 0; at < count; at++) {
      const digit = ((sorted[at] ?? 0) >>> shift) & (RADIX - 1);
      starts[digit] = (starts[digit] ?? 0) + 1;
    }
    // All in one bucket: this round changes nothing.
    if (starts.includes(count)) continue;
    let sum = 0;
    for (let digit = 0; digit < RADIX; digit++) {
      const size = starts[digit] ?? 0;
      starts[digit] = sum;
      sum += size;
    }
    for (let at = 0; at < count; at++) {
      const key = sorted[at] ?? 0;
      const digit = (key >>> shift) & (RADIX - 1);
      const target = starts[digit] ?? 0;
      next[target] = order[at] ?? 0;
      nextSorted[target] = key;
      starts[digit] = target + 1;
    }
    [order, next] = [next, order];
    [sorted, nextSorted] = [nextSorted, sorted];
  }
  return order;
}
