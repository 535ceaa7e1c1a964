import { describe, expect, it } from 'vitest';
import { inspectCase, type InspectOptions } from '../../../src/core/formats/inspect-case';
import { LIMITS } from '../../../src/core/formats/limits';
import { salvageCase } from '../../../src/core/formats/salvage-case';
import { filesOf, smallCase, type Json } from './small-case';

async function codesOf(files: ReadonlyMap<string, string>, options: InspectOptions = {}): Promise<readonly string[]> {
  const { issues } = await inspectCase(files, options);
  return issues.map(({ code, file, path }) => `${code} ${path === '' ? file : path}`);
}

function withClaim(change: Json): Map<string, string> {
  const parts = smallCase();
  parts['claims.json'][0] = { ...parts['claims.json'][0], ...change };
  return filesOf(parts);
}

describe('hostile input', () => {
  it.each([
    ['lists', '['.repeat(1_000_000)],
    ['objects', '{"a":'.repeat(1_000_000)],
    ['closed lists', '['.repeat(100_000) + ']'.repeat(100_000)],
  ])('is not followed into a million nested %s', async (_, text) => {
    const files = filesOf(smallCase()).set('occasions.json', text);
    const { issues } = await inspectCase(files);
    expect(issues.map(({ code, file, line }) => [code, file, line])).toEqual([['too-deep', 'occasions.json', 1]]);
    expect((await salvageCase(files)).value?.claims.map(({ id }) => id)).toEqual(['gazette-2020-05-02~bbbbbb']);
  });

  it('cannot reach a prototype', async () => {
    const files = filesOf(smallCase());
    files.set(
      'claims.json',
      `[{"__proto__": {"polluted": true}, "id": "x~1"}, {"constructor": {"prototype": {"polluted": true}}}]`,
    );
    const codes = await codesOf(files);
    expect(codes).toContain('forbidden-key claims[0].__proto__');
    expect(codes).toContain('unknown-key claims[1].constructor');
    const { value } = await salvageCase(files);
    expect(value?.claims).toEqual([]);
    expect('polluted' in {}).toBe(false);
  });

  it('cannot hide a missing key behind a prototype in a file with a syntax error', async () => {
    const parts = smallCase();
    const { status, ...claim } = parts['claims.json'][0] ?? {};
    const text = JSON.stringify([claim]).replace('{', `{"__proto__": {"status": ${JSON.stringify(status)}}, `);
    const { value } = await salvageCase(filesOf(parts).set('claims.json', `${text},`));
    expect(value?.claims).toEqual([]);
  });

  it.each([
    ['an HTML tag', '<img src=x onerror=alert(1)>'],
    ['an HTML tag that is not closed', 'a <script'],
    ['a comment', '<!-- -->'],
    ['a NUL', 'a\u0000b'],
    ['an escape sequence', '\u001b[31mred'],
    ['an override of the reading direction', 'a\u202eb'],
    ['an isolate', 'a\u2067b'],
    ['half a surrogate pair', 'a\ud800b'],
  ])('is refused where a statement has %s', async (_, text) => {
    expect(await codesOf(withClaim({ statement: { en: text } }))).toEqual(['forbidden-text claims[0].statement.en']);
  });

  it.each(['5 < 6 > 4', 'a\u200fb', 'x\ny', 'A&lt;b', '😀', 'שלום'])('takes the plain text %j', async (text) => {
    expect(await codesOf(withClaim({ statement: { en: text } }))).toEqual([]);
  });

  it('does not repeat what it refuses', async () => {
    const nasty = `\u202e\u001b[2J${'x'.repeat(100_000)}`;
    const { issues } = await inspectCase(withClaim({ kind: nasty, [nasty]: 1, subject: nasty }));
    expect(new Set(issues.map(({ path }) => path)).size).toBe(3);
    for (const { message, advice, path } of issues) {
      expect(`${message}${advice}${path}`.length).toBeLessThan(400);
      expect(message).not.toMatch(/[\u001b\u202e]/);
      expect(path).not.toMatch(/[\u001b\u202e]/);
    }
  });

  it.each(['javascript:alert(1)', 'data:text/html,x', '//example.org', 'https://', 'http://a b'])(
    'cannot link to %j',
    async (url) => {
      const parts = smallCase();
      parts['sources.json'][0] = { ...parts['sources.json'][0], url };
      expect(await codesOf(filesOf(parts))).toEqual(['wrong-value sources[0].url']);
    },
  );

  it.each(['id', 'statement', 'subject', 'event', 'status', 'evidence', 'places'])(
    'is quick about 100,000 characters in %s',
    async (key) => {
      const text = '<a\u0301'.repeat(33_334);
      const startedAt = performance.now();
      const { issues } = await inspectCase(withClaim({ [key]: key === 'statement' ? { en: text } : text }));
      expect(issues.length).toBeGreaterThan(0);
      expect(performance.now() - startedAt).toBeLessThan(1000);
    },
  );

  it('is refused beyond the limits of size and number', async () => {
    const files = filesOf(smallCase());
    expect(await codesOf(files, { limits: { ...LIMITS, totalLength: 100 } })).toEqual(['case-too-large case.json']);
    expect(await codesOf(files, { limits: { ...LIMITS, claims: 1 } })).toEqual(['too-many-claims claims.json']);
    expect(await codesOf(files, { limits: { ...LIMITS, depth: 3 } })).toContain('too-deep claims.json');
  });

  it('gets a list of problems that ends', async () => {
    const files = filesOf(smallCase()).set('claims.json', `[${'{},'.repeat(5000)}{}]`);
    const { issues } = await inspectCase(files, { limits: { ...LIMITS, problems: 50 } });
    expect(issues).toHaveLength(51);
    expect(issues.at(-1)).toMatchObject({ code: 'too-many-problems', severity: 'error' });
    expect((await salvageCase(files)).value?.claims).toEqual([]);
  });
});
