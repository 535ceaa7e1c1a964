import { join } from 'node:path';
import type { Effects } from '../../src/cli/effects';

/** A world in memory: files by path, and what was written. */
export interface MemoryEffects extends Effects {
  readonly files: Map<string, string>;
  readonly output: () => string;
  readonly errors: () => string;
}

export function memoryEffects(files: Iterable<readonly [path: string, text: string]> = []): MemoryEffects {
  const all = new Map([...files].map(([path, text]) => [join(path), text]));
  const below = (folder: string): string[] => {
    const prefix = `${join(folder)}/`.replace(/\/+$/, '/');
    const paths = [...all.keys()].filter((path) => path.startsWith(prefix));
    if (paths.length === 0) throw missing(folder);
    return paths.map((path) => path.slice(prefix.length)).sort();
  };
  let [output, errors] = ['', ''];
  return {
    files: all,
    output: () => output,
    errors: () => errors,
    packageFolder: '/dateline',
    readFile: (path) => {
      const text = all.get(join(path));
      return text === undefined ? Promise.reject(missing(path)) : Promise.resolve(text);
    },
    readInput: () => Promise.resolve(all.get('-') ?? ''),
    writeFile: (path, text) => {
      all.set(join(path), text);
      return Promise.resolve();
    },
    readBytes: (path) => {
      const text = all.get(join(path));
      return text === undefined ? Promise.reject(missing(path)) : Promise.resolve(new TextEncoder().encode(text));
    },
    openBlob: (path) => {
      const text = all.get(join(path));
      return text === undefined ? Promise.reject(missing(path)) : Promise.resolve(new Blob([text]));
    },
    writePieces: async (path, pieces) => {
      const kept: Uint8Array[] = [];
      for await (const piece of pieces) kept.push(piece);
      all.set(join(path), new TextDecoder().decode(Buffer.concat(kept)));
    },
    writeBytes: (path, bytes) => {
      all.set(join(path), new TextDecoder().decode(bytes));
      return Promise.resolve();
    },
    dependencyFolder: (name) => `/dateline/node_modules/${name}`,
    listFiles: async (folder) => Promise.resolve(below(folder)),
    listFolders: async (folder) =>
      Promise.resolve([
        ...new Set(below(folder).flatMap((path) => (path.includes('/') ? (path.split('/')[0] ?? []) : []))),
      ]),
    today: () => '2024-12-01',
    write: (text) => {
      output += text;
    },
    writeError: (text) => {
      errors += text;
    },
  };
}

function missing(path: string): Error {
  return Object.assign(new Error(`ENOENT: no such file or directory, open '${path}'`), { code: 'ENOENT' });
}
