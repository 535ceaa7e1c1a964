/** Lets other tabs see which case this one has open, one at a time; `null` lets go of it. The part that does so is fetched when there is one. */
export function createHold(): (id: string | null) => void {
  let wanted: string | null = null;
  let release: () => void = () => undefined;
  return (id) => {
    if (id === wanted) return;
    wanted = id;
    release();
    release = () => undefined;
    if (id === null) return;
    import('./browser-store').then(
      ({ holdCase }) => {
        if (wanted === id) release = holdCase(id);
      },
      () => undefined,
    );
  };
}
