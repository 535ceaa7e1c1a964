import { defineConfig } from 'vite';

/** `npx dateline`: one entry, a file a command, everything it needs inside, so that it starts fast and runs from any folder. */
export default defineConfig({
  publicDir: false,
  ssr: { noExternal: true },
  build: {
    ssr: 'src/cli/main.ts',
    outDir: 'bin/build',
    target: 'node20',
    minify: false,
    rolldownOptions: { output: { entryFileNames: 'cli.mjs', chunkFileNames: '[name].mjs' } },
  },
});
