import { parseArgs } from 'node:util';
import { readArticle } from '../core/text/read-article';
import { READING_LANGUAGES, type ReadingLanguage } from '../core/text/reading';
import { CliError } from './cli-error';
import type { Command } from './command';

export const read: Command = {
  help: `todo`,
  async run(args, effects) {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { lang: { type: 'string' }, published: { type: 'string' }, json: { type: 'boolean', default: false } },
      allowPositionals: true,
    });
    const lang = values.lang;
    if (lang !== undefined && !(READING_LANGUAGES as readonly string[]).includes(lang)) throw new CliError('lang');
    for (const file of positionals) {
      const text = (await effects.readFile(file)).replace(/\r\n?/g, '\n');
      effects.write(JSON.stringify({ file, ...readArticle(text, { language: lang as ReadingLanguage | undefined, published: values.published }) }) + '\n');
    }
    return 0;
  },
};
