const KEY = 'dateline.editor';

/** Whose name the log carries, from visit to visit; empty where nobody said. */
export function readEditor(storage: () => Storage): string {
  try {
    return (storage().getItem(KEY) ?? '').slice(0, 200);
  } catch {
    return '';
  }
}

/** Keeps the name. A browser that refuses storage asks again at the next visit. */
export function writeEditor(storage: () => Storage, name: string): void {
  try {
    storage().setItem(KEY, name);
  } catch {
    // Private windows and full disks: the name holds until the page is closed.
  }
}
