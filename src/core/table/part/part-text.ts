import type { TablePart } from '../../model/table-part';

/** A part as an address writes it, a text for what it asks of the points and one for the days: `box:south/west,north/east`, `said:from/to`. */
export function formatTablePart({ box, days }: TablePart): string[] {
  return [
    ...(box === undefined ? [] : [`box:${box.south}/${box.west},${box.north}/${box.east}`]),
    ...(days === undefined ? [] : [`${days.clock}:${days.from ?? ''}/${days.to ?? ''}`]),
  ];
}

/** What tells a table from another: two parts of one file are two. */
export function tableKey({
  address,
  part,
}: {
  readonly address: string;
  readonly part?: TablePart | undefined;
}): string {
  return [address, ...(part === undefined ? [] : formatTablePart(part))].join(' ');
}
