import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Topology } from 'topojson-specification';
import { caseDigest } from '../core/formats/case-digest';
import { closest } from '../core/formats/closest';
import { EXPORT_FORMATS, EXPORT_IDS, type ExportFormat } from '../core/formats/export/export-formats';
import { exportAttribution, type ExportInput } from '../core/formats/export/export-input';
import { createBoundaries, type Boundaries } from '../core/geo/boundaries';
import { loadTranslator } from '../core/messages/load-translator';
import type { Case } from '../core/model/case';
import { indexCase } from '../core/query/case-index';
import { EMPTY_QUERY } from '../core/query/query';
import { createWholeQueryRunner } from '../core/query/run-whole-query';
import { claimLink } from '../core/view/claim-link';
import { parsePermalink } from '../core/view/permalink';
import { LANGUAGES, type Language } from '../core/view/view-state';
import { DATA_ATTRIBUTION } from '../snapshot/snapshot-defaults';
import { groupColor, themes } from '../style/theme';
import { CliError, isMissing } from './cli-error';
import type { Command } from './command';
import type { Effects } from './effects';
import { readCase } from './read-case';
import { splitView } from './snapshot/split-view';
import { viewProblems } from './snapshot/view-problems';

/** `dateline export`: the claims of a case, or of a view of it, in the formats of other programs. */
export const exportClaims: Command = {
  help: `Writes the claims of a case for other programs, each with its speaker, source and citation, and with the attribution of the data.

Usage: dateline export CASE --out FILE [--format FORMAT] [--out FILE [--format FORMAT] ...] [options]

  CASE             a case folder, a case document (.dateline.json), or - for one on standard input
  --out FILE       what to write; - is standard output
  --format FORMAT  of the --out in the same place of the order; the ending of FILE says it when left out
                     geojson     features with flat properties, and the case itself inside: reads back whole
                     csv         a claim a row (RFC 4180)
                     csv-excel   the same, safe to open in a spreadsheet program
                     kml, kmz    for Google Earth
                     annotation  W3C Web Annotation, JSON-LD: the evidence as anchors
                     stix        STIX 2.1 bundle
                     citations   plain text
                     bibtex, csl for citation managers
                     case        the case in one file: reads back whole
  --view VIEW      only what a view shows: its address, or its query: "group=nato&from=2024-10-28". With an address, claims are linked to it
  --lang CODE      ${LANGUAGES.join(', ')}: the language of names and statements (that of the view, else en)
  --json           what was written, as JSON: [{ path, format, bytes, claims }]

Nothing is written before all of it is made, and no file half. The same case and options give the same bytes.
Exit code: 0 all is written, 1 it could not be made, 2 called wrongly.
`,
  async run(args, effects) {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: {
        out: { type: 'string', multiple: true, default: [] },
        format: { type: 'string', multiple: true, default: [] },
        view: { type: 'string', default: '' },
        lang: { type: 'string' },
        json: { type: 'boolean', default: false },
      },
      allowPositionals: true,
    });
    const [from, ...others] = positionals;
    if (from === undefined || others.length > 0)
      throw new CliError(`expected one case, got ${positionals.length}. See dateline export --help.`);
    const outputs = outputsOf(values.out, values.format);
    const language = languageOf(values.lang);
    const loaded = await readCase(from, effects);
    const input = await inputOf(loaded, values.view, language, await loadBoundaries(effects));
    const files = outputs.map(({ path, format }) => {
      const content = format.write(input);
      return { path, format, bytes: typeof content === 'string' ? new TextEncoder().encode(content) : content };
    });
    for (const { path, bytes } of files)
      if (path === '-') effects.write(new TextDecoder().decode(bytes));
      else await write(path, bytes, effects);
    const written = files.map(({ path, format, bytes }) => ({
      path,
      format: format.id,
      bytes: bytes.length,
      claims: input.claims.length,
    }));
    if (values.json) effects.write(`${JSON.stringify(written, null, 2)}\n`);
    else
      for (const { path, format, bytes, claims } of written)
        if (path !== '-')
          effects.write(
            `${path}: ${format}, ${claims} ${claims === 1 ? 'claim' : 'claims'}, ${Math.ceil(bytes / 1000)} kB\n`,
          );
    return 0;
  },
};

