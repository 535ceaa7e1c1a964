import { parse } from '@formatjs/icu-messageformat-parser';
import type { Plugin } from 'vite';

/**
 * Parses the message catalogues when the page is built, so that it need not carry the parser: a message with placeholders or
 * plurals ships as its syntax tree, a plain one as its text. A message that does not parse fails the build.
 */
export function messages(): Plugin {
  return {
    name: 'dateline-messages',
    apply: 'build',
    enforce: 'pre',
    config: () => ({
      resolve: {
        alias: [
          {
            find: /^@formatjs\/icu-messageformat-parser$/,
            replacement: '@formatjs/icu-messageformat-parser/no-parser.js',
          },
        ],
      },
    }),
    transform: {
      filter: { id: /\/src\/core\/messages\/(?:[a-z-]+\/)?[a-z-]+\.json$/ },
      handler(code) {
        const catalogue = JSON.parse(code) as Record<string, string>;
        return JSON.stringify(Object.fromEntries(Object.entries(catalogue).map(([id, text]) => [id, compile(text)])));
      },
    },
  };
}

function compile(text: string): unknown {
  return /[{'#]/.test(text) ? parse(text, { ignoreTag: true }) : text;
}
