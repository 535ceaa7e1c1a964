import type { TileAddress } from '../../core/table/tile-cells';

/** `{-y}` counts rows from the south, as TMS does. */
const FROM_SOUTH = '{-y}';

/** Whether an address is a template of tiles: `…/{z}/{x}/{y}.mvt`, with braces as they are or escaped. */
export function isTileTemplate(address: string): boolean {
  const template = withBraces(address);
  return (
    template.includes('{z}') && template.includes('{x}') && (template.includes('{y}') || template.includes(FROM_SOUTH))
  );
}

/** The same tiles by a template whose rows are counted from the south. */
export function fromSouth(template: string): string {
  return withBraces(template).replaceAll('{y}', FROM_SOUTH);
}

export function filledTemplate(template: string, { zoom, column, row }: TileAddress): string {
  return withBraces(template)
    .replaceAll('{z}', String(zoom))
    .replaceAll('{x}', String(column))
    .replaceAll('{y}', String(row))
    .replaceAll(FROM_SOUTH, String(2 ** zoom - 1 - row));
}

function withBraces(address: string): string {
  return address.replace(/%7B(z|x|-?y)%7D/gi, (_, part: string) => `{${part.toLowerCase()}}`);
}
