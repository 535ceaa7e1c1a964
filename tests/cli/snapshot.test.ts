import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PNG } from 'pngjs';
import { describe, expect, it } from 'vitest';
import { main } from '../../src/cli/main';
import { nodeEffects } from '../../src/cli/node-effects';
import { pngPixelsPerMeter, pngTexts } from '../snapshot/png-texts';
import { useOwnFolder } from './own-folder';

const CASE = 'data/cases/kursk-2024';
const CLAIM = 'okezone-2024-08-14~01bcb3';
const folder = useOwnFolder();

async function run(...args: string[]): Promise<{ code: number; output: string; errors: string }> {
  let [output, errors] = ['', ''];
  const write = (text: string): void => void (output += text);
  const writeError = (text: string): void => void (errors += text);
  const code = await main(['snapshot', CASE, ...args], { ...nodeEffects(), write, writeError });
  return { code, output, errors };
}

const out = (name: string): string => join(folder(), name);

describe('dateline snapshot', () => {
  it.each([
    ['an unknown claim', ['--claim', 'okezone-2024-08-14~01bcb4'], `Did you mean "${CLAIM}"?`],
    ['a claim of the view that is unknown', ['--view', 'claim=nobody~000000'], 'no claim "nobody~000000"'],
    ['a facet that no claim has', ['--view', 'group=nata'], 'Did you mean "nato"?'],
    ['a view of another case', ['--view', 'case=other'], 'the view is of the case "other"'],
    ['a page too small', ['--size', '20x20mm'], '--size:'],
    ['a page too large', ['--size', '5000x20mm'], '--size:'],
    ['a size that is none', ['--size', 'wide'], 'Expected one such as 1600x900'],
    ['a page without such a name', ['--page', 'A9'], 'is none of'],
    ['too few dots', ['--dpi', '10'], '72 to 600'],
    ['too many dots', ['--dpi', '601'], '72 to 600'],
    ['dots that are no number', ['--dpi', 'many'], 'expected a number, got "many"'],
    ['both ways up', ['--portrait', '--landscape'], 'exclude each other'],
    ['an unknown theme', ['--theme', 'prnt'], 'Did you mean "print"?'],
    ['an unknown language', ['--lang', 'xx'], 'en, id, uk, ko'],
    ['a day that is none', ['--as-of', '2024-02-31'], 'is no day'],
    ['a frame that is none', ['--frame', '1,2,3'], 'neither "claims" nor "opening" nor a box'],
    ['an option that there is not', ['--lanscape'], '--lanscape'],
  ])('says what is wrong with %s, ends with 2 and writes nothing', async (_, args, message) => {
    const { code, errors } = await run(...args, '--out', out('a.svg'));
    expect(errors).toContain(message);
    expect(code).toBe(2);
    expect(readdirSync(folder())).toEqual([]);
  });

  it('says what an ending means that is none of its own, and that --out is missing', async () => {
    const unknown = await run('--out', out('a.gif'));
    expect(unknown.errors).toContain('.svg, .pdf');
    expect(unknown.code).toBe(2);
    expect((await run()).errors).toContain('--out FILE is missing');
  });

  it('draws no empty view unasked, and the map alone when asked', async () => {
    const nobody = ['--view', 'q=nobody-ever-said-this', '--out', out('a.svg')];
    const refused = await run(...nobody);
    expect(refused.errors).toContain('--allow-empty');
    expect(refused.code).toBe(1);
    expect(readdirSync(folder())).toEqual([]);
    expect((await run(...nobody, '--allow-empty')).code).toBe(0);
    expect(readdirSync(folder())).toEqual(['a.svg']);
  });

  it('leaves no half-written file where one cannot be written, and none of the others', async () => {
    mkdirSync(out('taken.pdf'));
    const { code, errors } = await run('--claim', CLAIM, '--out', out('taken.pdf'));
    expect(errors).toContain('taken.pdf" cannot be written: there is a folder of that name.');
    expect(code).toBe(1);
    expect(readdirSync(folder())).toEqual(['taken.pdf']);
    expect(readdirSync(out('taken.pdf'))).toEqual([]);
  });

  it('writes a picture of its dots, that says how large it is printed and where it is from', async () => {
    await run('--claim', CLAIM, '--page', 'A5', '--dpi', '150', '--title', 'Курськ', '--out', out('a.png'));
    const bytes = readFileSync(out('a.png'));
    const { width, height } = PNG.sync.read(bytes);
    expect([width, height]).toEqual([874, 1240]);
    expect(pngPixelsPerMeter(bytes)).toBe(Math.round(150 / 0.0254));
    const texts = pngTexts(bytes);
    expect(texts.get('Title')).toBe('Курськ');
    expect(texts.get('Description')).toContain('Okezone');
    expect(texts.get('Copyright')).toContain('OpenStreetMap');
    expect(texts.get('SHA-256')).toMatch(/^[0-9a-f]{64}$/);
  });

  it('lists what was put on the page', async () => {
    const { output } = await run('--claim', CLAIM, '--out', out('a.svg'), '--json');
    const made = JSON.parse(output) as { claims: { note: string }[]; hash: string };
    expect(made).toMatchObject({
      claims: [{ number: 1, claim: CLAIM, isOnMap: true, page: 1 }],
      projection: { kind: 'conic' },
      page: { count: 1 },
    });
    expect(made.claims[0]?.note).toContain('Okezone');
    expect(made.hash).toMatch(/^[0-9a-f]{64}$/);
  });

  it('makes what can be made of a batch, and says what cannot', async () => {
    const list = [
      { out: out('a.svg'), claim: CLAIM },
      { out: out('b.svg'), claim: 'nobody~000000' },
      { out: [out('c.pdf'), out('c.pptx')], claim: [CLAIM], page: 'A5', landscape: true },
    ];
    writeFileSync(out('list.json'), JSON.stringify(list));
    const { code, output, errors } = await run('--batch', out('list.json'));
    expect(code).toBe(1);
    expect(output).toContain('2 of 3 snapshots written');
    expect(errors).toContain('no claim "nobody~000000"');
    expect(['a.svg', 'b.svg', 'c.pdf', 'c.pptx'].map((name) => existsSync(out(name)))).toEqual([
      true,
      false,
      true,
      true,
    ]);
  });

  it.each([
    ['{}', 'no list of snapshots'],
    ['[4]', 'snapshot 1: expected an object of options, got 4'],
    ['[{"out":"a.svg","lanscape":true}]', 'Did you mean "landscape"?'],
    ['[{"out":"a.svg","landscape":"yes"}]', 'landscape: expected true or false, got "yes"'],
    ['[{"claim":"x"}]', 'out is missing'],
    ['[{', 'is not JSON'],
  ])('refuses the batch %s', async (text, message) => {
    writeFileSync(out('list.json'), text);
    const { code, errors } = await run('--batch', out('list.json'));
    expect(errors).toContain(message);
    expect(code).toBe(2);
  });
});
