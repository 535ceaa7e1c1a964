import { join } from 'node:path';
import type { Effects } from '../../src/cli/effects';
import { main } from '../../src/cli/main';
import { nodeEffects } from '../../src/cli/node-effects';
import { useOwnFolder } from './own-folder';

export interface CommandLine {
  /** Of the test that runs: a fresh one each. */
  readonly folder: () => string;
  /** A file's path in it. */
  readonly out: (name: string) => string;
  readonly run: (...args: string[]) => Promise<{ code: number; output: string; errors: string }>;
}

/** The command line on real files, in a folder of each test's own. */
export function useCommandLine(effects: Partial<Effects> = {}): CommandLine {
  const folder = useOwnFolder();
  return {
    folder,
    out: (name) => join(folder(), name),
    async run(...args) {
      let [output, errors] = ['', ''];
      const write = (text: string): void => void (output += text);
      const writeError = (text: string): void => void (errors += text);
      const code = await main(args, { ...nodeEffects(), write, writeError, ...effects });
      return { code, output, errors };
    },
  };
}
