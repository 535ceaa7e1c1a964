import { describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main';
import { memoryEffects } from './memory-effects';

const ENGLISH = 'The road was closed, Anna Berg said on Tuesday.\n';
const PAGE = `<!doctype html><html lang="en"><head><title>Bridge closes - The Paper</title>
<script type="application/ld+json">{"@type":"NewsArticle","headline":"Bridge closes","datePublished":"2024-10-29T08:00:00Z","publisher":{"name":"The Paper"}}</script>
</head><body><nav>Home World</nav><article><h1>Bridge closes</h1>
<p>The bridge over the river will stay closed for a year, the mayor of the town said on Tuesday, and she asked everybody to be patient with the workers.</p>
<p>“It had to be done,” said Tom Reyes, the chief engineer of the harbour, who had warned of the cracks in the cables for several years before they were seen.</p>
</article><aside class="related">Related: Ten bridges to see</aside><script>document.title = 'run'</script></body></html>`;

interface Line {
  readonly file: string;
  readonly error?: string;
  readonly language: string;
  readonly published: string | null;
  readonly normalization: string;
  readonly claims: readonly { readonly statement: { readonly start: number; readonly text: string } }[];
  readonly notes: readonly string[];
  readonly page?: {
    readonly outlet: string | null;
    readonly publishedFrom: string | null;
    readonly dropped: readonly string[];
  };
  readonly drafts?: readonly { readonly evidence: { readonly exact: string } }[];
}

const isLine = (value: unknown): value is Line => typeof value === 'object' && value !== null && 'file' in value;

function linesOf(output: string): Line[] {
  return output
    .trim()
    .split('\n')
    .map((line) => {
      const value: unknown = JSON.parse(line);
      if (!isLine(value)) throw new TypeError(`Expected an object with a file, got ${line}`);
      return value;
    });
}

describe('dateline read', () => {
  it('prints one object a file, in order, and goes on after a bad one', async () => {
    const effects = memoryEffects([
      ['a.txt', ENGLISH],
      ['empty.txt', ' \n'],
      ['b.txt', 'Ia mengatakan, jalan sudah dibuka.'],
    ]);
    expect(await main(['read', '--json', 'a.txt', 'missing.txt', 'empty.txt', 'b.txt'], effects)).toBe(1);
    const lines = linesOf(effects.output());
    expect(lines.map(({ file, error }) => [file, error])).toEqual([
      ['a.txt', undefined],
      ['missing.txt', 'there is no such file.'],
      ['empty.txt', 'it is empty.'],
      ['b.txt', undefined],
    ]);
    expect(lines.map(({ language }) => language)).toEqual(['en', undefined, undefined, 'id']);
    expect(effects.errors()).toContain('missing.txt: there is no such file.');
  });

  it('counts offsets in the file’s own text, line ends as LF, and in the normalised text when asked', async () => {
    const effects = memoryEffects([['a.txt', `A  title\r\n\r\n\r\n\r\n${ENGLISH}`]]);
    await main(['read', '--json', 'a.txt'], effects);
    await main(['read', '--json', '--normalize', 'a.txt'], effects);
    const [own, normalized] = linesOf(effects.output());
    expect(own).toMatchObject({
      normalization: 'lf',
      claims: [{ statement: { start: 12, text: 'The road was closed' } }],
    });
    expect(normalized).toMatchObject({ normalization: 'dateline-1', claims: [{ statement: { start: 9 } }] });
  });

  it('takes the article out of a page, and says where its date comes from and what was left out', async () => {
    const effects = memoryEffects([['page.html', PAGE]]);
    expect(await main(['read', '--json', 'page.html'], effects)).toBe(0);
    const [line] = linesOf(effects.output());
    expect(line).toMatchObject({ published: '2024-10-29', page: { outlet: 'The Paper', publishedFrom: 'json-ld' } });
    expect(line?.page?.dropped).toContain('Related: Ten bridges to see');
    expect(line?.claims.map(({ statement }) => statement.text)).toContain('“It had to be done,”');
    expect(line?.notes.join(' ')).toContain("page's own (json-ld)");
  });

  it('says so when the page’s date is not the one given', async () => {
    const effects = memoryEffects([['page.html', PAGE]]);
    await main(['read', '--json', '--published', '2024-10-30', 'page.html'], effects);
    expect(linesOf(effects.output())[0]).toMatchObject({
      published: '2024-10-30',
      notes: ['The page says it was published on 2024-10-29; 2024-10-30, as given, was used.'],
    });
  });

  it('reads standard input', async () => {
    const effects = memoryEffects([['-', ENGLISH]]);
    expect(await main(['read', '-'], effects)).toBe(0);
    expect(effects.output()).toContain('Anna Berg');
  });

  it('drafts claims whose anchors have at most six words', async () => {
    const effects = memoryEffects([
      ['a.txt', 'Anna Berg said that the road along the river would stay closed until the spring.'],
    ]);
    await main(['read', '--json', '--drafts', 'a.txt'], effects);
    expect(linesOf(effects.output())[0]?.drafts?.[0]?.evidence.exact).toBe('the road along the river would');
  });

  it.each([
    [['read'], 'expected files, got none'],
    [['read', '--lang', 'xx', 'a.txt'], '--lang is one of en, id, uk, ko, ru, got "xx"'],
    [['read', '--published', 'soon', 'a.txt'], '--published is an EDTF date'],
  ])('refuses %j', async (args, message) => {
    const effects = memoryEffects([['a.txt', ENGLISH]]);
    expect(await main(args, effects)).toBe(2);
    expect(effects.errors()).toContain(message);
  });

  it('refuses what is no text or too long, and reads the rest', async () => {
    const effects = memoryEffects([
      ['binary.txt', 'a\0b'],
      ['long.txt', 'a '.repeat(1_000_001)],
      ['a.txt', ENGLISH],
    ]);
    expect(await main(['read', '--json', 'binary.txt', 'long.txt', 'a.txt'], effects)).toBe(1);
    const [binary, long, good] = linesOf(effects.output());
    expect(binary?.error).toContain('zero bytes');
    expect(long?.error).toContain('at most 2000000');
    expect(good?.claims).toHaveLength(1);
  });
});
