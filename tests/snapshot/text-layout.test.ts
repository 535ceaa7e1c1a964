import { describe, expect, it } from 'vitest';
import { createFontMetrics } from '../../src/snapshot/fonts/metrics';
import { pageHeader } from '../../src/snapshot/page-header';
import { pageLook } from '../../src/snapshot/page-look';
import { namedPage } from '../../src/snapshot/page-sizes';
import { wrapRuns, type TextLine } from '../../src/snapshot/text-layout';

const page = namedPage('9:16', null);
const look = pageLook(page, 'light', createFontMetrics());
const words = (lines: readonly TextLine[]): string[] => lines.map(({ runs }) => runs.map(({ text }) => text).join(''));

describe('words on a page', () => {
  it('part at spaces, but not at those that hold a number to what it counts', () => {
    const run = look.run('Ministry of Reintegration\u00a0·\u00a01\u202f278');
    for (let width = 80; width < 200; width += 7)
      for (const line of words(wrapRuns([run], width, look.body, look.fonts))) expect(line).not.toMatch(/^[·\d]|·$/);
  });

  it('keep a date on one line, and break a long address where they must', () => {
    const run = look.run('said on the island on 2024-09-03 by the council');
    for (let width = 80; width < 200; width += 7)
      expect(words(wrapRuns([run], width, look.body, look.fonts)).join('|')).toContain('2024-09-03');
    const digits = look.run('1-2'.repeat(60));
    const lines = wrapRuns([digits], 80, look.body, look.fonts);
    expect(words(lines).join('')).toBe('1-2'.repeat(60));
    expect(Math.max(...lines.map(({ width }) => width))).toBeLessThanOrEqual(80.01);
  });

  it('make a title of even lines, no more than it needs', () => {
    const content = { x: 0, y: 0, width: page.width - 2 * look.margin, height: page.height };
    const title = 'North Korean troops in Kursk Oblast, 2024';
    const plain = wrapRuns([look.run(title, { weight: 600 })], content.width, look.title, look.fonts);
    expect(words(plain).at(-1)).toBe('2024');
    const { shapes } = pageHeader({ title, subtitle: '', dates: '' }, content, look);
    const lines = shapes.flatMap((shape) => (shape.kind === 'text' && shape.role === 'title' ? [shape] : []));
    expect(lines).toHaveLength(plain.length);
    const [first = 0, last = 0] = lines.map(({ width }) => width);
    expect(last / first).toBeGreaterThan(0.7);
  });
});
