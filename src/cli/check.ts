import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { inspectCase } from '../core/formats/inspect-case';
import type { Issue } from '../core/formats/issue';
import { inspectDocument } from '../core/store/inspect-document';
import { CliError, isMissing } from './cli-error';
import type { Command } from './command';
import type { Effects } from './effects';
import { loadGeography } from './known-geography';
import { readCaseFolder, readText } from './read-case-folder';

const CASES = 'data/cases';

interface CheckedCase {
  readonly folder: string;
  /** Rows of each list, when the case is good. */
  readonly counts: Readonly<Record<string, number>> | null;
  readonly issues: readonly Issue[];
}

/** `dateline check`: every problem of one or more cases, in folders or in one file each. */
export const check: Command = {
  help: `Lists every problem of a case: where it is, what is wrong, and what to do.

Usage: dateline check [CASE...] [--json]

  CASE      a case folder, or a case in one file (.dateline.json); every folder in ${CASES} when left out
  --json    the result as JSON: [{ folder, counts, issues: [{ severity, code, message, advice, file, path, line, column }] }]

Warnings ask for a look and do not fail. Exit code: 0 no errors, 1 errors, 2 called wrongly.
`,
  async run(args, effects) {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { json: { type: 'boolean', default: false } },
      allowPositionals: true,
    });
    const folders = positionals.length > 0 ? positionals : await findCases(effects);
    const geography = await loadGeography(effects);
    const checked: CheckedCase[] = [];
    for (const folder of folders) {
      const { case: loaded, issues } = folder.endsWith('.json')
        ? await inspectDocument(await readText(folder, effects), geography)
        : await inspectCase(await readCaseFolder(folder, effects), geography);
      const counts = loaded && {
        sources: loaded.sources.length,
        actors: loaded.actors.length,
        places: loaded.places.length,
        occasions: loaded.occasions.length,
        claims: loaded.claims.length,
      };
      checked.push({ folder, counts, issues });
    }
    if (values.json) effects.write(`${JSON.stringify(checked, null, 2)}\n`);
    else for (const result of checked) effects.write(report(result));
    return checked.some(({ issues }) => countOf(issues, 'error') > 0) ? 1 : 0;
  },
};

async function findCases(effects: Effects): Promise<readonly string[]> {
  try {
    const names = await effects.listFolders(CASES);
    if (names.length > 0) return names.map((name) => join(CASES, name));
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
  throw new CliError(`there is no case in ${CASES}. Name a case folder: dateline check FOLDER.`);
}

function report({ folder, counts, issues }: CheckedCase): string {
  const lines = issues.map(
    ({ severity, code, message, advice, file, path, line, column }) =>
      `${join(folder, file)}:${line}:${column} ${severity} ${code}${path === '' ? '' : ` at ${path}`}\n  ${message}\n  ${advice}\n`,
  );
  const [errors, warnings] = [countOf(issues, 'error'), countOf(issues, 'warning')];
  const problems =
    errors + warnings === 0 ? 'no problems' : `${plural(errors, 'error')}, ${plural(warnings, 'warning')}`;
  const contents =
    counts === null
      ? ''
      : ` (${Object.entries(counts)
          .map(([name, count]) => plural(count, name.replace(/s$/, '')))
          .join(', ')})`;
  return `${lines.join('')}${folder}: ${problems}${contents}\n`;
}

function countOf(issues: readonly Issue[], severity: Issue['severity']): number {
  return issues.filter((issue) => issue.severity === severity).length;
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
