import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inspectCase } from '../../../src/core/formats/inspect-case';
import type { Issue } from '../../../src/core/formats/issue';
import { salvageCase } from '../../../src/core/formats/salvage-case';
import type { Case } from '../../../src/core/model/case';
import { filesOf, smallCase } from './small-case';

// Each folder holds the files in which it differs from the small case, `missing.txt` naming those it lacks, and `expected.txt`.
// UPDATE_GOLDEN=1 writes `expected.txt` anew; read its diff before committing it.

const FOLDER = join(import.meta.dirname, 'golden');

/** Boxes in place of real boundaries: enough to be inside or outside of. */
const geography = {
  boundaryCodes: new Set(['NL', 'BE', 'NL-ZH']),
  boundaryContains: (code: string, lng: number, lat: number) =>
    code === 'NL' ? lng > 3.3 && lng < 7.3 && lat > 50.7 && lat < 53.6 : code === 'BE' && lng < 3.3,
};

describe('a broken case', () => {
  for (const name of readdirSync(FOLDER).sort())
    it(`is told apart: ${name}`, async () => {
      const folder = join(FOLDER, name);
      const files = readFiles(folder);
      const { case: loaded, issues } = await inspectCase(files, geography);
      const { value, rejected } = await salvageCase(files, geography);
      const actual = [
        ...issues.map(formatIssue),
        '',
        `inspected: ${loaded === null ? 'not good' : 'good'}`,
        `salvaged: ${value === null ? 'nothing' : describeCase(value)}`,
        ...rejected.filter(({ code }) => code === 'left-out' || code === 'reference-dropped').map(formatIssue),
        '',
      ].join('\n');
      const expected = join(folder, 'expected.txt');
      if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(expected, actual);
      expect(actual).toBe(readFileSync(expected, 'utf8'));
    });
});

function readFiles(folder: string): Map<string, string> {
  const files = filesOf(smallCase());
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const text = readFileSync(path, 'utf8');
    if (entry.name === 'missing.txt') for (const missing of text.split('\n')) files.delete(missing);
    else if (entry.name.endsWith('.json')) files.set(path.slice(folder.length + 1).replaceAll('\\', '/'), text);
  }
  return files;
}

function formatIssue({ severity, code, message, advice, file, path, line, column }: Issue): string {
  return `${file}:${line}:${column} ${severity} ${code} [${path}] ${message} | ${advice}`;
}

function describeCase({ file, sources, actors, places, occasions, claims }: Case): string {
  const rows = [sources, actors, places, occasions].map((list) => list.map(({ id }) => id).join(' '));
  const list = claims.map(
    ({ id, relations }) => `${id}${relations.length > 0 ? ` (${relations.length} relations)` : ''}`,
  );
  return `"${file.title['en'] ?? ''}" key: ${file.keyClaims.join(' ')} | ${rows.join(' | ')} | ${list.join(' ')}`;
}
