/** Deeper than this the rows of one cell stand within a few metres. */
export const DEEPEST_CELLS = 16;
/** From here to the next whole zoom the cells of that zoom come in and those of this one go. */
export const CHANGE_FROM = 0.55;

/** The nearest zoom, no deeper than this one, at which the cells of one zoom stand alone: two at once are hard to read. */
export function restingZoom(exact: number): number {
  return Math.min(exact, Math.floor(exact) + CHANGE_FROM);
}

/** The cells that stand out at a zoom, for what cannot show two at once: those of `zoom`, their discs drawn at so much of their size. */
export function cellZoom(exact: number): { readonly zoom: number; readonly scale: number } {
  const kept = Math.max(0, Math.min(DEEPEST_CELLS, exact));
  const zoom = Math.floor(kept);
  const share = kept - zoom;
  // Half-way through their change the coming ones are whole and the going ones begin to fade.
  return share < (1 + CHANGE_FROM) / 2 ? { zoom, scale: 1 } : { zoom: zoom + 1, scale: 2 ** (share - 1) };
}
