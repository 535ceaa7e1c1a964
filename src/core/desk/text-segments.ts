import type { Span } from '../text/reading';

/** A stretch that something is said about. */
export interface TextMark<T> extends Span {
  readonly of: T;
}

/** A piece of the text within which nothing begins or ends, with all that is said about it, in the order in which it was given. */
export interface TextSegment<T> extends Span {
  readonly text: string;
  readonly marks: readonly T[];
}

/** Cuts a text where marks begin and end; marks may overlap. What lies outside the text is left out. */
export function textSegments<T>(text: string, marks: readonly TextMark<T>[]): TextSegment<T>[] {
  const cuts = new Set([0, text.length]);
  const inside = marks.filter(({ start, end }) => start >= 0 && start < end && end <= text.length);
  for (const { start, end } of inside) {
    cuts.add(start);
    cuts.add(end);
  }
  const offsets = [...cuts].sort((a, b) => a - b);
  const begins = groupByStart(inside);
  let open: TextMark<T>[] = [];
  return offsets.slice(0, -1).map((start, at) => {
    const end = offsets[at + 1] ?? start;
    open = [...open.filter((mark) => mark.end > start), ...(begins.get(start) ?? [])];
    return { start, end, text: text.slice(start, end), marks: open.map(({ of }) => of) };
  });
}

function groupByStart<T>(marks: readonly TextMark<T>[]): ReadonlyMap<number, readonly TextMark<T>[]> {
  const byStart = new Map<number, TextMark<T>[]>();
  for (const mark of marks) byStart.set(mark.start, [...(byStart.get(mark.start) ?? []), mark]);
  return byStart;
}
