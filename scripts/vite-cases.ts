import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import type { Plugin } from 'vite';

const MODULE = 'virtual:dateline-cases';
const ROUTE = '/@dateline-cases/';

/**
 * Ships every case folder as one JSON file, `{ "claims/a.json": "<its text>" }`, and gives the app their addresses by id.
 * The files keep their text, so that a problem found at load can still name file, line and column.
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
    resolveId: (id) => (id === MODULE ? `\0${MODULE}` : null),
    load(id) {
      if (id !== `\0${MODULE}`) return null;
      const entries = ids().map((caseId) => {
        if (!isBuild) return `${JSON.stringify(caseId)}: ${JSON.stringify(`${ROUTE}${caseId}.json`)}`;
        const reference = this.emitFile({
          type: 'asset',
          name: `${caseId}.json`,
          source: bundleCase(join(folder, caseId)),
        });
        return `${JSON.stringify(caseId)}: import.meta.ROLLUP_FILE_URL_${reference}`;
      });
      return `export const cases = { ${entries.join(', ')} };`;
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
        response.end(bundleCase(join(folder, name)));
      });
    },
  };
}

function bundleCase(folder: string): string {
  const files: Record<string, string> = {};
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !entry.name.endsWith('.json')) continue;
    const path = join(entry.parentPath, entry.name);
    files[relative(folder, path).replaceAll('\\', '/')] = readFileSync(path, 'utf8');
  }
  return JSON.stringify(Object.fromEntries(Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1))));
}
