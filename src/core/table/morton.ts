/** Levels that a key tells apart. */
export const KEY_LEVELS = 16;

/** The upper 16 bits of both axes, interleaved: all positions of a square of the quadtree are one range of keys. */
export function mortonKey(x: number, y: number): number {
  return (spread(x >>> 16) | (spread(y >>> 16) << 1)) >>> 0;
}

/** The first key of a square no deeper than the keys. */
export function squareKey({
  level,
  column,
  row,
}: {
  readonly level: number;
  readonly column: number;
  readonly row: number;
}): number {
  return ((spread(column) | (spread(row) << 1)) >>> 0) * 2 ** (2 * (KEY_LEVELS - level));
}

function spread(value: number): number {
  let bits = value;
  bits = (bits | (bits << 8)) & 0x00ff00ff;
  bits = (bits | (bits << 4)) & 0x0f0f0f0f;
  bits = (bits | (bits << 2)) & 0x33333333;
  return (bits | (bits << 1)) & 0x55555555;
}

/** The rows `[from, to)` of the square `column`, `row` at a level; a square deeper than the keys has the rows of the one that holds it. */
export function mortonRange(
  keys: Uint32Array,
  { level, column, row }: { readonly level: number; readonly column: number; readonly row: number },
  count = keys.length,
): { from: number; to: number } {
  const depth = Math.min(level, KEY_LEVELS);
  const [x, y] = [column >>> (level - depth), row >>> (level - depth)];
  const first = (spread(x) | (spread(y) << 1)) >>> 0;
  const size = 2 ** (2 * (KEY_LEVELS - depth));
  return { from: lowerBound(keys, first * size, count), to: lowerBound(keys, (first + 1) * size, count) };
}

function lowerBound(keys: Uint32Array, key: number, count: number): number {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((keys[middle] ?? 0) < key) low = middle + 1;
    else high = middle;
  }
  return low;
}
