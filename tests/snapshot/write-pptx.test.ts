import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { Scene, Shape } from '../../src/snapshot/scene';
import { writePptx } from '../../src/snapshot/write-pptx';
import { HOSTILE, line, SAMPLE_TEXTS, sampleScene } from './sample-scene';

describe('writePptx', () => {
  it('writes the same bytes for the same scene, in any time zone', () => {
    const first = writePptx(sampleScene());
    const zone = process.env['TZ'];
    process.env['TZ'] = 'Asia/Seoul';
    expect(Buffer.from(first).equals(writePptx(sampleScene()))).toBe(true);
    process.env['TZ'] = zone;
  });

  it('has only well-formed parts, and every one that is pointed to', () => {
    const parts = partsOf(
      sampleScene({ title: HOSTILE, subtitle: HOSTILE, citations: [HOSTILE], attribution: [HOSTILE] }),
    );
    for (const [name, part] of Object.entries(parts)) {
      if (!name.endsWith('.png')) expect(unbalanced(part), name).toBe('');
      expect(part.match(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/u) === null || name.endsWith('.png'), name).toBe(
        true,
      );
      if (!name.endsWith('.rels')) continue;
      const folder = name.replace(/_rels\/[^/]+$/, '');
      for (const [, target = '', external] of part.matchAll(/Target="([^"]*)"( TargetMode="External")?/g)) {
        if (!external) expect(Object.keys(parts)).toContain(new URL(target, `file:///${folder}`).pathname.slice(1));
      }
    }
    const types = parts['[Content_Types].xml'] ?? '';
    for (const [, name = ''] of types.matchAll(/PartName="\/([^"]*)"/g)) expect(Object.keys(parts)).toContain(name);
  });

  it('makes a slide of every page, of the page’s size', () => {
    const presentation = partsOf(sampleScene())['ppt/presentation.xml'];
    expect(presentation?.match(/<p:sldId /g)).toHaveLength(2);
    expect(presentation).toContain(`<p:sldSz cx="${Math.round(595.28 * 12700)}" cy="${Math.round(419.53 * 12700)}"/>`);
  });

  it('keeps shapes and words editable, in groups named by layer', () => {
    const slide = firstSlide(sampleScene());
    for (const name of ['map/basemap', 'map/claims', 'map/arrows', 'map/labels', 'footnotes']) {
      expect(slide).toMatch(new RegExp(`<p:grpSp><p:nvGrpSpPr><p:cNvPr id="\\d+" name="${name}"`));
    }
    expect(slide).toContain('name="Kursk Oblast"');
    expect(slide.match(/<a:custGeom>/g)?.length).toBeGreaterThanOrEqual(5);
    expect(slide).toContain(`<a:t>${SAMPLE_TEXTS.korean}</a:t>`);
    expect(slide).toContain('lang="ko-KR"');
    // A hatch is lines that end where the area does.
    expect(slide).toMatch(
      /fill="none">(<a:moveTo><a:pt [^>]+><\/a:moveTo><a:lnTo><a:pt [^>]+><\/a:lnTo>){10,}<\/a:path>/,
    );
    expect(slide).toContain('<a:custDash><a:ds d="300000" sp="150000"/></a:custDash>');
    expect(slide).toContain('<a:glow rad="25400"><a:srgbClr val="FFFFFF"/></a:glow>');
    const ids = [...slide.matchAll(/<p:cNvPr id="(\d+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('has the title as the slide’s title, outside of any group', () => {
    const slide = firstSlide(sampleScene());
    const before = slide.slice(0, slide.indexOf('<p:ph type="title"/>'));
    expect(before.match(/<p:grpSp>/g)?.length).toBe(before.match(/<\/p:grpSp>/g)?.length);
  });

  it('says the sources in every slide’s notes', () => {
    const parts = partsOf(sampleScene());
    for (const number of [1, 2]) {
      const notes = parts[`ppt/notesSlides/notesSlide${number}.xml`];
      expect(notes).toContain('<a:t>Example News, 28 October 2024, https://example.org/a</a:t>');
      expect(notes).toContain('<a:t>Boundaries: Natural Earth</a:t>');
    }
  });

  it('links to the web and nowhere else', () => {
    const relations = partsOf(sampleScene())['ppt/slides/_rels/slide1.xml.rels'] ?? '';
    const links = [...relations.matchAll(/Target="([^"]*)" TargetMode="External"/g)].map(([, target]) => target);
    expect(links).toEqual(['https://example.org/a?b=(1)&amp;c=%3C2%3E']);
  });

  it('cuts shapes where their group’s frame does', () => {
    const square: Shape = {
      kind: 'path',
      segments: [['M', -50, 20], ['L', 50, 20], ['L', 50, 80], ['L', -50, 80], ['Z']],
      fill: '#ff0000',
      stroke: { color: '#000000', width: 1 },
    };
    const outside: Shape = {
      kind: 'path',
      segments: [
        ['M', 300, 0],
        ['L', 310, 10],
      ],
      stroke: { color: '#000000', width: 1 },
    };
    const groups = [
      { id: 'map', label: 'Map', clip: { x: 0, y: 0, width: 100, height: 100 }, shapes: [square, outside] },
    ];
    const slide = firstSlide(sampleScene({ pages: [{ width: 200, height: 200, background: '#ffffff', groups }] }));
    expect(slide.match(/<p:sp>/g)).toHaveLength(2);
    expect(slide).toContain('<a:off x="0" y="254000"/><a:ext cx="635000" cy="762000"/>');
    // The cut edge is not drawn: three sides, open.
    expect(slide).toContain(
      'fill="none"><a:moveTo><a:pt x="0" y="0"/></a:moveTo><a:lnTo><a:pt x="635000" y="0"/></a:lnTo><a:lnTo><a:pt x="635000" y="762000"/></a:lnTo><a:lnTo><a:pt x="0" y="762000"/></a:lnTo></a:path>',
    );
  });

  it('is dated by the day that the map speaks for', () => {
    const core = partsOf(sampleScene({ title: 'A & B' }))['docProps/core.xml'];
    expect(core).toContain('<dcterms:created xsi:type="dcterms:W3CDTF">2024-10-29T00:00:00Z</dcterms:created>');
    expect(core).toContain('<dc:title>A &amp; B</dc:title>');
    expect(core).toContain('<dc:language>en</dc:language>');
  });

  it('refuses sizes that PowerPoint cannot have', () => {
    const page = {
      width: 50,
      height: 200,
      background: '#ffffff',
      groups: [{ id: 'a', label: '', shapes: [line('x')] }],
    };
    expect(() => writePptx(sampleScene({ pages: [page] }))).toThrow('72 to 4032');
    expect(() => writePptx(sampleScene({ pages: [] }))).toThrow('at least one page');
  });
});

function partsOf(scene: Scene): Record<string, string> {
  return Object.fromEntries(
    Object.entries(unzipSync(writePptx(scene))).map(([name, bytes]) => [name, strFromU8(bytes, name.endsWith('.png'))]),
  );
}

function firstSlide(scene: Scene): string {
  return partsOf(scene)['ppt/slides/slide1.xml'] ?? '';
}

/** The first thing wrong with a part's elements, or nothing. */
function unbalanced(xml: string): string {
  const open: string[] = [];
  const rest = xml
    .replace(/^<\?xml [^?]*\?>\n/, '')
    .replace(/<(\/?)([\w:]+)((?:\s[\w:]+="[^"<]*")*)(\/?)>/g, (_, end: string, name: string, __, empty: string) => {
      if (end !== '' && open.pop() !== name) open.push(`unexpected </${name}>`);
      if (end === '' && empty === '') open.push(name);
      return '';
    });
  const stray = /[<>]|&(?!(amp|lt|gt|quot|apos);)/.exec(rest)?.[0] ?? '';
  return `${open.join(' ')}${stray}`;
}
