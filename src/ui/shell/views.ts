/** Views that the first screen does without: each loads when it is first opened, or once the page has nothing else to do. */
export const VIEWS = {
  claim: () => import('../claim/ClaimPanel.svelte'),
  popup: () => import('../claim/ClaimPopup.svelte'),
  goto: () => import('../map/GoToPanel.svelte'),
  measure: () => import('../map/MeasurePanel.svelte'),
  references: () => import('../map/ReferencePanel.svelte'),
  basemap: () => import('../map/BasemapPanel.svelte'),
  desk: () => import('../desk/Workbench.svelte'),
  print: () => import('./PrintSheet.svelte'),
  storeNotes: () => import('../library/StoreNotes.svelte'),
} as const;

/** Fetches them, so that opening one waits for nothing. One that does not arrive is tried again when it is opened. Marks `dateline:prefetched`. */
export async function prefetchViews(): Promise<void> {
  await Promise.allSettled(Object.values(VIEWS).map((load) => load()));
  performance.mark('dateline:prefetched');
}
