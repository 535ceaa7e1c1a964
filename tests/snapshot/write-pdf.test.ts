import { unzlibSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { writePdf } from '../../src/snapshot/write-pdf';
import { latin1, readable, streams } from './readable-pdf';
import { HOSTILE, line, SAMPLE_TEXTS, sampleScene } from './sample-scene';
import { testFonts } from './test-fonts';

const FONTS = testFonts(Object.values(SAMPLE_TEXTS).join('') + HOSTILE);

describe('writePdf', () => {
  it('writes the same bytes for the same scene', () => {
    expect(Buffer.from(writePdf(sampleScene(), FONTS)).equals(writePdf(sampleScene(), FONTS))).toBe(true);
  });

  it('points to every object where it begins', () => {
    const bytes = writePdf(sampleScene(), FONTS);
    const source = latin1(bytes);
    const start = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(source)?.[1]);
    const rows = inflatedAfter(bytes, start);
    const packs = new Map<number, string[]>();
    expect(rows.length / 7).toBeGreaterThan(20);
    for (let number = 1; number < rows.length / 7; number++) {
      const view = new DataView(rows.buffer, rows.byteOffset + number * 7, 7);
      const [kind, place, position] = [view.getUint8(0), view.getUint32(1), view.getUint16(5)];
      if (kind === 1) expect(source.slice(place, place + 12)).toMatch(new RegExp(`^${number} 0 obj`));
      else packs.set(place, [...(packs.get(place) ?? []), `${number}@${position}`]);
    }
    for (const [pack, members] of packs) {
      const content = latin1(inflatedAfter(bytes, source.indexOf(`\n${pack} 0 obj`)));
      const numbers = content
        .slice(0, content.indexOf('\n'))
        .split(' ')
        .filter((_, at) => at % 2 === 0);
      expect(numbers.map((number, at) => `${number}@${at}`)).toEqual(members);
    }
  });

  it('names title, language, subject and the day that the map speaks for', () => {
    const source = readable(writePdf(sampleScene({ title: 'Курськ', language: 'uk' }), FONTS));
    expect(source).toContain('/Lang (uk)');
    expect(source).toContain(`/Title <FEFF${hexadecimal('Курськ')}>`);
    expect(source).toContain('/CreationDate (D:20241029000000Z)');
    const packet = new TextDecoder().decode(writePdf(sampleScene({ title: 'A < B' }), FONTS));
    expect(packet).toContain('<rdf:li xml:lang="x-default">A &lt; B</rdf:li>');
    expect(packet).toContain(`<dc:identifier>sha256:${'ab'.repeat(32)}</dc:identifier>`);
  });

  it('links to the web and nowhere else', () => {
    const source = readable(writePdf(sampleScene(), FONTS));
    expect([...source.matchAll(/\/URI \((.*?)\) >>/g)].map(([, address]) => address)).toEqual([
      'https://example.org/a?b=\\(1\\)&c=%3C2%3E',
    ]);
    expect(source).not.toContain('javascript');
  });

  it('embeds both weights, and gives every character back as it was, Hangul and those without a glyph too', () => {
    const maps = streams(writePdf(sampleScene(), FONTS)).filter((text) => text.includes('beginbfchar'));
    expect(maps).toHaveLength(2);
    const codes = maps.join('\n');
    for (const character of ['К', 'Ї', '쿠', '군', 'ש', '🗺']) {
      expect(codes).toContain(`> <${hexadecimal(character)}>`);
    }
    expect(readable(writePdf(sampleScene(), FONTS)).match(/\/FontFile2 /g)).toHaveLength(2);
  });

  it('has a bookmark for each title and heading', () => {
    const source = readable(writePdf(sampleScene(), FONTS));
    for (const heading of [SAMPLE_TEXTS.title, 'Claims on this map', 'Claims, continued']) {
      expect(source).toContain(`/Title <FEFF${hexadecimal(heading)}>`);
    }
    expect(source).toContain('/Type /Outlines');
  });

  it('keeps hostile text out of its syntax', () => {
    const groups = [{ id: ') >> evil', label: HOSTILE, shapes: [line(HOSTILE, { run: { link: HOSTILE } })] }];
    const page = { width: 200, height: 200, background: '#ffffff', groups };
    const scene = sampleScene({
      title: HOSTILE,
      subtitle: HOSTILE,
      citations: [HOSTILE],
      attribution: [HOSTILE],
      pages: [page],
    });
    // The XMP packet is XML that anyone may read; its escaping is looked at apart.
    const source = readable(writePdf(scene, FONTS)).replace(/<x:xmpmeta.*<\/x:xmpmeta>/s, '');
    expect(source).not.toContain('<script>');
    expect(source).not.toContain('evil');
    expect(source).not.toContain('/URI');
  });

  it('ends a line where the scene says, in whatever width its font has', () => {
    const shape = line('Kursk', { size: 10 });
    const page = (width: number): string =>
      streams(
        writePdf(
          sampleScene({
            pages: [
              {
                width: 200,
                height: 100,
                background: '#ffffff',
                groups: [{ id: 'a', label: '', shapes: [{ ...shape, width }] }],
              },
            ],
          }),
          FONTS,
        ),
      ).join('\n');
    expect(page(shape.width)).toContain('100 Tz');
    expect(page(shape.width * 1.1)).toContain('110 Tz');
  });

  it('draws a picture with its transparency', () => {
    const source = readable(writePdf(sampleScene(), FONTS));
    expect(source).toMatch(/\/ColorSpace \/DeviceRGB \/BitsPerComponent 8 \/SMask \d+ 0 R/);
  });

  it('refuses what no page can hold', () => {
    expect(() => writePdf(sampleScene({ pages: [] }), FONTS)).toThrow('at least one page');
    expect(() => writePdf(sampleScene({ asOf: 'today' }), FONTS)).toThrow('"today"');
    const groups = [
      {
        id: 'a',
        label: '',
        shapes: [{ kind: 'path' as const, fill: '#000000', segments: [['M', NaN, 1] as const, ['L', 1, 1] as const] }],
      },
    ];
    expect(() =>
      writePdf(sampleScene({ pages: [{ width: 9, height: 9, background: '#ffffff', groups }] }), FONTS),
    ).toThrow('finite');
  });
});

function inflatedAfter(bytes: Uint8Array, offset: number): Uint8Array {
  const dictionary = latin1(bytes).slice(offset).split('stream\n')[0] ?? '';
  const start = offset + dictionary.length + 'stream\n'.length;
  return unzlibSync(bytes.subarray(start, start + Number(/\/Length (\d+)/.exec(dictionary)?.[1])));
}

function hexadecimal(text: string): string {
  return Buffer.from(text, 'utf16le').swap16().toString('hex').toUpperCase();
}
