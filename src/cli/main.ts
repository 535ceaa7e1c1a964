import { version } from '../../package.json';
import { closest } from '../core/formats/closest';
import { CliError } from './cli-error';
import type { Command } from './command';
import type { Effects } from './effects';
import { nodeEffects } from './node-effects';

const COMMANDS = ['check', 'verify', 'read', 'snapshot', 'export', 'import', 'pack', 'tiles', 'schema'] as const;
type CommandName = (typeof COMMANDS)[number];

const HELP = `dateline puts reported claims on the map. These commands work on its case folders.

Usage: dateline <command> [options]

  check [FOLDER...]                        list every problem of a case
  verify CASE --source ID --text FILE      check a source's anchors against your copy of its text
  read FILE...                             suggested claims of articles, with speakers, places and numbers
  snapshot CASE|TABLE --out FILE           a view as a page: .svg, .pdf, .pptx, .png
  export CASE --format FORMAT --out FILE   claims as GeoJSON, CSV, KML, STIX, annotations or citations
  import FILE --into CASE                  claims from CSV, GeoJSON, KML, ACLED, VIINA and others, into a case
  pack INPUT... --out FILE                 a large table in a form that opens at once
  tiles INPUT... --out FILE.pmtiles        map tiles of a table too large to load
  schema [--out DIR | --check DIR]         the JSON Schema of each file of a case

  dateline <command> --help                more about one of them
  dateline --version

Exit code: 0 all is well, 1 problems were found, 2 the command was called wrongly.
`;

/** Runs the program: arguments without node and script, answer is the exit code. Never throws for a user's mistake. */
export async function main(args: readonly string[], effects: Effects = nodeEffects()): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined) {
    effects.writeError(HELP);
    return 2;
  }
  if (name === '--help' || name === '-h' || name === 'help') {
    effects.write(HELP);
    return 0;
  }
  if (name === '--version' || name === '-v') {
    effects.write(`${version}\n`);
    return 0;
  }
  try {
    if (!isCommand(name)) throw unknownCommand(name);
    const command = await loadCommand(name);
    if (rest.includes('--help') || rest.includes('-h')) {
      effects.write(command.help);
      return 0;
    }
    return await command.run(rest, effects);
  } catch (error) {
    const mistake = misuse(error, name);
    if (mistake === null) throw error;
    effects.writeError(`dateline: ${mistake.message}\n`);
    return mistake.exitCode;
  }
}

/** Only the command that is asked for is loaded. */
async function loadCommand(name: CommandName): Promise<Command> {
  switch (name) {
    case 'check':
      return (await import('./check')).check;
    case 'verify':
      return (await import('./verify')).verify;
    case 'snapshot':
      return (await import('./snapshot/snapshot')).snapshot;
    case 'export':
      return (await import('./export')).exportClaims;
    case 'import':
      return (await import('./import')).importFile;
    case 'pack':
      return (await import('./pack')).pack;
    case 'tiles':
      return (await import('./tiles')).tiles;
    case 'schema':
      return (await import('./schema')).schema;
    case 'read':
      return (await import('./read')).read;
  }
}

function isCommand(name: string): name is CommandName {
  return COMMANDS.some((command) => command === name);
}

function unknownCommand(name: string): CliError {
  const meant = closest(name, COMMANDS);
  return new CliError(
    `there is no command "${name}".${meant === null ? '' : ` Did you mean "${meant}"?`} See dateline --help.`,
  );
}

/** A mistake in the call, also where `node:util` found it; `null` when the program itself is at fault. */
function misuse(error: unknown, command: string): CliError | null {
  if (error instanceof CliError) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (!(error instanceof Error) || !code.startsWith('ERR_PARSE_ARGS')) return null;
  return new CliError(`${error.message} See dateline ${command} --help.`, { cause: error });
}
