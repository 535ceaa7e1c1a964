/** The part of `shpjs` (no types of its own) that Dateline uses: without its own unpacking and fetching. */
declare module 'shpjs' {
  export function parseShp(shp: Uint8Array, prj?: string): unknown[];
  export function parseDbf(dbf: Uint8Array, cpg?: string): unknown[];
  export function combine(parts: readonly [shapes: unknown[], rows: unknown[]]): { readonly features: unknown[] };
}
