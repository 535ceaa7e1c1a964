import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Plugin } from 'vite';
import { salvageCase } from '../src/core/formats/salvage-case';
import type { Case } from '../src/core/model/case';
import { isPlainEdtf } from '../src/core/model/edtf';
import { edtfByGrammar } from '../src/core/model/edtf-grammar';
import type { Localized } from '../src/core/model/localized';
import { localizedSchema } from '../src/core/model/localized-schema';

const MODULE = 'virtual:dateline-cases';
/** What the cases are called, apart: only the list of cases asks. */
const TITLES = 'virtual:dateline-case-titles';
const ROUTE = '/@dateline-cases/';

/**
 * Ships every case folder as one JSON file, `{ "claims.json": "<its text>" }`, and gives the app their addresses by id. A case
 * without a problem is shipped as it was read, with the digest of the file, so that the page need not check it again, unless its dates take
 * the grammar of EDTF; one with problems keeps its files' own text, so that the page can name file, line and column.
 */
export function cases(folder: string): Plugin {
  const ids = (): string[] =>
    readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name)
      .sort();
  let isBuild = false;
  return {
    name: 'dateline-cases',
    configResolved(config) {
      isBuild = config.command === 'build';
    },
    resolveId: (id) => (id === MODULE || id === TITLES ? `\0${id}` : null),
    async load(id) {
      if (id === `\0${TITLES}`)
        return `export const titles = ${JSON.stringify(titlesOf(ids().map((each) => [each, join(folder, each)])))};`;
      if (id !== `\0${MODULE}`) return null;
      const entries = ids().map(async (caseId) => {
        const key = JSON.stringify(caseId);
        if (!isBuild) return `${key}: { address: ${JSON.stringify(`${ROUTE}${caseId}.json`)}, sha256: null }`;
        const { source, isGood } = await bundleCase(join(folder, caseId));
        const reference = this.emitFile({ type: 'asset', name: `${caseId}.json`, source });
        const sha256 = isGood ? createHash('sha256').update(source).digest('hex') : null;
        return `${key}: { address: import.meta.ROLLUP_FILE_URL_${reference}, sha256: ${JSON.stringify(sha256)} }`;
      });
      return `export const cases = { ${(await Promise.all(entries)).join(', ')} };`;
    },
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const name =
          request.url?.startsWith(ROUTE) === true ? request.url.slice(ROUTE.length).replace(/\.json$/, '') : null;
        if (name === null || !ids().includes(name)) {
          next();
          return;
        }
        response.setHeader('Content-Type', 'application/json');
        response.end(JSON.stringify(Object.fromEntries(readFolder(join(folder, name)))));
      });
    },
  };
}

/** By id: each title by language; a case whose file cannot be read is called by its id. */
function titlesOf(folders: readonly (readonly [id: string, folder: string])[]): Record<string, Localized> {
  return Object.fromEntries(
    folders.map(([id, folder]) => {
      try {
        const { title } = JSON.parse(readFileSync(join(folder, 'case.json'), 'utf8')) as { title?: unknown };
        const parsed = localizedSchema.safeParse(title);
        return [id, parsed.success ? parsed.data : { en: id }];
      } catch {
        return [id, { en: id }];
      }
    }),
  );
}

async function bundleCase(folder: string): Promise<{ source: string; isGood: boolean }> {
  const files = readFolder(folder);
  const { value, rejected } = await salvageCase(files);
  // What is shown unchecked is shown without the grammar of dates that comes with the checks.
  const isGood =
    value !== null && rejected.length === 0 && stringsOf(value).every((text) => isPlainEdtf(text) || !isEdtf(text));
  return { source: JSON.stringify(isGood ? filesOf(value) : Object.fromEntries(files)), isGood };
}

function stringsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsOf) : [];
}

function isEdtf(text: string): boolean {
  try {
    edtfByGrammar(text);
    return true;
  } catch {
    return false;
  }
}

/** A row a line: a damaged copy can still be told where it is damaged. */
function filesOf({ file, ...tables }: Case): Record<string, string> {
  const lines = Object.entries(tables).map(
    ([name, rows]) => [`${name}.json`, `[\n${rows.map((row) => JSON.stringify(row)).join(',\n')}\n]`] as const,
  );
  return { 'case.json': JSON.stringify(file), ...Object.fromEntries(lines) };
}

function readFolder(folder: string): ReadonlyMap<string, string> {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.json'))
    .map((entry) => join(entry.parentPath, entry.name));
  return new Map(
    paths
      .map((path) => [relative(folder, path).replaceAll('\\', '/'), readFileSync(path, 'utf8')] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}
