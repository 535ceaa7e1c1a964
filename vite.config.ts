import { svelte } from '@sveltejs/vite-plugin-svelte';
import { VitePWA } from 'vite-plugin-pwa';
import { defineConfig } from 'vitest/config';
import { attribution } from './scripts/vite-attribution';
import { cases } from './scripts/vite-cases';
import { messages } from './scripts/vite-messages';

/** The page's own origin and nothing else; `data:` images are MapLibre's control icons. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

export default defineConfig({
  // Relative addresses: the built folder works from any sub-path of any static host.
  base: './',
  plugins: [
    svelte(),
    attribution('geo/sources.json'),
    cases('data/cases'),
    messages(),
    VitePWA({
      registerType: 'autoUpdate',
      // The page does it when it has shown something: `ui/shell/service-worker.ts`.
      injectRegister: false,
      // public/manifest.webmanifest is our own, and index.html links it.
      manifest: false,
      workbox: {
        importScripts: ['connections-worker.js'],
        // All that the first view needs, offline from the first visit on. Korean type and the gazetteer are kept once they were used:
        // a case of one's own asks for what it needs of them (`ui/library/keep-offline.ts`).
        globPatterns: [
          '**/*.{html,js,mjs,css,json,topojson,svg,png,webmanifest}',
          '**/noto-sans-{latin,latin-ext,cyrillic}-*.woff2',
          '**/hangul-*.woff2',
          // What snapshots are written with.
          '**/noto-sans-{latin,latin-ext,cyrillic,cyrillic-ext}-*.woff',
        ],
        globIgnores: ['**/noto-sans-kr-*', '.vite/**', 'connections-worker.js'],
        maximumFileSizeToCacheInBytes: 4_000_000,
        runtimeCaching: [
          {
            // What the build made, whose name changes with its content. Tables, tiles and what servers answer change under one address.
            urlPattern: ({ sameOrigin, url }) => sameOrigin && url.pathname.includes('/assets/'),
            handler: 'CacheFirst',
            options: {
              cacheName: 'dateline-used',
              expiration: { maxEntries: 200 },
              // Type is asked for with an Origin, and was kept without: hosts that vary by it give the same bytes.
              matchOptions: { ignoreVary: true },
            },
          },
        ],
      },
    }),
    {
      name: 'dateline-csp',
      // Only in the build: the development server injects inline styles.
      apply: 'build',
      transformIndexHtml: () => [
        {
          tag: 'meta',
          attrs: { 'http-equiv': 'Content-Security-Policy', content: CONTENT_SECURITY_POLICY },
          injectTo: 'head-prepend',
        },
      ],
    },
  ],
  // Workers are built apart, and write messages too.
  worker: {
    format: 'es',
    plugins: () => [messages()],
    rolldownOptions: { checks: { bundlerTimings: false } },
  },
  build: {
    target: 'es2022',
    manifest: true,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1200,
    rolldownOptions: {
      checks: { bundlerTimings: false },
      // All that the page begins with is one file: shared in pieces with what loads later, it would be fifty requests.
      output: { codeSplitting: { groups: [{ name: 'initial', tags: ['$initial'] }] } },
    },
  },
  test: {
    projects: [
      {
        extends: true,
        resolve: { conditions: ['browser'] },
        test: {
          name: 'unit',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/browser/**'],
          environment: 'node',
          setupFiles: ['tests/property-seed.ts'],
          testTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          environment: 'node',
          globalSetup: ['tests/browser/setup.ts'],
          fileParallelism: false,
          // A busy machine is slow to paint: what is polled for is given time.
          expect: { poll: { timeout: 30_000 } },
          // Software rendering on a busy machine can miss a frame or a key: a failure counts when it comes back.
          retry: 2,
          testTimeout: 240_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
