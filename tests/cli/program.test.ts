import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { filesOf, smallCase } from '../core/formats/small-case';

// The real program as a user has it: built, and run by node in a folder that is not its own.

const ROOT = join(import.meta.dirname, '../..');
let home = '';

beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'dateline-'));
  cpSync(join(ROOT, 'bin/dateline.mjs'), join(home, 'bin/dateline.mjs'));
});
afterAll(() => {
  rmSync(home, { recursive: true });
});

function dateline(...args: readonly string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, [join(home, 'bin/dateline.mjs'), ...args], { cwd: home, encoding: 'utf8' });
}

describe('the program', () => {
  it('says how to build it while it is not', () => {
    const { status, stdout, stderr } = dateline('check');
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toContain('npm run prepare');
  });

  it('runs once it is built: help, a good case, a bad one, a text that is not UTF-8', async () => {
    const config = join(ROOT, 'vite.cli.config.ts');
    await build({ configFile: config, root: ROOT, logLevel: 'error', build: { outDir: join(home, 'bin/build') } });

    expect(dateline('--help')).toMatchObject({ status: 0, stderr: '' });

    for (const [path, text] of filesOf(smallCase())) write(join('good case', path), text);
    const good = dateline('check', 'good case');
    expect(good.status).toBe(0);
    expect(good.stdout).toContain('good case: no problems');

    write('bad/case.json', '{');
    const bad = dateline('check', 'bad');
    expect(bad.status).toBe(1);
    expect(bad.stdout).toContain('bad/case.json:1:');

    write('latin1.txt', Buffer.from([0x63, 0x61, 0x66, 0xe9]));
    const verified = dateline('verify', 'good case', '--source', 'gazette-2020-05-02', '--text', 'latin1.txt');
    expect(verified.status).toBe(2);
    expect(verified.stderr).toContain('not UTF-8');
  }, 60_000);
});

function write(path: string, content: string | Buffer): void {
  mkdirSync(dirname(join(home, path)), { recursive: true });
  writeFileSync(join(home, path), content);
}
