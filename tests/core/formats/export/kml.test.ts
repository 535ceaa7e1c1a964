import { DOMParser, type Element } from '@xmldom/xmldom';
import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { claimRecord } from '../../../../src/core/formats/export/claim-record';
import { writeKml, writeKmz } from '../../../../src/core/formats/export/kml';
import { caseWith } from '../../claims/case';
import { hostileInput, hostileText, inputOf, shippedCase, smallInput } from './input';

/** Throws at what is not well-formed. */
function parseXml(text: string): Element {
  const { documentElement } = new DOMParser({
    onError: (_level, message) => {
      throw new Error(message);
    },
  }).parseFromString(text, 'application/xml');
  if (documentElement === null) throw new Error('no document');
  return documentElement;
}

const all = (element: Element, name: string): Element[] => [...element.getElementsByTagName(name)];
const children = (element: Element): Element[] =>
  [...element.childNodes].filter((node): node is Element => node.nodeType === 1);
const textOf = (element: Element | undefined): string => element?.textContent ?? '';

/** OGC 12-007r2, the sequence of each type, as far as we write it. */
const ORDER: Readonly<Record<string, readonly string[]>> = {
  Document: ['name', 'description', 'Style', 'ExtendedData', 'Folder'],
  Folder: ['name', 'Placemark'],
  Placemark: [
    'name',
    'description',
    'TimeSpan',
    'styleUrl',
    'ExtendedData',
    'Point',
    'LineString',
    'Polygon',
    'MultiGeometry',
  ],
  Style: ['IconStyle', 'LineStyle', 'PolyStyle'],
  TimeSpan: ['begin', 'end'],
  LineStyle: ['color', 'width'],
  Polygon: ['outerBoundaryIs', 'innerBoundaryIs'],
  LineString: ['tessellate', 'coordinates'],
};

describe('writeKml', () => {
  it('is well-formed, and its elements come in the order of the schema', async () => {
    const root = parseXml(writeKml(inputOf(await shippedCase())));
    expect(root.namespaceURI).toBe('http://www.opengis.net/kml/2.2');
    for (const [name, order] of Object.entries(ORDER))
      for (const element of all(root, name)) {
        const places = children(element).map((child) => order.indexOf(child.nodeName));
        expect(places, name).not.toContain(-1);
        expect(places, name).toEqual([...places].sort((a, b) => a - b));
      }
  });

  it('has a style for every styleUrl, and no empty time span', async () => {
    const root = parseXml(writeKml(inputOf(await shippedCase())));
    const ids = new Set(all(root, 'Style').map((style) => `#${style.getAttribute('id') ?? ''}`));
    for (const url of all(root, 'styleUrl')) expect(ids).toContain(textOf(url));
    for (const span of all(root, 'TimeSpan')) expect(children(span).length).toBeGreaterThan(0);
  });

  it('takes the date of the source when nobody knows when it was said, and none when that is open too', async () => {
    const index = await caseWith((parts) => {
      for (const claim of parts['claims.json']) Object.assign(claim, { said: null, occasion: null });
    });
    const spanOf = (published: string): string =>
      all(
        parseXml(
          writeKml(inputOf({ ...index.case, sources: index.case.sources.map((source) => ({ ...source, published })) })),
        ),
        'TimeSpan',
      )
        .map(textOf)
        .join(' ');
    expect(spanOf('2020-05')).toContain('2020-05-012020-05-31');
    expect(spanOf('../2020-05-02')).toContain('2020-05-02');
    expect(spanOf('/2020-05-02')).toContain('2020-05-02');
  });

  it('draws a region as its area, never as a pin', async () => {
    const root = parseXml(writeKml(inputOf(await shippedCase())));
    const dataOf = (placemark: Element, name: string): string =>
      textOf(all(placemark, 'Data').find((data) => data.getAttribute('name') === name));
    const regions = all(root, 'Placemark').filter((placemark) =>
      /^(region|country)$/.test(dataOf(placemark, 'place_precision')),
    );
    expect(regions.length).toBeGreaterThan(5);
    for (const region of regions) expect(all(region, 'Point')).toEqual([]);
    expect(regions.some((region) => all(region, 'Polygon').length > 0)).toBe(true);
  });

  it('says its sources, attribution and digest, and fetches nothing', async () => {
    const input = await smallInput();
    const text = writeKml(input);
    expect(text).toContain(input.hash);
    expect(textOf(all(parseXml(text), 'Document')[0])).toContain(input.attribution[1]);
    expect(text).not.toMatch(/<href>|<Icon>|NetworkLink/);
  });

  it('keeps every column and lets no text become markup', async () => {
    await fc.assert(
      fc.asyncProperty(hostileText, async (text) => {
        const input = await hostileInput(text);
        const [claim] = input.claims;
        if (claim === undefined) throw new Error('no claim');
        const root = parseXml(writeKml(input));
        const placemark = all(root, 'Placemark')[0];
        const found: Record<string, string> = Object.fromEntries(
          (placemark ? all(placemark, 'Data') : []).map(
            (data) => [data.getAttribute('name') ?? '', textOf(data)] as const,
          ),
        );
        const inXml = (value: string): string =>
          value.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '');
        const expected = Object.entries(claimRecord(input, claim))
          .filter(([, value]) => value !== null && value !== '')
          .map(([name, value]) => [name, inXml(String(value))]);
        expect(found).toEqual(Object.fromEntries(expected));
        // What Google Earth reads as HTML has no tag but our line breaks.
        const html = textOf(placemark ? all(placemark, 'description')[0] : undefined);
        expect(html.replaceAll('<br>', '')).not.toContain('<');
      }),
      { numRuns: 60 },
    );
  });
});

describe('writeKmz', () => {
  it('holds the KML, and is the same bytes in every time zone', async () => {
    const input = await smallInput();
    const files = unzipSync(writeKmz(input));
    expect(strFromU8(files['doc.kml'] ?? new Uint8Array())).toBe(writeKml(input));
    const before = process.env['TZ'];
    const inZone = (zone: string): Uint8Array => {
      process.env['TZ'] = zone;
      return writeKmz(input);
    };
    try {
      expect(inZone('Pacific/Apia')).toEqual(inZone('America/St_Johns'));
    } finally {
      if (before === undefined) delete process.env['TZ'];
      else process.env['TZ'] = before;
    }
  });
});
