const KEY = 'dateline.legend';

/** Whether the reader left the legend unfolded. Folded when nothing is known: it lies over what it explains. */
export function readLegendOpen(storage: () => Storage): boolean {
  try {
    return storage().getItem(KEY) === 'open';
  } catch {
    return false;
  }
}

/** Keeps it. A browser that refuses storage forgets it. */
export function writeLegendOpen(storage: () => Storage, isOpen: boolean): void {
  try {
    storage().setItem(KEY, isOpen ? 'open' : 'folded');
  } catch {
    // Private windows and full disks: the choice holds until the page is closed.
  }
}
