/** `polylabel` has no types of its own: the pole of inaccessibility of a polygon's rings, in their own units. */
declare module 'polylabel' {
  export default function polylabel(
    rings: readonly (readonly (readonly number[])[])[],
    precision?: number,
  ): readonly [x: number, y: number] & { readonly distance: number };
}
