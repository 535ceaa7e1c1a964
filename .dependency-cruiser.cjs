/** Imports go one way; see docs/architecture.md. */
const only = (from, allowed) => ({
  name: `${from}-imports`,
  comment: `src/${from} may import only itself${allowed.length ? ` and ${allowed.join(', ')}` : ''}`,
  severity: 'error',
  from: { path: `^src/${from}/` },
  to: { path: '^src/', pathNot: `^src/(${[from, ...allowed].join('|')})/` },
});

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    only('core', []),
    only('style', ['core']),
    only('snapshot', ['style', 'core']),
    only('engine', ['core']),
    only('state', ['core', 'engine']),
    only('map', ['core', 'style', 'snapshot', 'state', 'engine']),
    only('cli', ['core', 'style', 'snapshot', 'engine']),
    only('ui', ['core', 'style', 'snapshot', 'state', 'map', 'engine']),
    {
      name: 'maplibre-only-in-map',
      comment: 'Type imports are free; values stay in src/map.',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/map/' },
      to: { path: 'node_modules/maplibre-gl', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'node-only-in-cli',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/cli/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'no-svelte-in-core',
      severity: 'error',
      from: { path: '^src/(core|style|snapshot|cli)/' },
      to: { path: 'node_modules/(svelte|@lucide)' },
    },
    {
      name: 'no-shared-folder',
      comment: 'The project stands on its own.',
      severity: 'error',
      from: {},
      to: { path: '\\.\\./shared' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.svelte', '.svelte.ts', '.js', '.mjs', '.json'] },
  },
};
