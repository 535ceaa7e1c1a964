import { parseArgs } from 'node:util';
import { closest } from '../core/formats/closest';
import { salvageCase } from '../core/formats/salvage-case';
import type { Case } from '../core/model/case';
import type { Source } from '../core/model/source';
import { checkAnchor, type AnchorCheck } from '../core/text/anchors';
import { textDigest } from '../core/text/digest';
import { NORMALIZATION, normalizeText } from '../core/text/normalize';
import { CliError } from './cli-error';
import type { Command } from './command';
import { readCaseFolder, readText } from './read-case-folder';

interface VerifiedAnchor {
  readonly claim: string;
  /** Which of the claim's pieces of evidence, from 0. */
  readonly evidence: number;
  readonly exact: string;
  /** Where the case says it stands; `null` when it does not say. UTF-16 code units of the normalised text. */
  readonly statedStart: number | null;
  readonly result: AnchorCheck;
}

interface Verification {
  readonly source: string;
  readonly normalization: string;
  /** `stated` is `null` when the source says nothing of its text. */
  readonly sha256: { readonly stated: string | null; readonly actual: string };
  readonly length: { readonly stated: number | null; readonly actual: number };
  readonly anchors: readonly VerifiedAnchor[];
}

/** `dateline verify`: the anchors of one source against the desk's own copy of its text. */
export const verify: Command = {
  help: `Checks every anchor of a source against your own copy of its text, which stays where it is.

Usage: dateline verify CASE --source ID --text FILE [--json]

  CASE           a case folder
  --source ID    id of one of its sources
  --text FILE    the source's text, UTF-8; it is normalised ("${NORMALIZATION}") before anything is looked for
  --json         the result as JSON: { source, normalization, sha256, length, anchors: [{ claim, evidence, exact, statedStart, result }] }

Found: the fragment stands where the case says. Moved: it stands elsewhere. Missing: it is not in the text.
Exit code: 0 every anchor found (without anchors: the digest matches), 1 otherwise, 2 called wrongly.
`,
  async run(args, effects) {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { source: { type: 'string' }, text: { type: 'string' }, json: { type: 'boolean', default: false } },
      allowPositionals: true,
    });
    const [folder] = positionals;
    if (folder === undefined || positionals.length > 1)
      throw new CliError(`expected one case folder, got ${positionals.length}. See dateline verify --help.`);
    if (values.source === undefined || values.text === undefined)
      throw new CliError(
        `${values.source === undefined ? '--source ID' : '--text FILE'} is missing. See dateline verify --help.`,
      );

    const { value: loaded, rejected } = await salvageCase(await readCaseFolder(folder, effects));
    if (loaded === null)
      throw new CliError(`"${folder}" cannot be read as a case. See dateline check ${folder}.`, { exitCode: 1 });
    const source = findSource(loaded, values.source);
    if (rejected.length > 0)
      effects.writeError(
        `dateline: ${folder} has problems, and claims with one are not looked at. See dateline check ${folder}.\n`,
      );

    const verification = verifySource(loaded, source, await readText(values.text, effects));
    effects.write(values.json ? `${JSON.stringify(verification, null, 2)}\n` : report(verification));
    return isVerified(verification) && rejected.length === 0 ? 0 : 1;
  },
};

function findSource({ sources }: Case, id: string): Source {
  const source = sources.find((candidate) => candidate.id === id);
  if (source !== undefined) return source;
  const ids = sources.map((candidate) => candidate.id);
  const meant = closest(id, ids);
  throw new CliError(
    `the case has no source "${id}". ${meant === null ? `It has: ${ids.join(', ')}.` : `Did you mean "${meant}"?`}`,
  );
}

function verifySource({ claims }: Case, source: Source, raw: string): Verification {
  const text = normalizeText(raw);
  return {
    source: source.id,
    normalization: NORMALIZATION,
    sha256: { stated: source.text?.sha256 ?? null, actual: textDigest(text) },
    length: { stated: source.text?.length ?? null, actual: text.length },
    anchors: claims
      .filter((claim) => claim.source === source.id)
      .flatMap((claim) =>
        claim.evidence.map((anchor, evidence) => ({
          claim: claim.id,
          evidence,
          exact: anchor.exact,
          statedStart: anchor.start ?? null,
          result: checkAnchor(text, anchor),
        })),
      ),
  };
}

function isVerified({ sha256, anchors }: Verification): boolean {
  return anchors.length === 0
    ? sha256.stated === sha256.actual
    : anchors.every(({ result }) => result.state === 'found');
}

function report({ source, sha256, length, anchors }: Verification): string {
  const lines = anchors.map(
    ({ claim, exact, statedStart, result }) => `${describe(statedStart, result)}  ${claim}  "${exact}"`,
  );
  const digest =
    sha256.stated === null
      ? `The source does not state its text. This one: length ${length.actual}, sha256 ${sha256.actual}`
      : sha256.stated === sha256.actual
        ? `Text: digest matches (${length.actual} characters)`
        : `Text: digest differs. Stated ${sha256.stated} (${length.stated ?? 0} characters), this text ${sha256.actual} (${length.actual} characters)`;
  const count = (state: AnchorCheck['state']): number => anchors.filter(({ result }) => result.state === state).length;
  const summary = `${source}: ${anchors.length} ${anchors.length === 1 ? 'anchor' : 'anchors'}, ${count('found')} found, ${count('moved')} moved, ${count('missing')} missing`;
  return `${[...lines, digest, summary].join('\n')}\n`;
}

function describe(statedStart: number | null, result: AnchorCheck): string {
  switch (result.state) {
    case 'found':
      return `found    ${result.start}`;
    case 'moved':
      return `moved    ${statedStart ?? 'unstated'} → ${result.start}${result.isAmbiguous ? ' (the nearest of several)' : ''}`;
    case 'missing':
      return `missing  ${statedStart ?? 'unstated'}`;
  }
}
