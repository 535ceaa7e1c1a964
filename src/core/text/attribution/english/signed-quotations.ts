import type { Article, Attribution } from '../../article';

const SIGNATURE = /^[\s.,]*[―—–-]\s*(\p{Lu}[^\n“”"]{2,80})/u;

/** “…” ― Esther Tapia: a quotation that fills its line, signed after a dash. */
export function findSigned({ quotations, text }: Article, used: Set<number>): Attribution[] {
  const signed: Attribution[] = [];
  quotations.forEach((quotation, index) => {
    if (used.has(index + 1) || quotation.isSingle || quotation.end - quotation.start < 20) return;
    if (text.slice(text.lastIndexOf('\n', quotation.start) + 1, quotation.start).trim() !== '') return;
    const match = SIGNATURE.exec(text.slice(quotation.end, quotation.end + 120));
    const name = match?.[1]?.trim().replace(/[.,]$/, '');
    if (match === null || name === undefined || name.split(/\s+/).length > 8) return;
    const nameAt = quotation.end + match[0].indexOf(match[1] ?? '');
    const dashAt = quotation.end + match[0].search(/[―—–-]/);
    used.add(index + 1);
    signed.push({
      parts: [{ start: quotation.start, end: quotation.end }],
      cue: { start: dashAt, end: dashAt + 1 },
      speaker: { start: nameAt, end: nameAt + name.length },
      isImplied: false,
      rule: 'quote-dash-name',
    });
  });
  return signed;
}
