import { quotationsIn, type Article, type Attribution } from '../../article';

/** Quotations that follow a direct one without a cue of their own go on with it: in the same paragraph, or as paragraphs of their own. */
export function continueQuotations(
  article: Article,
  attributions: readonly Attribution[],
  used: ReadonlySet<number>,
): readonly Attribution[] {
  const { quotations, text } = article;
  const sorted = attributions.toSorted((a, b) => (a.parts[0]?.start ?? 0) - (b.parts[0]?.start ?? 0));
  const reaches = sorted
    .map((attribution, at) => ({ at, reach: reachOf(attribution) }))
    .sort((a, b) => a.reach - b.reach);
  let next = 0;
  /** Who may go on: the attribution that reaches closest to the quotation, of those that end before it. */
  let open: { at: number; reach: number } | null = null;
  quotations.forEach((quotation, index) => {
    for (let ended = reaches[next]; ended !== undefined && ended.reach <= quotation.start; ended = reaches[next]) {
      open = open === null || ended.at >= open.at ? ended : open;
      next += 1;
    }
    if (open === null || used.has(index + 1) || quotation.isSingle || quotation.end - quotation.start < MIN_CONTINUED)
      return;
    const { at, reach } = open;
    const attribution = sorted[at];
    if (attribution === undefined || quotation.start - reach >= MAX_GAP || !startsSentence(text, quotation.start))
      return;
    if (!attribution.parts.some((part) => quotationsIn(article, part).length > 0)) return;
    sorted[at] = { ...attribution, parts: [...attribution.parts, { start: quotation.start, end: quotation.end }] };
    open = { at, reach: quotation.end };
  });
  return sorted;
}

const MIN_CONTINUED = 20;

const MAX_GAP = 200;

function reachOf({ parts, speaker, cue }: Attribution): number {
  return Math.max(parts.at(-1)?.end ?? 0, speaker?.end ?? 0, cue?.end ?? 0);
}

/** Nothing, a line break, or the end of a sentence stands before. */
function startsSentence(text: string, at: number): boolean {
  let before = at - 1;
  while (before >= 0 && text.charAt(before) === ' ') before -= 1;
  if (before < 0 || text.charAt(before) === '\n') return true;
  return /[.!?]["”]?$/.test(text.slice(Math.max(0, before - 1), before + 1));
}
