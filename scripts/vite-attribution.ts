import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

const MODULE = 'virtual:dateline-attribution';

/** The one line of the map's sources that the first view needs, without the file's sizes and digests. */
export function attribution(sources: string): Plugin {
  return {
    name: 'dateline-attribution',
    resolveId: (id) => (id === MODULE ? `\0${MODULE}` : null),
    load(id) {
      if (id !== `\0${MODULE}`) return null;
      this.addWatchFile(sources);
      const { attribution: line } = JSON.parse(readFileSync(sources, 'utf8')) as { attribution: string };
      return `export const attribution = ${JSON.stringify(line)};`;
    },
  };
}
