import type { CaseTable } from '../../core/model/case-table';
import type { DataCredit } from '../../core/model/data-credit';
import type { Localized } from '../../core/model/localized';
import type { TableSession } from '../../state/table-session.svelte';

/** Whose the rows are as the case says that points at them. */
export function caseCredit(
  { title, attribution, licence, url }: CaseTable,
  say: (text: Localized) => string,
): DataCredit {
  return { title: say(title), attribution, licence, url: url ?? null };
}

/** Whose the rows of a table are, for what is saved of it: as the case says, else as the table itself says; `null` when neither does. */
export function tableCredit(
  { about, info }: Pick<TableSession, 'about' | 'info'>,
  say: (text: Localized) => string,
): DataCredit | null {
  return about === null ? (info?.credit ?? null) : caseCredit(about, say);
}
