import { speakerLabel } from '../../claims/speaker-label';
import type { Claim, Evidence } from '../../model/claim';
import { localize } from '../../model/localized';
import type { Source } from '../../model/source';
import type { ExportInput } from './export-input';

/**
 * W3C Web Annotation Data Model as JSON-LD: one annotation for each piece of evidence, with TextQuoteSelector and TextPositionSelector;
 * positions count UTF-16 code units of the text normalised as `dateline:normalization` says. A claim without evidence annotates its source as a whole.
 */
export function writeWebAnnotation(input: ExportInput): string {
  const items = input.claims.flatMap((claim) => {
    const source = input.index.sources.get(claim.source);
    if (source === undefined) return [];
    const pieces = claim.evidence.length === 0 ? [null] : claim.evidence;
    return pieces.map((evidence, at) => annotation(input, claim, source, evidence, at));
  });
  const { file } = input.index.case;
  const id = `urn:dateline:annotations:${file.id}:${input.hash}`;
  const collection = {
    '@context': ['http://www.w3.org/ns/anno.jsonld', { dateline: 'urn:dateline:' }],
    id,
    type: 'AnnotationCollection',
    label: localize(file.title, input.translator.language),
    total: items.length,
    // The context takes `rights` for an address; most licences are written as a name.
    ...(/^https?:\/\//.test(file.licence) && { rights: file.licence }),
    'dateline:licence': file.licence,
    'dateline:attribution': input.attribution,
    'dateline:sha256': input.hash,
    ...(items.length > 0 && { first: { id: `${id}:1`, type: 'AnnotationPage', partOf: id, startIndex: 0, items } }),
  };
  return `${JSON.stringify(collection, null, 2)}\n`;
}

function annotation(
  { index, translator, linkTo }: ExportInput,
  claim: Claim,
  source: Source,
  evidence: Evidence | null,
  at: number,
): object {
  const text = (value: string, language: string, purpose: string): object => ({
    type: 'TextualBody',
    value,
    language,
    format: 'text/plain',
    purpose,
  });
  const link = linkTo(claim.id);
  return {
    id: `urn:dateline:claim:${index.case.file.id}:${claim.id}:${at}`,
    type: 'Annotation',
    motivation: 'describing',
    body: [
      ...Object.entries(claim.statement).map(([language, value]) => text(value, language, 'describing')),
      ...Object.entries(evidence?.translation ?? {}).map(([language, value]) =>
        text(value, language, 'dateline:translating'),
      ),
      text(claim.modality, 'en', 'classifying'),
      {
        type: 'TextualBody',
        value: speakerLabel(index, claim, translator),
        format: 'text/plain',
        purpose: 'dateline:attributing',
      },
    ],
    ...(link !== '' && { via: link }),
    target: {
      source: source.url,
      ...(evidence !== null && { selector: selectors(evidence) }),
      ...(source.text && {
        'dateline:normalization': source.text.normalization,
        'dateline:textSha256': source.text.sha256,
      }),
    },
  };
}

function selectors({ exact, prefix, suffix, start, end }: Evidence): object[] {
  const quote = { type: 'TextQuoteSelector', exact, ...(prefix && { prefix }), ...(suffix && { suffix }) };
  return start === undefined || end === undefined ? [quote] : [quote, { type: 'TextPositionSelector', start, end }];
}
