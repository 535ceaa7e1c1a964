import { citeClaim } from '../../claims/citation';
import { edtfSpan } from '../../model/edtf';
import { localize } from '../../model/localized';
import type { Source } from '../../model/source';
import type { ExportInput } from './export-input';

/** Every claim with who said it, when, where it stands and its link; one paragraph each. */
export function writePlainCitations(input: ExportInput): string {
  const { index, translator, claims, linkTo } = input;
  const paragraphs = claims.map((claim) => citeClaim(index, claim, translator, linkTo(claim.id)).trimEnd());
  return `${[...paragraphs, [...input.attribution, `SHA-256 ${input.hash}`].join('\n')].join('\n\n')}\n`;
}

/** BibTeX (biblatex's `@online`): the sources of the claims, once each. */
export function writeBibtex(input: ExportInput): string {
  const entries = sourcesOf(input).map((source) => {
    const fields: [string, string][] = [
      ['title', `{${bibtexText(source.title)}}`],
      ['organization', bibtexText(outletOf(input, source))],
      ['date', source.published],
      ['url', source.url],
      ['langid', source.language],
    ];
    return `@online{${source.id.replaceAll(/[^a-z0-9-]/g, '-')},\n${fields.map(([name, value]) => `  ${name} = {${value}}`).join(',\n')}\n}\n`;
  });
  const about = [...input.attribution, `SHA-256 ${input.hash}`].map((line) => `% ${line.replaceAll('\n', ' ')}\n`);
  return [...about, ...entries].join('\n');
}

/** CSL-JSON, as citation managers import it: the sources of the claims, once each. */
export function writeCslJson(input: ExportInput): string {
  const items = sourcesOf(input).map((source) => ({
    id: source.id,
    type: source.kind === 'article' ? 'article-newspaper' : 'webpage',
    title: source.title,
    'container-title': outletOf(input, source),
    issued: dateParts(source.published),
    URL: source.url,
    language: source.language,
  }));
  return `${JSON.stringify(items, null, 2)}\n`;
}

function sourcesOf({ index, claims }: ExportInput): readonly Source[] {
  const used = new Set(claims.map(({ source }) => source));
  return index.case.sources.filter(({ id }) => used.has(id));
}

function outletOf({ index, translator }: ExportInput, source: Source): string {
  const outlet = index.actors.get(source.outlet);
  return outlet ? localize(outlet.names, translator.language) : source.outlet;
}

/** One date, or the two ends of an interval; as written where it has an open end. */
function dateParts(edtf: string): object {
  const { min, max } = edtfSpan(edtf);
  if (min === null || max === null) return { raw: edtf };
  const parts = (moment: number): number[] => {
    const day = new Date(moment);
    return [day.getUTCFullYear(), day.getUTCMonth() + 1, day.getUTCDate()];
  };
  if (/^\d{4}(-\d{2})?$/.test(edtf)) return { 'date-parts': [edtf.split('-').map(Number)] };
  return { 'date-parts': /^\d{4}-\d{2}-\d{2}$/.test(edtf) ? [parts(min)] : [parts(min), parts(max)] };
}

function bibtexText(text: string): string {
  const COMMANDS: Readonly<Record<string, string>> = {
    '\\': '\\textbackslash{}',
    '~': '\\textasciitilde{}',
    '^': '\\textasciicircum{}',
  };
  return text.replaceAll(/[\\{}%$&#_~^]/g, (sign) => COMMANDS[sign] ?? `\\${sign}`).replaceAll(/\s+/g, ' ');
}
