/** The part of `edtf` (no types of its own) that Dateline uses: values with their first and last millisecond, UTC. */
declare module 'edtf' {
  export default function edtf(text: string): { readonly min: number; readonly max: number };
}
