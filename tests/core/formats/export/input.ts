import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import type { Topology } from 'topojson-specification';
import { caseDigest } from '../../../../src/core/formats/case-digest';
import { exportAttribution, type ExportInput } from '../../../../src/core/formats/export/export-input';
import { parseCase } from '../../../../src/core/formats/parse-case';
import { createBoundaries } from '../../../../src/core/geo/boundaries';
import type { Case } from '../../../../src/core/model/case';
import { indexCase } from '../../../../src/core/query/case-index';
import { caseWith, english } from '../../claims/case';

export const boundaries = createBoundaries(
  JSON.parse(readFileSync('geo/layers/boundaries.topojson', 'utf8')) as Topology,
);

/** Everything of a case, to be exported. */
export function inputOf(loaded: Case, differs: Partial<ExportInput> = {}): ExportInput {
  const index = indexCase(loaded);
  return {
    index,
    claims: loaded.claims,
    boundaries,
    translator: english,
    hash: caseDigest(loaded),
    attribution: exportAttribution(index, english, ['© OpenStreetMap contributors']),
    linkTo: (claim) => `https://desk.example/?claim=${claim}`,
    colorOf: (slot) => (slot === null ? '#777777' : '#aa3311'),
    ...differs,
  };
}

/** The case that comes with Dateline. */
export async function shippedCase(): Promise<Case> {
  const folder = 'data/cases/kursk-2024';
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.json'));
  return parseCase(new Map(paths.map((path) => [path, readFileSync(`${folder}/${path}`, 'utf8')])));
}

export async function smallInput(): Promise<ExportInput> {
  return inputOf((await caseWith()).case);
}

/** Text that markup, formulas, selectors and readers stumble over. */
export const hostileText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '<script>alert(1)</script>',
        ']]>',
        '&amp;',
        '"',
        "'",
        '=HYPERLINK("http://x")',
        '+1',
        '-1',
        '@SUM(A1)',
        '\t=1',
        ' =1',
        '\n=1',
        '＝1',
        '\r\n',
        ',',
        ';',
        ' | ',
        '{',
        '}',
        '\\',
        '%',
        '#',
        '\u202e',
        '\u0000',
        '\u0007',
        '\u0085',
        '\u2028',
        '\ud800',
        '👩‍🚀',
        'أهلا',
        '군인',
      ),
      fc.string({ unit: 'grapheme', maxLength: 8 }),
    ),
    { minLength: 1, maxLength: 6 },
  )
  .map((parts) => parts.join(''))
  // No schema lets an empty name in.
  .filter((text) => text !== '');

/** The small case with every free text replaced. Not checked: no export may rely on that. */
export async function hostileInput(text: string): Promise<ExportInput> {
  const { case: loaded } = await caseWith();
  const named = { en: text };
  return inputOf({
    file: { ...loaded.file, title: named, summary: named, licence: text, credits: text },
    sources: loaded.sources.map((source) => ({ ...source, title: text })),
    actors: loaded.actors.map((actor) => ({ ...actor, names: named })),
    places: loaded.places.map((place) => ({ ...place, names: named, citation: text })),
    occasions: loaded.occasions,
    claims: loaded.claims.map((claim) => ({
      ...claim,
      statement: named,
      note: named,
      evidence: claim.evidence.map((piece) => ({ ...piece, exact: text, prefix: text, suffix: text })),
      quantities: claim.quantities.map((quantity) => ({ ...quantity, words: text })),
    })),
  });
}
