import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, createServer } from 'vite';
import { loadCase } from './load-case.mjs';

const OUT = 'node_modules/.cache/dateline/bare';

/** Builds the yardstick page. Answers with its folder. */
export async function buildBarePage() {
  await build({
    configFile: false,
    root: 'scripts/bench/bare',
    base: './',
    logLevel: 'warn',
    worker: { format: 'es' },
    build: { outDir: join(process.cwd(), OUT), emptyOutDir: true, target: 'es2022', chunkSizeWarningLimit: 2000 },
  });
  const server = await createServer({
    server: { middlewareMode: true, hmr: false, ws: false },
    appType: 'custom',
    logLevel: 'warn',
  });
  try {
    const { bareStyle } = await server.ssrLoadModule('/scripts/bench/bare-style.ts');
    writeFileSync(join(OUT, 'style.json'), JSON.stringify(bareStyle(await loadCase(server, 'data/cases/kursk-2024'))));
  } finally {
    await server.close();
  }
  return OUT;
}
