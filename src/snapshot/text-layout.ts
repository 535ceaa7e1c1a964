import type { FontMetrics } from './fonts/metrics';
import type { TextRun, TextShape } from './scene';

export interface TextStyle {
  /** Points. */
  readonly size: number;
  /** From baseline to baseline. */
  readonly leading: number;
  readonly letterSpacing?: number;
}

/** One line of runs that fits, and its width. */
export interface TextLine {
  readonly runs: readonly TextRun[];
  readonly width: number;
}

interface Token {
  readonly run: TextRun;
  readonly text: string;
  readonly width: number;
  readonly isSpace: boolean;
  /** A piece of a word that fits no line: it may be parted from the one before. */
  readonly isPart: boolean;
}

/** Breaks runs into lines no wider than `width`: at spaces, after hyphens and slashes; a word that fits no line is broken where it must be, never cut off. */
export function wrapRuns(runs: readonly TextRun[], width: number, style: TextStyle, fonts: FontMetrics): TextLine[] {
  const lines: TextLine[] = [];
  let line: Token[] = [];
  let used = 0;
  const flush = (): void => {
    while (line.at(-1)?.isSpace) line.pop();
    if (line.length > 0) lines.push(joinTokens(line, style, fonts));
    line = [];
    used = 0;
  };
  const all = runs.flatMap((run) => tokens(run, width, style, fonts));
  for (let at = 0; at < all.length;) {
    const first = all[at];
    if (first === undefined) break;
    if (first.isSpace) {
      if (line.length > 0) {
        line.push(first);
        used += first.width;
      }
      at++;
      continue;
    }
    // What no space or hyphen parts stays together, even where one run ends and the next begins.
    const word = [first];
    for (;;) {
      const next = all[at + word.length];
      if (next === undefined || next.isSpace || next.isPart) break;
      const end = word.at(-1)?.text ?? '';
      if (BREAKS_AFTER.test(end) && !(IN_A_NUMBER.test(end) && /^\d/.test(next.text))) break;
      word.push(next);
    }
    const wordWidth = word.reduce((sum, token) => sum + token.width, 0);
    const taken = wordWidth > width ? [first] : word;
    const takenWidth = wordWidth > width ? first.width : wordWidth;
    if (used + takenWidth > width + 0.01 && line.length > 0) flush();
    line.push(...taken);
    used += takenWidth;
    at += taken.length;
  }
  flush();
  return lines;
}

/** A line may break after these, besides at spaces. */
const BREAKS_AFTER = /[-/–—?&=_]$/u;
/** But not where a digit follows, as in a date. */
const IN_A_NUMBER = /\d[-–]$/u;

/** At most so many lines; what is left out is marked by an ellipsis. */
export function limitLines(
  lines: readonly TextLine[],
  limit: number,
  width: number,
  style: TextStyle,
  fonts: FontMetrics,
): { lines: readonly TextLine[]; isShortened: boolean } {
  const last = lines[limit - 1];
  if (lines.length <= limit || last === undefined) return { lines, isShortened: false };
  const runs = [...last.runs];
  const measured = (): number => joinWidth([...runs, ellipsis(runs)], style, fonts);
  while (runs.length > 0 && measured() > width) {
    const end = runs.pop();
    if (end === undefined) break;
    const shorter = Array.from(end.text).slice(0, -1).join('').trimEnd();
    if (shorter !== '') runs.push({ ...end, text: shorter });
  }
  const shortened = joinRuns([...runs, ellipsis(runs.length > 0 ? runs : last.runs)]);
  return {
    lines: [...lines.slice(0, limit - 1), { runs: shortened, width: joinWidth(shortened, style, fonts) }],
    isShortened: true,
  };
}

/** Lines as shapes, the first baseline at `y`. */
export function lineShapes(
  lines: readonly TextLine[],
  at: { readonly x: number; readonly y: number; readonly anchor?: TextShape['anchor'] },
  style: TextStyle,
  more: Pick<TextShape, 'halo' | 'role'> = {},
): TextShape[] {
  return lines.map(({ runs, width }, line) => ({
    kind: 'text',
    x: at.x,
    y: at.y + line * style.leading,
    anchor: at.anchor ?? 'start',
    size: style.size,
    runs,
    width,
    ...(style.letterSpacing !== undefined && { letterSpacing: style.letterSpacing }),
    ...more,
  }));
}

function joinWidth(runs: readonly TextRun[], { size, letterSpacing = 0 }: TextStyle, fonts: FontMetrics): number {
  const sum = runs.reduce((width, { text, weight }) => width + fonts.width({ text, weight, size }), 0);
  const characters = runs.reduce((count, { text }) => count + Array.from(text).length, 0);
  return sum + letterSpacing * characters;
}

function ellipsis(runs: readonly TextRun[]): TextRun {
  const last = runs.at(-1);
  return { text: '…', color: last?.color ?? '#000000', weight: last?.weight ?? 400 };
}

function joinTokens(line: readonly Token[], style: TextStyle, fonts: FontMetrics): TextLine {
  const runs = joinRuns(line.map(({ run, text }) => ({ ...run, text })));
  return { runs, width: joinWidth(runs, style, fonts) };
}

function joinRuns(runs: readonly TextRun[]): TextRun[] {
  const joined: TextRun[] = [];
  for (const run of runs) {
    const last = joined.at(-1);
    const isSame =
      last?.color === run.color &&
      last.weight === run.weight &&
      last.link === run.link &&
      last.language === run.language;
    if (last !== undefined && isSame) joined[joined.length - 1] = { ...last, text: last.text + run.text };
    else joined.push(run);
  }
  return joined;
}

/** Spaces, but for those that hold what they stand between together; and words with what may end a line after them. */
const PIECES = /[^\S\u00a0\u202f]+|(?:[^\s\-/–—?&=_]|[\u00a0\u202f])+[-/–—?&=_]*|[-/–—?&=_]+/gu;

function tokens(run: TextRun, width: number, style: TextStyle, fonts: FontMetrics): Token[] {
  const { letterSpacing = 0, size } = style;
  const measure = (text: string): number => fonts.width({ text, weight: run.weight, size, letterSpacing });
  return (run.text.match(PIECES) ?? []).flatMap((text): Token[] => {
    const isSpace = text.trim() === '';
    const whole = { run, text, width: measure(text), isSpace, isPart: false };
    if (isSpace || whole.width <= width) return [whole];
    const parts: string[] = [];
    let part = '';
    for (const character of text) {
      if (part !== '' && measure(part + character) > width) {
        parts.push(part);
        part = '';
      }
      part += character;
    }
    if (part !== '') parts.push(part);
    return parts.map((piece, at) => ({ run, text: piece, width: measure(piece), isSpace: false, isPart: at > 0 }));
  });
}
