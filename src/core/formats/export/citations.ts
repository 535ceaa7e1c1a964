import { citeClaim } from '../../claims/citation';
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
    const date = biblatexDate(source.published);
    const fields: [string, string][] = [
      ['title', `{${bibtexText(source.title)}}`],
      ['organization', `{${bibtexText(outletOf(input, source))}}`],
      ...(date === null
        ? [['note', bibtexText(source.published)] satisfies [string, string]]
        : [['date', date] satisfies [string, string]]),
      ['url', verbatimUrl(source.url)],
      ['language', source.language],
    ];
    // "~" is not for keys, and ":" is in no id: no two keys become one.
    return `@online{${source.id.replaceAll('~', ':')},\n${fields.map(([name, value]) => `  ${name} = {${value}}`).join(',\n')}\n}\n`;
  });
  // Whatever stands between entries is a comment, but an "@" would begin an entry there.
  const about = [...input.attribution, `SHA-256 ${input.hash}`].map(
    (line) => `% ${line.replaceAll(/\s+/g, ' ').replaceAll('@', '(at)')}\n`,
  );
  return `${about.join('')}\n${entries.join('\n')}`;
}

/** CSL-JSON, as citation managers import it: the sources of the claims, once each. */
export function writeCslJson(input: ExportInput): string {
  const items = sourcesOf(input).map((source) => ({
    id: source.id,
    type: CSL_TYPES[source.kind],
    title: source.title,
    'container-title': outletOf(input, source),
    issued: cslDate(source.published),
    URL: source.url,
    language: source.language,
    custom: { data_sha256: input.hash, attribution: input.attribution },
  }));
  return `${JSON.stringify(items, null, 2)}\n`;
}

const CSL_TYPES: Readonly<Record<Source['kind'], string>> = {
  article: 'article-newspaper',
  statement: 'webpage',
  transcript: 'speech',
  dataset: 'dataset',
  video: 'broadcast',
  post: 'post',
};

function sourcesOf({ index, claims }: ExportInput): readonly Source[] {
  const used = new Set(claims.map(({ source }) => source));
  return index.case.sources.filter(({ id }) => used.has(id));
}

function outletOf({ index, translator }: ExportInput, source: Source): string {
  const outlet = index.actors.get(source.outlet);
  return outlet ? localize(outlet.names, translator.language) : source.outlet;
}

const DATE = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?([?~%]?)$/;

/** A date or both ends of an interval, each as exact as it is written and no more; as written where CSL has no form for it. */
function cslDate(edtf: string): object {
  const ends = edtf.split('/').map((end) => DATE.exec(end));
  if (ends.length > 2 || ends.some((end) => end === null)) return { raw: edtf };
  const parts = ends.map((end) => [end?.[1], end?.[2], end?.[3]].flatMap((part) => (part ? [Number(part)] : [])));
  return { 'date-parts': parts, ...(ends.some((end) => end?.[4]) && { circa: true }) };
}

/** What biblatex reads as a date: a plain one, uncertain or not, or an interval that may be open. `null` for the rest of EDTF. */
function biblatexDate(edtf: string): string | null {
  const ends = edtf.split('/').map((end) => (end === '..' ? '' : end));
  return ends.length <= 2 && ends.some((end) => end !== '') && ends.every((end) => end === '' || DATE.test(end))
    ? ends.join('/')
    : null;
}

/** biblatex reads an address to the letter; only what would end the field early is written as its percent code. */
function verbatimUrl(url: string): string {
  return url.replaceAll(/[{}\\\s"<>^`|\p{Cc}]/gu, (character) => encodeURIComponent(character));
}

function bibtexText(text: string): string {
  const COMMANDS: Readonly<Record<string, string>> = {
    '\\': '\\textbackslash{}',
    '~': '\\textasciitilde{}',
    '^': '\\textasciicircum{}',
  };
  return text
    .replaceAll(/[\\{}%$&#_~^]/g, (sign) => COMMANDS[sign] ?? `\\${sign}`)
    .replaceAll(/[\s\p{Cc}]+/gu, ' ')
    .trim();
}
