import { printableText } from '../fonts/printable-text';
import type { Scene } from '../scene';
import { escapeXml } from '../xml';
import { xmlPart } from './namespaces';

const PROGRAM = 'Dateline';

/** Title, language and dates of the file; dated by what the map speaks for, not by a clock. */
export function coreProperties({ title, subtitle, attribution, asOf, language, hash, permalink }: Scene): string {
  const date = `${asOf}T00:00:00Z`;
  const text = (value: string): string => escapeXml(printableText(value));
  const keywords = [hash === '' ? '' : `sha256:${hash}`, permalink].filter((part) => part !== '').join(', ');
  return xmlPart(
    `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">` +
      `<dc:title>${text(title)}</dc:title><dc:subject>${text(subtitle)}</dc:subject><dc:creator>${PROGRAM}</dc:creator>` +
      `<cp:keywords>${text(keywords)}</cp:keywords><dc:description>${attribution.map(text).join('\n')}</dc:description><cp:lastModifiedBy>${PROGRAM}</cp:lastModifiedBy>` +
      `<dcterms:created xsi:type="dcterms:W3CDTF">${date}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${date}</dcterms:modified>` +
      `<dc:language>${text(language)}</dc:language></cp:coreProperties>`,
  );
}

export function extendedProperties(slides: number): string {
  return xmlPart(
    `<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>${PROGRAM}</Application><Slides>${slides}</Slides><Notes>${slides}</Notes></Properties>`,
  );
}
