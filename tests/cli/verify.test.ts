import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main';
import { textDigest } from '../../src/core/text/digest';
import { filesOf, smallCase } from '../core/formats/small-case';
import { memoryEffects, type MemoryEffects } from './memory-effects';

const TEXT = 'There are three ships in port.';
const ARGS = ['verify', 'harbour', '--source', 'gazette-2020-05-02', '--text', 'desk/ships.txt'];

/** The small case, whose one anchor is "three ships" at 10, against a text. */
function worldOf(text: string): MemoryEffects {
  const parts = smallCase();
  parts['sources.json'][0] = {
    ...parts['sources.json'][0],
    text: { normalization: 'dateline-1', length: TEXT.length, sha256: textDigest(TEXT) },
  };
  const files = [...filesOf(parts)].map(([path, json]) => [join('harbour', path), json] as const);
  return memoryEffects([...files, ['desk/ships.txt', text]]);
}

describe('dateline verify', () => {
  it('finds every anchor in the text that they were taken from, however it is spaced', async () => {
    const effects = worldOf('\uFEFFThere  are three\u00a0ships in port.\r\n');
    expect(await main(ARGS, effects)).toBe(0);
    expect(effects.output()).toBe(
      [
        'found    10  gazette-2020-05-02~aaaaaa  "three ships"',
        'Text: digest matches (30 characters)',
        'gazette-2020-05-02: 1 anchor, 1 found, 0 moved, 0 missing',
        '',
      ].join('\n'),
    );
  });

  it('tells where a fragment moved to', async () => {
    const effects = worldOf(`Yesterday: ${TEXT}`);
    expect(await main(ARGS, effects)).toBe(1);
    expect(effects.output()).toContain('moved    10 → 21  gazette-2020-05-02~aaaaaa');
    expect(effects.output()).toContain('Text: digest differs.');
  });

  it('tells that a fragment is missing', async () => {
    const effects = worldOf('There are 3 ships in port.');
    expect(await main(ARGS, effects)).toBe(1);
    expect(effects.output()).toContain('missing  10  gazette-2020-05-02~aaaaaa');
  });

  it('writes JSON for programs', async () => {
    const effects = worldOf(`Now: ${TEXT}`);
    expect(await main([...ARGS, '--json'], effects)).toBe(1);
    expect(JSON.parse(effects.output())).toMatchObject({
      source: 'gazette-2020-05-02',
      normalization: 'dateline-1',
      length: { stated: 30, actual: 35 },
      anchors: [{ statedStart: 10, result: { state: 'moved', start: 15, end: 26, isAmbiguous: false } }],
    });
  });

  it('never calls a case verified whose bad claims it could not look at', async () => {
    const effects = worldOf(TEXT);
    effects.files.set(
      'harbour/claims.json',
      (effects.files.get('harbour/claims.json') ?? '').replace('"presence"', '"gone"'),
    );
    expect(await main(ARGS, effects)).toBe(1);
    expect(effects.errors()).toContain('See dateline check harbour.');
  });

  it.each([
    [
      ['--source', 'gazette-2020-05-03', '--text', 'desk/ships.txt'],
      /no source "gazette-2020-05-03"\. Did you mean "gazette-2020-05-02"\?/,
    ],
    [['--source', 'x', '--text', 'desk/ships.txt'], /no source "x"\. It has: gazette-2020-05-02\./],
    [['--source', 'gazette-2020-05-02', '--text', 'lost.txt'], /there is no file "lost\.txt"/],
  ])('calls %j misuse', async (args, message) => {
    const effects = worldOf(TEXT);
    expect(await main(['verify', 'harbour', ...args], effects)).toBe(2);
    expect(effects.errors()).toMatch(message);
  });

  it('says so when a folder is no case', async () => {
    const effects = memoryEffects([['empty/readme.txt', '']]);
    expect(await main(['verify', 'empty', '--source', 'a', '--text', 'b'], effects)).toBe(1);
    expect(effects.errors()).toContain('"empty" cannot be read as a case. See dateline check empty.');
  });
});
