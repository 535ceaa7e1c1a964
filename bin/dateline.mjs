#!/usr/bin/env node
import { existsSync } from 'node:fs';

// `dateline check | head` closes the pipe early; that is no failure.
process.stdout.on('error', (error) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

const program = new URL('./build/cli.mjs', import.meta.url);
if (existsSync(program)) {
  const { main } = await import(program.href);
  process.exitCode = await main(process.argv.slice(2));
} else {
  console.error('dateline is not built yet. Run `npm run prepare` in its folder, then try again.');
  process.exitCode = 2;
}
