import { FILE_NAMES, partOfFile } from './case-files';
import { closest } from './closest';
import { fileFinding, type Findings } from './finding';
import type { Limits } from './limits';
import { readJson, type JsonReading } from './read-json';

/** Reads the JSON of every file of a case, by path; `null` when there is too much of it. Reports files that are missing or have no place in a case. */
export async function readFiles(
  files: ReadonlyMap<string, string>,
  findings: Findings,
  limits: Limits,
): Promise<ReadonlyMap<string, JsonReading> | null> {
  let totalLength = 0;
  for (const text of files.values()) totalLength += text.length;
  if (totalLength > limits.totalLength) {
    findings.add(
      fileFinding('case.json', {
        code: 'case-too-large',
        message: `Expected files of at most ${limits.totalLength} characters in all, got ${totalLength}.`,
        advice: 'Split the case into smaller ones.',
      }),
    );
    return null;
  }

  const readings = new Map<string, JsonReading>();
  for (const [path, text] of [...files].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (!path.endsWith('.json')) continue;
    if (partOfFile(path) !== null) readings.set(path, await readJson(text.replace(/^\uFEFF/, ''), limits.depth));
    else findings.add(fileFinding(path, unknownFile(path, files)));
  }
  reportMissing(readings, findings);
  return readings;
}

function unknownFile(path: string, files: ReadonlyMap<string, string>): Parameters<typeof fileFinding>[1] {
  const meant = closest(
    path,
    FILE_NAMES.filter((name) => !files.has(name)),
  );
  return {
    severity: 'warning',
    code: 'unknown-file',
    message: 'This is not a file of a case, and is not read.',
    advice: meant === null ? 'Move it out of the case folder.' : `Did you mean "${meant}"?`,
  };
}

function reportMissing(readings: ReadonlyMap<string, unknown>, findings: Findings): void {
  const present = new Set([...readings.keys()].map(partOfFile));
  for (const name of FILE_NAMES) {
    const part = partOfFile(name);
    if (part === null || present.has(part)) continue;
    findings.add(
      fileFinding(name, {
        code: 'missing-file',
        message: part === 'claims' ? 'There is neither claims.json nor a file in claims/.' : `There is no ${name}.`,
        advice:
          part === 'case'
            ? 'Add it: it gives the case its title, words and opening view.'
            : 'Add it, with [] in it when the list is empty.',
      }),
    );
  }
}
