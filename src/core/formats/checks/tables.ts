import { tableKey } from '../../table/part/part-text';
import type { Check } from '../check-context';
import { describeValue } from '../describe-value';

/** The tables that a case points at: each once, where the page can read it, with a digest only where one is checked. */
export const checkTables: Check = ({ rows, report }) => {
  const ids = new Set<string>();
  const addresses = new Map<string, string>();
  for (const [at, { id, address, sha256, part }] of (rows.case.value?.tables ?? []).entries()) {
    const key = tableKey({ address, part });
    const other = addresses.get(key);
    if (ids.has(id))
      report(rows.case, ['tables', at, 'id'], {
        code: 'duplicate-id',
        message: `The id ${describeValue(id)} is given twice in "tables".`,
        advice: 'Give one of the two another id, or take it out when both are the same.',
        drops: ['tables', at],
      });
    else if (other !== undefined)
      report(rows.case, ['tables', at, 'address'], {
        code: 'duplicate-id',
        message: `The address is already that of the table "${other}".`,
        advice: 'Keep the one that says more.',
        drops: ['tables', at],
      });
    ids.add(id);
    addresses.set(key, other ?? id);
    if (!URL.canParse(address, 'https://page.invalid/'))
      report(rows.case, ['tables', at, 'address'], {
        code: 'wrong-value',
        message: `Expected the address of a table, got ${describeValue(address)}.`,
        advice: 'Write it as seen from the page: "tables/events.parquet".',
        drops: ['tables', at],
      });
    else if (/^https?:/i.test(address))
      report(rows.case, ['tables', at, 'address'], {
        severity: 'warning',
        code: 'other-host',
        message: `The table lies at ${describeValue(new URL(address).origin)}. The page asks only its own host.`,
        advice: 'Put the file beside the page and write the address as seen from there: "tables/events.parquet".',
      });
    if (part !== undefined && !/\.(geo)?parquet$/i.test(pathOf(address)))
      report(rows.case, ['tables', at, 'part'], {
        code: 'wrong-value',
        message: 'Only a Parquet file can be read in part.',
        advice: 'Make Parquet of the table (docs/scale.md says how), or take the part out.',
        drops: ['tables', at],
      });
    if (sha256 !== undefined && !/\.dltable$/i.test(address))
      report(rows.case, ['tables', at, 'sha256'], {
        severity: 'warning',
        code: 'digest-unchecked',
        message: 'Only the digest of a packed table is checked when it is opened.',
        advice: 'Pack the table (npx dateline pack) and name that, or take the digest out.',
      });
  }
};

/** What is there is known by the path's name. */
function pathOf(address: string): string {
  return URL.canParse(address, 'https://page.invalid/') ? new URL(address, 'https://page.invalid/').pathname : address;
}
