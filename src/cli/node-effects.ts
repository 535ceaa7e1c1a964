import { openAsBlob } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Effects } from './effects';

/** The real world: files, standard output and standard error. */
export function nodeEffects(): Effects {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  return {
    readFile: async (path) => decoder.decode(await readFile(path)),
    readInput: async () => {
      const chunks: Buffer[] = [];
      for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk as Uint8Array));
      return decoder.decode(Buffer.concat(chunks));
    },
    writeFile: async (path, text) => {
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, text);
    },
    readBytes: (path) => readFile(path),
    openBlob: async (path) => {
      // Looked at here, so that a missing file is told now and in the usual way; a folder would be a blob of nothing.
      if ((await stat(path)).isDirectory())
        throw Object.assign(new Error(`EISDIR: "${path}" is a folder, not a file.`), { code: 'EISDIR' });
      return openAsBlob(path);
    },
    writeBytes: (path, bytes) => writeWhole(path, [bytes]),
    writePieces: writeWhole,
    listFiles: async (folder) => {
      const entries = await readdir(folder, { recursive: true, withFileTypes: true });
      return entries
        .filter((entry) => entry.isFile())
        .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
        .sort();
    },
    listFolders: async (folder) => {
      const entries = await readdir(folder, { withFileTypes: true });
      return entries
        .filter((entry) => entry.isDirectory())
        .map(({ name }) => name)
        .sort();
    },
    today: () => new Date().toISOString().slice(0, 10),
    write: (text) => process.stdout.write(text),
    writeError: (text) => process.stderr.write(text),
    // The program is built to bin/build/.
    packageFolder: fileURLToPath(new URL('../..', import.meta.url)),
    dependencyFolder: (name) => dirname(createRequire(import.meta.url).resolve(`${name}/package.json`)),
  };
}

async function writeWhole(path: string, pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const half = `${path}.${process.pid}.part`;
  try {
    await writeFile(half, pieces);
    await rename(half, path);
  } catch (error) {
    await rm(half, { force: true });
    throw error;
  }
}
