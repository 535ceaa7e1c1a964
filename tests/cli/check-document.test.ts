import { describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main';
import { FILE_OPTIONS, writeDeskDocument } from '../../src/core/store/write-desk-document';
import { recordWithText } from '../core/store/desk-record';
import { memoryEffects } from './memory-effects';

const document = async (withTexts = false): Promise<string> =>
  writeDeskDocument(await recordWithText(), { ...FILE_OPTIONS, withTexts });
const check = async (text: string): Promise<{ code: number; output: string }> => {
  const effects = memoryEffects([['x.dateline.json', text]]);
  return { code: await main(['check', 'x.dateline.json'], effects), output: effects.output() };
};
/** Line and column of words in the file, as an editor counts. */
const placeOf = (text: string, words: string): string => {
  const before = text.slice(0, text.indexOf(words));
  return `${before.split('\n').length}:${before.length - before.lastIndexOf('\n')}`;
};

describe('dateline check of a case in one file', () => {
  it('passes a good one, with and without texts', async () => {
    const good = 'x.dateline.json: no problems (1 source, 3 actors, 2 places, 1 occasion, 2 claims)\n';
    expect(await check(await document())).toEqual({ code: 0, output: good });
    expect(await check(await document(true))).toEqual({ code: 0, output: good });
  });

  it('tells the line in that file', async () => {
    const bad = (await document())
      .replace('"kind": "presence"', '"kind": "presents"')
      .replace('"zoom": 6', '"zoom": 60');
    const { code, output } = await check(bad);
    expect(code).toBe(1);
    expect(output).toContain(`x.dateline.json:${placeOf(bad, '"presents"')} error wrong-value at claims[0].kind`);
    expect(output).toContain(`x.dateline.json:${placeOf(bad, '60')} error wrong-value at case.view.zoom`);
  });

  it('warns of data that were changed under their digest, and of texts that belong nowhere', async () => {
    const { code, output } = await check(
      (await document(true))
        .replace('"Two reports of ships."', '"Two."')
        .replace('"texts": {', '"texts": { "nobody": "x",'),
    );
    expect(code).toBe(0);
    expect(output).toContain('warning digest-differs');
    expect(output).toContain('warning desk-part');
  });

  it('says that it is cut off or something else', async () => {
    const cut = await check((await document()).slice(0, 300));
    expect(cut.code).toBe(1);
    expect(cut.output).toContain('error json-syntax');
    const other = await check('{"type":"FeatureCollection","features":[]}');
    expect(other.code).toBe(1);
    expect(other.output).toContain('Expected a case document');
  });
});
