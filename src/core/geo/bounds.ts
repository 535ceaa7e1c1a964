export type Bounds = readonly [west: number, south: number, east: number, north: number];

/**
 * The smallest box around several, WGS 84 degrees; `null` when there is none. The globe is round: the widest gap between them
 * is left out, so that the box of Chukotka and Alaska is the Bering Strait. Then east is over 180.
 */
export function unionBounds(boxes: readonly Bounds[]): Bounds | null {
  if (boxes.length === 0) return null;
  const south = Math.min(...boxes.map((box) => box[1]));
  const north = Math.max(...boxes.map((box) => box[3]));
  const spans = boxes
    .map(([west, , east]) => {
      const start = normalize(west);
      return { start, end: start + Math.min(360, east - west) };
    })
    .sort((a, b) => a.start - b.start);
  const [first] = spans;
  if (first === undefined) return null;
  // Each gap lies between where the spans so far end and where the next one starts; the last leads round to the first.
  let reached = first.end;
  let widest = -1;
  let [west, east] = [first.start, first.end];
  for (const [at, { start }] of [...spans.slice(1), { start: first.start + 360 }].entries()) {
    if (start - reached > widest) {
      widest = start - reached;
      west = start >= 180 ? start - 360 : start;
      east = reached;
    }
    reached = Math.max(reached, spans[at + 1]?.end ?? reached);
  }
  if (widest <= 0) return [-180, south, 180, north];
  return [west, south, east < west ? east + 360 : east, north];
}

function normalize(lng: number): number {
  return ((((lng + 180) % 360) + 360) % 360) - 180;
}
