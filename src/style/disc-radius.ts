/** Pixels by the tenfolds of a count. A cell is 32 pixels and more: neighbours hardly meet. */
export const DISC_RADII = [3.6, 6.5, 9, 11.5, 13.5, 15, 16] as const;

/** A disc's radius by how many rows it stands for: its tenfolds, not its rows, or one capital would cover its country. CSS pixels. */
export function discRadius(count: number): number {
  const tenfolds = Math.log10(Math.max(1, count));
  const from = Math.min(DISC_RADII.length - 1, Math.floor(tenfolds));
  const [radius = 0, next = radius] = DISC_RADII.slice(from, from + 2);
  return radius + (next - radius) * Math.min(1, tenfolds - from);
}
