import type { TileAddress } from '../../core/table/tile-cells';

const PARTS = ['{z}', '{x}', '{y}'] as const;

/** Whether an address is a template of tiles: `…/{z}/{x}/{y}.mvt`, with braces as they are or escaped. */
export function isTileTemplate(address: string): boolean {
  return PARTS.every((part) => withBraces(address).includes(part));
}

export function filledTemplate(template: string, { zoom, column, row }: TileAddress): string {
  const numbers = { '{z}': zoom, '{x}': column, '{y}': row };
  return PARTS.reduce((address, part) => address.replaceAll(part, String(numbers[part])), withBraces(template));
}

function withBraces(address: string): string {
  return address.replace(/%7B([zxy])%7D/gi, '{$1}');
}
