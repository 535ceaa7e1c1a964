import type { DataCredit } from '../core/model/data-credit';
import { tablePartSchema } from '../core/model/table-part';
import { packTable } from '../core/table/pack/write-pack';
import type { OpenedTable } from './opened-table';

/** An open table in its packed form, piece by piece. It keeps whom to credit. */
export function packOpened({
  table,
  texts,
  columns,
  mapping,
  rejected,
  cut,
  credit,
  part,
}: OpenedTable): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const { form, blocks } = texts.source;
  return packTable({
    table,
    columns: [...columns],
    mapping: { ...mapping },
    rejected,
    cut,
    credit: credit === undefined ? null : creditOf(credit),
    // In the order in which it is read again, as the credit.
    part: part && { ...part, asked: tablePartSchema.parse(part.asked) },
    form: form.kind === 'csv' ? { ...form, header: [...form.header] } : form,
    rows: (async function* () {
      for (const block of blocks) yield await texts.open(block);
    })(),
  });
}

/** In the order in which it is read again: the digest is of the contents as they are written. */
function creditOf({ title, attribution, licence, url }: DataCredit): DataCredit {
  return { title, attribution, licence, url };
}
