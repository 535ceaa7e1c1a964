import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod/mini';
import { actorsSchema } from '../core/model/actor';
import { caseFileSchema } from '../core/model/case';
import { claimsSchema } from '../core/model/claim';
import { occasionsSchema } from '../core/model/occasion';
import { placesSchema } from '../core/model/place';
import { sourcesSchema } from '../core/model/source';
import { CliError, isMissing } from './cli-error';
import type { Command } from './command';
import type { Effects } from './effects';

/** What each file of a case holds, by the name of its schema. */
const FILES: readonly (readonly [name: string, title: string, schema: z.ZodMiniType])[] = [
  ['case', 'case.json of a Dateline case', caseFileSchema],
  ['sources', 'sources.json of a Dateline case', sourcesSchema],
  ['actors', 'actors.json of a Dateline case', actorsSchema],
  ['places', 'places.json of a Dateline case', placesSchema],
  ['occasions', 'occasions.json of a Dateline case', occasionsSchema],
  ['claims', 'claims.json, or a file of claims/, of a Dateline case', claimsSchema],
];

/** `dateline schema`: JSON Schema for editors, made from the schemas that Dateline itself checks with. */
export const schema: Command = {
  help: `Writes the JSON Schema (draft 2020-12) of each file of a case, for editors and other programs.

Usage: dateline schema [--out DIR | --check DIR]

  --out DIR      write case.schema.json, claims.schema.json … to a folder
  --check DIR    say whether the files in a folder are up to date
                 without either: print all of them as one JSON object

They tell less than \`dateline check\`, which also knows dates, ids and what rows have to do with each other.
Exit code: 0 done, or up to date; 1 not up to date; 2 called wrongly.
`,
  async run(args, effects) {
    const { values } = parseArgs({ args: [...args], options: { out: { type: 'string' }, check: { type: 'string' } } });
    if (values.out !== undefined && values.check !== undefined)
      throw new CliError('--out and --check do not go together. See dateline schema --help.');
    if (values.check !== undefined) return checkFolder(values.check, effects);
    if (values.out === undefined) {
      effects.write(
        `${JSON.stringify(Object.fromEntries(FILES.map(([name, ...rest]) => [name, toJsonSchema(...rest)])), null, 2)}\n`,
      );
      return 0;
    }
    for (const [file, text] of schemaFiles()) {
      await effects.writeFile(join(values.out, file), text);
      effects.write(`${join(values.out, file)}\n`);
    }
    return 0;
  },
};

async function checkFolder(folder: string, effects: Effects): Promise<number> {
  const stale: string[] = [];
  for (const [file, text] of schemaFiles()) {
    const path = join(folder, file);
    try {
      if ((await effects.readFile(path)) !== text) stale.push(`${path} is not up to date.`);
    } catch (error) {
      if (!isMissing(error)) throw error;
      stale.push(`${path} is missing.`);
    }
  }
  if (stale.length === 0) {
    effects.write(`${folder}: up to date\n`);
    return 0;
  }
  effects.write(`${stale.join('\n')}\nRun: dateline schema --out ${folder}\n`);
  return 1;
}

function schemaFiles(): readonly (readonly [file: string, text: string])[] {
  return FILES.map(([name, ...rest]) => [`${name}.schema.json`, `${JSON.stringify(toJsonSchema(...rest), null, 2)}\n`]);
}

function toJsonSchema(title: string, type: z.ZodMiniType): object {
  // As it is written: what has a default may be left out.
  const { $schema, ...rest } = z.toJSONSchema(type, { target: 'draft-2020-12', io: 'input' });
  return { $schema, title, ...rest };
}
