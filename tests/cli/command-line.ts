import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach } from 'vitest';
import type { Effects } from '../../src/cli/effects';
import { main } from '../../src/cli/main';
import { nodeEffects } from '../../src/cli/node-effects';

export interface CommandLine {
  /** Of the test that runs: a fresh one each. */
  readonly folder: () => string;
  /** A file's path in it. */
  readonly out: (name: string) => string;
  readonly run: (...args: string[]) => Promise<{ code: number; output: string; errors: string }>;
}

/** The command line on real files, in a folder of each test's own. */
export function useCommandLine(effects: Partial<Effects> = {}): CommandLine {
  const root = mkdtempSync(join(tmpdir(), 'dateline-'));
  let folder = root;
  let count = 0;
  beforeEach(() => {
    folder = join(root, String(++count));
    mkdirSync(folder);
  });
  afterAll(() => rmSync(root, { recursive: true }));
  return {
    folder: () => folder,
    out: (name) => join(folder, name),
    async run(...args) {
      let [output, errors] = ['', ''];
      const write = (text: string): void => void (output += text);
      const writeError = (text: string): void => void (errors += text);
      const code = await main(args, { ...nodeEffects(), write, writeError, ...effects });
      return { code, output, errors };
    },
  };
}
