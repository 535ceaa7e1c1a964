import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach } from 'vitest';

/** An empty folder for each test of a file, gone when all have ended. Answers with what tells the present one. */
export function useOwnFolder(): () => string {
  const root = mkdtempSync(join(tmpdir(), 'dateline-'));
  let count = 0;
  const present = (): string => join(root, String(count));
  beforeEach(() => {
    count += 1;
    mkdirSync(present());
  });
  afterAll(() => {
    rmSync(root, { recursive: true });
  });
  return present;
}
