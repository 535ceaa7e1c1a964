import { build, preview, type PreviewServer } from 'vite';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the built dashboard, with a trailing slash. */
    address: string;
    chromium: string;
  }
}

/** Builds the dashboard as `npm start` does, serves it on a free port, and makes sure of a browser. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const { findChromium } = (await import('../../scripts/find-chromium.mjs')) as { findChromium: () => string };
  project.provide('chromium', findChromium());
  await build({ configLoader: 'runner', logLevel: 'warn' });
  const server: PreviewServer = await preview({
    configLoader: 'runner',
    preview: { port: 0, host: '127.0.0.1' },
    logLevel: 'warn',
  });
  const address = server.resolvedUrls?.local[0];
  if (address === undefined) throw new Error('The preview server gave no address.');
  project.provide('address', address);
  return () => server.close();
}
