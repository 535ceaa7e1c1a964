import type { Span, SuggestedClaim } from '../../text/reading';

/** One statement as two, cut at an offset of the text; `null` when one half would have no words. */
export function splitFound(found: SuggestedClaim, at: number, text: string): [SuggestedClaim, SuggestedClaim] | null {
  const { start, end } = found.statement;
  if (at <= start || at >= end) return null;
  const [one, two] = [trimmed({ start, end: at }, text), trimmed({ start: at, end }, text)];
  return one === null || two === null ? null : [part(found, one, text), part(found, two, text)];
}

function trimmed({ start, end }: Span, text: string): Span | null {
  const words = text.slice(start, end);
  if (!/[\p{L}\p{N}]/u.test(words)) return null;
  const from = start + words.search(/\S/u);
  return { start: from, end: start + words.trimEnd().length };
}

function part(found: SuggestedClaim, span: Span, text: string): SuggestedClaim {
  const isIn = ({ start, end }: Span): boolean => start >= span.start && end <= span.end;
  const parts = (found.statement.parts ?? []).flatMap(([from, to]): [number, number][] => {
    const [start, end] = [Math.max(from, span.start), Math.min(to, span.end)];
    return end > start ? [[start, end]] : [];
  });
  return {
    ...found,
    statement: { ...span, text: text.slice(span.start, span.end), ...(parts.length > 1 && { parts }) },
    quotes: found.quotes.filter(isIn),
    places: found.places.filter(isIn),
    quantities: found.quantities.filter(isIn),
  };
}

/** Two statements as one, from the beginning of the earlier to the end of the later; who spoke is as the first has it. */
export function joinFound(first: SuggestedClaim, second: SuggestedClaim, text: string): SuggestedClaim {
  const start = Math.min(first.statement.start, second.statement.start);
  const end = Math.max(first.statement.end, second.statement.end);
  const parts = [...partsOf(first), ...partsOf(second)].sort((a, b) => a[0] - b[0]);
  // Joined with somebody's words, the outlet's are no longer its own.
  const { voice, ...rest } = first;
  return {
    ...rest,
    ...(voice !== undefined && voice === second.voice && { voice }),
    ...whoSpoke(first, second),
    via: [...new Set([...first.via, ...second.via])],
    said: first.said ?? second.said,
    statement: { start, end, text: text.slice(start, end), parts },
    form: first.form === second.form ? first.form : 'mixed',
    quotes: byStart(first.quotes, second.quotes),
    places: byStart(first.places, second.places),
    quantities: byStart(first.quantities, second.quantities),
    movement: first.movement ?? second.movement,
  };
}

/** What the second knows of a speaker is only of use where it is the same one, or the first has none. */
function whoSpoke(one: SuggestedClaim, two: SuggestedClaim): Pick<SuggestedClaim, 'speaker' | 'role' | 'organisation'> {
  const { speaker, role, organisation } = one;
  if (speaker === null && organisation === null)
    return { speaker: two.speaker, role: role ?? two.role, organisation: two.organisation };
  if (speaker === null || speaker.name !== two.speaker?.name) return { speaker, role, organisation };
  return { speaker, role: role ?? two.role, organisation: organisation ?? two.organisation };
}

function partsOf({ statement: { start, end, parts } }: SuggestedClaim): readonly (readonly [number, number])[] {
  return parts ?? [[start, end]];
}

function byStart<T extends Span>(one: readonly T[], two: readonly T[]): T[] {
  const spans = new Map([...one, ...two].map((span) => [`${span.start} ${span.end}`, span]));
  return [...spans.values()].sort((a, b) => a.start - b.start);
}
