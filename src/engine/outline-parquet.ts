import { LIMITS } from '../core/formats/rows/row-limits';
import { guessMapping, type RowMapping } from '../core/formats/rows/row-roles';
import type { TableOutline } from '../core/table/part/group-extent';
import { bytesOf } from './parquet-file';
import { openParquet } from './parquet-source';
import type { FileParts } from './range-source';

/** What a Parquet file's list of contents says of its rows. Throws when it is damaged. */
export async function outlineParquet(parts: FileParts, mapping?: RowMapping): Promise<TableOutline> {
  const file = await openParquet(parts);
  const columns = mapping ?? guessMapping(file.columns);
  const needed = [...new Set(Object.values(columns)), ...(file.geometry === null ? [] : [file.geometry])];
  const { extents } = file.extents(columns);
  const rows = file.groups.at(-1)?.to ?? 0;
  return {
    rows,
    isTooLarge: rows > LIMITS.rows,
    groups: file.groups.map((group, at) => ({
      rows: group.to - group.from,
      bytes: bytesOf(group, needed),
      box: extents[at]?.box ?? null,
      days: extents[at]?.days ?? {},
    })),
  };
}