interface Output {
  readonly path: string;
  readonly format: ExportFormat;
}

function outputsOf(paths: readonly string[], formats: readonly string[]): Output[] {
  if (paths.length === 0) throw new CliError('--out FILE is missing. See dateline export --help.');
  if (formats.length > paths.length)
    throw new CliError(
      `${formats.length} times --format, but ${paths.length} times --out: each format needs its file.`,
    );
  if (formats.length > 0 && formats.length < paths.length)
    throw new CliError(
      `${paths.length} times --out, but ${formats.length} times --format: say it for each, or for none.`,
    );
  if (new Set(paths).size < paths.length) throw new CliError('two --out name the same file.');
  return paths.map((path, at) => {
    const format = formats[at] === undefined ? formatOfPath(path) : formatNamed(formats[at]);
    if (path === '-' && format.id === 'kmz') throw new CliError('kmz is not text: give it a file with --out.');
    return { path, format };
  });
}

function formatNamed(name: string): ExportFormat {
  const format = EXPORT_FORMATS.find(({ id }) => id === name);
  if (format !== undefined) return format;
  const meant = closest(name, EXPORT_IDS);
  throw new CliError(
    `--format: "${name}" is none of ${EXPORT_IDS.join(', ')}.${meant === null ? '' : ` Did you mean "${meant}"?`}`,
  );
}

/** Endings that several formats share say nothing. */
function formatOfPath(path: string): ExportFormat {
  const fitting = EXPORT_FORMATS.filter(({ id, extension }) => path.endsWith(`.${extension}`) && id !== 'csv-excel');
  const own = fitting.filter(({ extension }) => extension !== 'json');
  const [format, another] = own;
  if (format !== undefined && another === undefined) return format;
  throw new CliError(`the ending of "${path}" does not say the format. Add --format: ${EXPORT_IDS.join(', ')}.`);
}

function languageOf(code: string | undefined): Language | null {
  if (code === undefined) return null;
  const language = LANGUAGES.find((known) => known === code);
  if (language === undefined) throw new CliError(`--lang: "${code}" is none of ${LANGUAGES.join(', ')}.`);
  return language;
}

async function inputOf(
  loaded: Case,
  asked: string,
  language: Language | null,
  boundaries: Boundaries | null,
): Promise<ExportInput> {
  const index = indexCase(loaded);
  const { address, search } = splitView(asked);
  const problems = viewProblems(search, index);
  if (problems.length > 0) throw new CliError(`--view: ${problems.join('\n  ')}`);
  const view = parsePermalink(search);
  const claims = search === '' ? loaded.claims : createWholeQueryRunner(index)(view.query ?? EMPTY_QUERY).claims;
  if (claims.length === 0 && loaded.claims.length > 0)
    throw new CliError('the view shows no claim: nothing was written. Change its filters.', { exitCode: 1 });
  const translator = await loadTranslator(language ?? view.language ?? 'en');
  const reader = { caseId: loaded.file.id, language: language ?? view.language ?? 'en' };
  return {
    index,
    claims,
    boundaries,
    translator,
    hash: caseDigest(loaded),
    attribution: exportAttribution(index, translator, DATA_ATTRIBUTION),
    linkTo: (claim) => (address === '' ? '' : claimLink(reader, claim, address)),
    colorOf: (slot) => groupColor(themes.light, slot),
  };
}

/** Regions are exported as their areas when the layers are there, and by name alone when they are not. */
async function loadBoundaries(effects: Effects): Promise<Boundaries | null> {
  try {
    const text = await effects.readFile(join(effects.packageFolder, 'geo/layers/boundaries.topojson'));
    // Our own file, made and checked by geo/.
    return createBoundaries(JSON.parse(text) as Topology);
  } catch (error) {
    if (!isMissing(error)) throw error;
    effects.writeError('dateline: geo/layers is not built: regions are exported by name, without their areas.\n');
    return null;
  }
}

async function write(path: string, bytes: Uint8Array, effects: Effects): Promise<void> {
  try {
    await effects.writeBytes(path, bytes);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new CliError(`"${path}" cannot be written: ${reason}`, { exitCode: 1, cause });
  }
}
