import { closest } from '../../core/formats/closest';
import { ROLES } from '../../core/formats/rows/row-roles';
import { CLOCKS, FACETS } from '../../core/query/query';
import { SPLITS } from '../../core/table/opening-columns';
import { askedDigest, NO_ROW, parseTablePermalink, SORTS, type AskedTableView } from '../../core/view/table-permalink';
import { LANGUAGES, THEMES } from '../../core/view/view-state';
import type { TableInfo } from '../../engine/protocol';
import { NO_QUERY, type TableEngine } from '../../engine/table-engine';
import type { TableWorld } from './table-world';

const OTHER_KEYS = [
  ...[
    'case',
    'table',
    'file',
    'column',
    'part',
    'map',
    'q',
    'clock',
    'from',
    'to',
    'by',
    'area',
    'sort',
    'row',
    'compare',
  ],
  ...['lang', 'theme'],
];
const KEYS: readonly string[] = [...OTHER_KEYS, ...FACETS];
const CHOICES: Readonly<Record<string, readonly string[]>> = {
  clock: CLOCKS,
  by: SPLITS,
  lang: LANGUAGES,
  theme: THEMES,
  sort: SORTS.flatMap((by) => [by, `-${by}`]),
};

/** What of a table's view cannot be meant, before the table is read. The page forgives a mistyped address; a command that nobody watches must not. */
export function tableViewProblems(
  search: string,
  { boundaries, hash, name }: Pick<TableWorld, 'boundaries' | 'hash' | 'name'>,
): string[] {
  const parameters = new URLSearchParams(search);
  const view = parseTablePermalink(search);
  const problems: string[] = [];
  for (const [key, value] of parameters) {
    if (!KEYS.includes(key)) problems.push(meant(`the view has an unknown part "${key}".`, key, KEYS));
    const choices = CHOICES[key];
    if (choices !== undefined && !choices.includes(value))
      problems.push(meant(`"${key}=${value}" in the view is none of ${choices.join(', ')}.`, value, choices));
    if (key === 'column' && !ROLES.some((role) => value.startsWith(`${role}:`)))
      problems.push(`"column=${value}" in the view is no role and column. Expected one such as speaker:author.`);
  }
  const given = (key: string): string => parameters.get(key) ?? '';
  if (given('map') !== '' && view.camera === null)
    problems.push(
      `"map=${given('map')}" in the view is no position. Expected zoom/latitude/longitude, such as 6/51.4/35.9.`,
    );
  if (parameters.has('part') && view.part === null)
    problems.push(
      `"part=${parameters.getAll('part').join('&part=')}" in the view is no part of a file. Expected box:south/west,north/east, or a clock and days, such as said:2024-10-01/2024-10-28.`,
    );
  for (const end of ['from', 'to'] as const)
    if (given(end) !== '' && view.range[end] === null)
      problems.push(`"${end}=${given(end)}" in the view is no day. Expected one such as 2024-10-28.`);
  if (given('area') !== '' && view.area === null)
    problems.push(
      `"area=${given('area')}" in the view is no area. Expected one such as circle:50,51.4/35.9 or region:RU-KRS.`,
    );
  if (view.area?.kind === 'region' && boundaries.names(view.area.code) === null)
    problems.push(`"area=${given('area')}" in the view: the layers have no region "${view.area.code}".`);
  if (view.compared.includes(NO_ROW))
    problems.push(`"compare=${given('compare')}" in the view is no list of rows. Expected one such as 3,17.`);
  return [...problems, ...otherTable(given('table'), given('file'), { hash, name })];
}

const TAKE_OTHER = 'Take the file that the view is of, or an address of a view of this one.';

/** A view names its table by digest, or by an address whose last part is the file's name. */
function otherTable(table: string, file: string, { hash, name }: Pick<TableWorld, 'hash' | 'name'>): string[] {
  if (table === '') return [];
  const digest = askedDigest(table);
  if (digest !== null)
    return [
      ...(hash.startsWith(digest)
        ? []
        : [`the view is of the table "${table}", the file's digest is "${hash}". ${TAKE_OTHER}`]),
      ...(file === '' || file === name
        ? []
        : [`the view is of the file "${file}", this one is called "${name}". ${TAKE_OTHER}`]),
    ];
  const last = decodeURIComponent(table.split(/[?#]/)[0] ?? '')
    .split('/')
    .at(-1);
  return last === name ? [] : [`the view is of the table "${table}", the file is called "${name}". ${TAKE_OTHER}`];
}

/** What of it the table does not have. */
export async function tableValueProblems(
  { facets, clock, by }: AskedTableView,
  { engine, info }: { readonly engine: TableEngine; readonly info: TableInfo },
): Promise<string[]> {
  const problems: string[] = [];
  const { days, distinct } = info;
  if (clock !== null && days[clock] === null)
    problems.push(`"clock=${clock}" in the view: the table has no dates of that kind.`);
  if (by !== null && distinct[by] === 0) problems.push(`"by=${by}" in the view: the table has no such column.`);
  for (const facet of FACETS) {
    const wanted = facets[facet] ?? [];
    if (wanted.length === 0) continue;
    // Counts are as if the facet's own filter were off: one of 0 is no value of any row.
    const { values } = (await engine.filter({ ...NO_QUERY, facets: { [facet]: wanted } })).facets[facet];
    const known = values.flatMap(({ id, count }) => (count > 0 ? [id] : []));
    for (const value of wanted)
      if (!known.includes(value)) problems.push(meant(`no row of the table has "${facet}=${value}".`, value, known));
  }
  return problems;
}

function meant(problem: string, value: string, known: readonly string[]): string {
  const close = closest(value, known);
  return `${problem}${close === null ? '' : ` Did you mean "${close}"?`}`;
}
