import { basename } from 'node:path';
import { closest } from '../core/formats/closest';
import { ROLES, type Role, type RowMapping } from '../core/formats/rows/row-roles';
import type { OpenedTable } from '../engine/opened-table';
import type { TableSource } from '../engine/protocol';
import { readPreview } from '../engine/read-preview';
import { readTable } from '../engine/read-table';
import { CliError, isMissing } from './cli-error';
import type { Effects } from './effects';

interface OpenTableOptions {
  readonly paths: readonly string[];
  /** `COLUMN=ROLE`, over what the columns' names say. */
  readonly maps: readonly string[];
  readonly command: string;
}

/** A table from one or more files of the same columns. What is wrong with the call or the files is a `CliError`. */
export async function openTable({ paths, maps, command }: OpenTableOptions, effects: Effects): Promise<OpenedTable> {
  if (paths.length === 0) throw new CliError(`expected at least one file. See dateline ${command} --help.`);
  const blobs = await Promise.all(paths.map((path) => openFile(path, effects)));
  const [source, ...more] = blobs;
  const name = basename(paths[0] ?? '');
  if (source === undefined) throw new CliError(`expected at least one file. See dateline ${command} --help.`);
  try {
    const mapping = maps.length === 0 ? null : await saidMapping({ source, name }, maps, command);
    return await readTable({ source, name, more, ...(mapping !== null && { mapping }) }, () => undefined);
  } catch (cause) {
    if (cause instanceof CliError) throw cause;
    throw new CliError(cause instanceof Error ? cause.message : String(cause), { exitCode: 1, cause });
  }
}

async function openFile(path: string, effects: Effects): Promise<Blob> {
  try {
    return await effects.openBlob(path);
  } catch (cause) {
    if (isMissing(cause)) throw new CliError(`there is no file "${path}". Check the path.`, { cause });
    throw new CliError(`"${path}" cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`, {
      cause,
    });
  }
}

/** What the call says of the columns, over what their names say. Throws `CliError` for roles and columns that there are not. */
export async function saidMapping(source: TableSource, maps: readonly string[], command: string): Promise<RowMapping> {
  const { columns, guess } = await readPreview(source);
  const said = maps.map((text): readonly [Role, string] => {
    const at = text.lastIndexOf('=');
    const [column, wanted] = [text.slice(0, at).trim(), text.slice(at + 1).trim()];
    const role = ROLES.find((known) => known === wanted);
    if (at <= 0) throw new CliError(`--map: expected COLUMN=ROLE, got "${text}".`);
    if (role === undefined)
      throw new CliError(`--map: ${unknown('role', wanted, ROLES)} See dateline ${command} --help.`);
    if (!columns.includes(column)) throw new CliError(`--map: ${unknown('column', column, columns)}`);
    return [role, column];
  });
  return { ...guess, ...Object.fromEntries(said) };
}

function unknown(kind: string, name: string, known: readonly string[]): string {
  const meant = closest(name, known);
  return `there is no ${kind} "${name}".${meant === null ? ` There are: ${known.slice(0, 40).join(', ')}.` : ` Did you mean "${meant}"?`}`;
}

/** What was read and what was not, in words. */
export function tableSummary({ table, ...rest }: OpenedTable): string {
  const lines = [`${table.count} rows, ${table.placed} with a point of their own.`, ...rejectedLines(rest)];
  return `${lines.join('\n')}\n`;
}

/** What was not read, a line each. */
export function rejectedLines({ rejected, cut }: Pick<OpenedTable, 'rejected' | 'cut'>): string[] {
  const lines: string[] = [];
  if (rejected.count > 0) {
    const reasons = Object.entries(rejected.byReason).map(([reason, count]) => `${reason} ${count}`);
    lines.push(`${rejected.count} rows rejected: ${reasons.join(', ')}.`);
    for (const { row, reason, got } of rejected.shown.slice(0, 10)) lines.push(`  line ${row}: ${reason} "${got}"`);
  }
  if (cut !== null) lines.push(`Reading ended early: ${cut}`);
  return lines;
}
