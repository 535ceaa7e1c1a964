import { join } from 'node:path';
import { CliError, isMissing } from './cli-error';
import type { Effects } from './effects';

/** The JSON files of a case folder: path within it → text. Throws `CliError` when there is no such folder or a file is not UTF-8. */
export async function readCaseFolder(folder: string, effects: Effects): Promise<ReadonlyMap<string, string>> {
  const paths = (await listCaseFiles(folder, effects)).filter((path) => path.endsWith('.json'));
  const texts = await Promise.all(paths.map((path) => readText(join(folder, path), effects)));
  return new Map(paths.map((path, at) => [path, texts[at] ?? '']));
}

/** The text of a file. Throws `CliError` when it is not there or not UTF-8. */
export async function readText(path: string, effects: Effects): Promise<string> {
  try {
    return await effects.readFile(path);
  } catch (cause) {
    if (isMissing(cause)) throw new CliError(`there is no file "${path}". Check the path.`, { cause });
    if (cause instanceof TypeError)
      throw new CliError(`"${path}" is not UTF-8 text. Save it as UTF-8 and try again.`, { cause });
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new CliError(`"${path}" cannot be read: ${reason}`, { cause });
  }
}

async function listCaseFiles(folder: string, effects: Effects): Promise<readonly string[]> {
  try {
    return await effects.listFiles(folder);
  } catch (cause) {
    if (isMissing(cause)) throw new CliError(`there is no folder "${folder}". Check the path.`, { cause });
    throw cause;
  }
}
