import { tablePartSchema, type TablePart } from '../../model/table-part';

/** A part from the texts of an address, see `formatTablePart`. `null` when there is none; a text of it that cannot be read is never passed over: that would be another part. */
export function parseTablePart(texts: readonly string[]): TablePart | null {
  const part: Record<string, unknown> = {};
  for (const text of texts) {
    const [kind = '', rest = ''] = text.split(/:(.*)/s);
    if (kind === 'box') {
      const [south, west, north, east] = rest.split(/[/,]/).map((side) => Number(side || NaN));
      part['box'] = { south, west, north, east };
    } else {
      const [from = '', to = ''] = rest.split('/');
      part['days'] = { clock: kind, ...(from !== '' && { from }), ...(to !== '' && { to }) };
    }
  }
  return tablePartSchema.safeParse(part).data ?? null;
}
