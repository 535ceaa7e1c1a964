import type { Span } from '../reading';

/** A quotation with its marks. `inner` is what stands between them. */
export interface Quotation extends Span {
  readonly inner: Span;
  /** The closing mark is missing: the quotation goes on in the next paragraph. */
  readonly isOpen: boolean;
  readonly isSingle: boolean;
}

const DOUBLE = new Set(['"', '“', '”', '„', '«', '»', '〝', '〞', '「', '」', '『', '』']);
const SINGLE = new Set(['‘', '’', "'", '‹', '›']);
const ALWAYS_OPENS = new Set(['«', '„', '「', '『', '‹']);
const ALWAYS_CLOSES = new Set(['»', '」', '』', '›']);
const MAX_SINGLE = 600;
const SPACE_OR_OPENING = /[\s([{—–\-/:,‘“"']/;

/**
 * Quotations of a text, paragraph by paragraph, the outermost only. Marks are told by what stands around them rather than by their
 * shape: Indonesian papers open and close with the same ”, careless ones mix. A mark that opens and never closes makes an open
 * quotation up to the paragraph's end. Single marks count where they cannot be apostrophes.
 */
export function findQuotations(raw: string): readonly Quotation[] {
  const text = withDoubleMarks(raw);
  const quotations: Quotation[] = [];
  let from = 0;
  while (from < text.length) {
    const breakAt = text.indexOf('\n', from);
    const to = breakAt === -1 ? text.length : breakAt;
    readParagraph(text, from, to, quotations);
    from = to + 1;
  }
  return quotations;
}

/** Two single marks are a double one: ''so'', ``so''. Every other character keeps its place. */
function withDoubleMarks(text: string): string {
  if (!text.includes("''") && !text.includes('``')) return text;
  return text.replace(/(^|[\s([—–-])(?:''|``)(?=\S)/gm, '$1 "').replace(/''/g, '" ');
}

function readParagraph(text: string, from: number, to: number, quotations: Quotation[]): void {
  let opened = -1;
  let depth = 0;
  let single = -1;
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    if (code > 0x27 && code < 0xab) continue;
    const mark = text.charAt(at);
    if (DOUBLE.has(mark)) {
      const opens = isOpening(text, at, from, to, opened !== -1);
      if (opened === -1) {
        if (opens) {
          opened = at;
          depth = 0;
          single = -1;
        }
      } else if (ALWAYS_OPENS.has(mark) && ALWAYS_OPENS.has(text.charAt(opened))) depth += 1;
      else if (!opens) {
        if (depth > 0 && ALWAYS_CLOSES.has(mark)) depth -= 1;
        else {
          add(quotations, opened, at + 1, false, false);
          opened = -1;
        }
      }
    } else if (opened === -1 && SINGLE.has(mark)) {
      if (single === -1) {
        if (mark !== '’' && isBoundaryBefore(text, at, from) && !/\s/.test(text.charAt(at + 1))) single = at;
      } else if (
        mark !== '‘' &&
        mark !== '‹' &&
        !/[\p{L}\p{N}]/u.test(text.charAt(at + 1)) &&
        at > single + 1 &&
        !/\s/.test(text.charAt(at - 1))
      ) {
        if (at - single < MAX_SINGLE) add(quotations, single, at + 1, false, true);
        single = -1;
      }
    }
  }
  if (opened !== -1) add(quotations, opened, to, true, false);
}

function add(quotations: Quotation[], start: number, end: number, isOpen: boolean, isSingle: boolean): void {
  const inner = { start: start + 1, end: isOpen ? end : end - 1 };
  if (inner.end > inner.start) quotations.push({ start, end, inner, isOpen, isSingle });
}

function isBoundaryBefore(text: string, at: number, from: number): boolean {
  return at === from || SPACE_OR_OPENING.test(text.charAt(at - 1));
}

function isOpening(text: string, at: number, from: number, to: number, isInside: boolean): boolean {
  const mark = text.charAt(at);
  if (ALWAYS_OPENS.has(mark)) return true;
  if (ALWAYS_CLOSES.has(mark)) return false;
  const boundaryBefore = isBoundaryBefore(text, at, from);
  const spaceAfter = at + 1 >= to || /\s/.test(text.charAt(at + 1));
  if (boundaryBefore && !spaceAfter) {
    // Inside, a straight mark after a comma or a dash closes when nothing can begin after it.
    if (!isInside) return true;
    if (/[\s([{]/.test(text.charAt(at - 1)) || at === from) return true;
    return false;
  }
  if (spaceAfter && !boundaryBefore) return false;
  return !isInside && mark !== '”';
}
