import { DOMParser, type Document } from '@xmldom/xmldom';
import { strFromU8, unzipSync } from 'fflate';
import { PNG } from 'pngjs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { SnapshotWorld } from '../../src/cli/snapshot/make-snapshot';
import { indexCase } from '../../src/core/query/case-index';
import { createWholeQueryRunner } from '../../src/core/query/run-whole-query';
import { pngTexts } from './png-texts';
import { readable } from './readable-pdf';
import { HOSTILE } from './sample-scene';
import { makePages, shippedWorld } from './shipped-pages';

const LONG = 'ten thousand characters '.repeat(417).slice(0, 10_000);
const UNBROKEN = 'x'.repeat(10_000);
const TEXTS = { markup: HOSTILE, long: LONG, unbroken: UNBROKEN, empty: ' \u0000 ' } as const;
const FORMATS = ['svg', 'pdf', 'pptx', 'png'];

let world: SnapshotWorld;
let shown: string[];

beforeAll(async () => {
  world = await shippedWorld();
  const mapped = world.index.case.claims.filter(({ places }) => places.some(({ role }) => role !== 'spoken-at'));
  shown = mapped.slice(0, 3).map(({ id }) => id);
}, 60_000);

describe.each(Object.entries(TEXTS))('words that are %s', (kind, text) => {
  it('in title, statement, names and addresses neither break nor escape any file', async () => {
    const { scene, files } = await makePages(
      worldOf(text),
      { claim: shown, title: text, subtitle: text, 'as-of': '2024-10-29', dpi: 72 },
      FORMATS,
    );
    for (const [name, bytes] of files) {
      expect(bytes.length, name).toBeLessThan(3_000_000);
      if (name.endsWith('.svg')) expectSafeSvg(strFromU8(bytes));
      if (name.endsWith('.pdf')) expectSafePdf(bytes);
      if (name.endsWith('.pptx')) expectSafeParts(unzipSync(bytes));
      if (name.endsWith('.png')) {
        expect(PNG.sync.read(Buffer.from(bytes)).width, name).toBe(595);
        expect(pngTexts(bytes).get('Title'), name).toBe(scene.title);
      }
    }
    expect(scene.title.length).toBeGreaterThan(0);
    expect([...files.keys()].filter((name) => name.endsWith('.png'))).toHaveLength(scene.pages.length);
    // Every word of a statement is on the page, however long it is.
    if (kind === 'long') {
      const words = scene.pages
        .flatMap(({ groups }) => groups.filter(({ id }) => id === 'notes').flatMap(({ shapes }) => shapes))
        .flatMap((shape) => (shape.kind === 'text' ? shape.runs.map((run) => run.text) : []))
        .join(' ');
      expect(words.split('thousand').length - 1).toBeGreaterThanOrEqual(3 * 400);
    }
  });
});

/** The shipped case with other words wherever a source could bring them. */
function worldOf(text: string): SnapshotWorld {
  const { case: shipped } = world.index;
  const words = text.trim() === '' ? { en: text } : { en: text, id: text };
  const index = indexCase({
    ...shipped,
    claims: shipped.claims.map((claim) => ({ ...claim, statement: words })),
    actors: shipped.actors.map((actor) => ({ ...actor, names: words })),
    places: shipped.places.map((place) => ({ ...place, names: words })),
    sources: shipped.sources.map((source) => ({ ...source, title: text, url: `javascript:${text}` })),
  });
  return { ...world, index, runQuery: createWholeQueryRunner(index) };
}

function expectSafeSvg(svg: string): void {
  const { problems, document } = parseXml(svg);
  expect(problems).toEqual([]);
  expect(document.getElementsByTagName('script')).toHaveLength(0);
  const links = Array.from(document.getElementsByTagName('a'), (link) => link.getAttribute('href') ?? '');
  for (const link of links) expect(link).toMatch(/^https?:\/\//);
  expect(/ on[a-z]+="/.exec(svg)).toBeNull();
}

function expectSafePdf(bytes: Uint8Array): void {
  const pdf = readable(bytes);
  expect(strFromU8(bytes.subarray(0, 9), true)).toBe('%PDF-1.7\n');
  expect(pdf.endsWith('%%EOF\n')).toBe(true);
  expect(pdf).not.toMatch(/\/S \/(JavaScript|Launch|GoToR|SubmitForm)/);
  for (const [, address] of pdf.matchAll(/\/URI \((.*?)\)/g)) expect(address).toMatch(/^https?:/);
}

function expectSafeParts(parts: Readonly<Record<string, Uint8Array>>): void {
  for (const [name, bytes] of Object.entries(parts)) {
    if (name.endsWith('.png')) continue;
    const { problems } = parseXml(strFromU8(bytes));
    expect(problems, name).toEqual([]);
    expect(strFromU8(bytes), name).not.toMatch(/Target="javascript/i);
  }
}

function parseXml(text: string): { problems: string[]; document: Document } {
  const problems: string[] = [];
  const parser = new DOMParser({
    onError: (level, message) => {
      // Half a character becomes U+FFFD on the page, and the parser wonders at it.
      if (!message.includes('replacement character')) problems.push(`${level}: ${message}`);
    },
  });
  return { document: parser.parseFromString(text, 'text/xml'), problems };
}
