import { defineConfig } from 'vite';
import { messages } from './scripts/vite-messages';

/** `npx dateline`: one entry, a file a command, everything it needs inside, so that it starts fast and runs from any folder. */
export default defineConfig({
  publicDir: false,
  plugins: [messages()],
  // The PNG renderer is a native program: it stays where npm put it.
  ssr: { noExternal: true, external: ['@resvg/resvg-js'] },
  build: {
    ssr: 'src/cli/main.ts',
    outDir: 'bin/build',
    target: 'node20',
    minify: false,
    rolldownOptions: { output: { entryFileNames: 'cli.mjs', chunkFileNames: '[name].mjs' } },
  },
});
