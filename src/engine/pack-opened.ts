import { packTable } from '../core/table/pack/write-pack';
import type { OpenedTable } from './opened-table';

/** An open table in its packed form, piece by piece. */
export function packOpened({
  table,
  texts,
  columns,
  mapping,
  rejected,
  cut,
}: OpenedTable): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const { form, blocks } = texts.source;
  return packTable({
    table,
    columns: [...columns],
    mapping: { ...mapping },
    rejected,
    cut,
    form: form.kind === 'csv' ? { ...form, header: [...form.header] } : form,
    rows: (async function* () {
      for (const block of blocks) yield await texts.open(block);
    })(),
  });
}
