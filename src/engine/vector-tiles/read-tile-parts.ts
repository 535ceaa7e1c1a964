/** Positions in tile units. */
export type TilePosition = readonly [x: number, y: number];
/** Lines, or rings without the repeated end: an outer one first, its holes behind it, wound the other way. */
export interface TileParts {
  readonly isArea: boolean;
  readonly lines: readonly (readonly TilePosition[])[];
}

const [MOVE_TO, LINE_TO, CLOSE] = [1, 2, 7] as const;

/** The commands of a line or an area, by the specification of vector tiles 2.1, 4.3. Throws when they are none. */
export function readTileParts(commands: readonly number[], { isArea }: { readonly isArea: boolean }): TileParts {
  const lines: TilePosition[][] = [];
  let [x, y] = [0, 0];
  for (let at = 0; at < commands.length;) {
    const command = commands[at++] ?? 0;
    const kind = command & 7;
    if (kind === CLOSE) continue;
    if (kind !== MOVE_TO && kind !== LINE_TO) throw new Error('a line has a command of no known kind');
    for (let count = command >>> 3; count > 0; count--) {
      if (at + 1 >= commands.length) throw new Error('a line breaks off');
      x += signed(commands[at++] ?? 0);
      y += signed(commands[at++] ?? 0);
      if (kind === MOVE_TO || lines.length === 0) lines.push([]);
      lines.at(-1)?.push([x, y]);
    }
  }
  return { isArea, lines };
}

/** A number of either sign, as tiles write it. */
export function signed(zigzag: number): number {
  return zigzag % 2 === 1 ? -(zigzag + 1) / 2 : zigzag / 2;
}
