import { utf8ToBytes } from '@noble/hashes/utils.js';
import { printableText } from '../fonts/printable-text';
import type { Scene } from '../scene';
import { escapeXml } from '../xml';
import type { PdfFile, PdfReference } from './pdf-file';
import { pdfAscii, pdfDictionary, pdfText } from './pdf-syntax';

const PROGRAM = 'Dateline';

/** The same twice, as readers old and new look for it: the information dictionary and an XMP packet. Dated by what the map speaks for, not by a clock. */
export function writeMetadata(scene: Scene, file: PdfFile): { info: PdfReference; xmp: PdfReference } {
  const date = pdfAscii(`D:${scene.asOf.replaceAll('-', '')}000000Z`);
  const info = file.add(
    pdfDictionary({
      Title: pdfText(printableText(scene.title)),
      Author: pdfText(PROGRAM),
      Subject: pdfText(printableText(scene.subtitle)),
      Keywords: pdfText(keywords(scene)),
      Creator: pdfText(PROGRAM),
      Producer: pdfText(PROGRAM),
      CreationDate: date,
      ModDate: date,
    }),
  );
  const xmp = file.addStream(utf8ToBytes(packet(scene)), {
    entries: { Type: '/Metadata', Subtype: '/XML' },
    // Readable to programs that do not read PDF.
    asIs: true,
  });
  return { info, xmp };
}

function keywords({ hash, permalink }: Scene): string {
  return [hash === '' ? '' : `sha256:${hash}`, permalink]
    .filter((part) => part !== '')
    .map(printableText)
    .join(', ');
}

function packet(scene: Scene): string {
  const language = escapeXml(scene.language);
  const alternatives = (text: string): string => `<rdf:Alt><rdf:li xml:lang="x-default">${text}</rdf:li></rdf:Alt>`;
  const line = (text: string): string => escapeXml(printableText(text));
  const description = [scene.subtitle, ...scene.citations].filter((text) => text !== '').map(line);
  const date = `${scene.asOf}T00:00:00Z`;
  return `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmp="http://ns.adobe.com/xap/1.0/">
<dc:format>application/pdf</dc:format>
<dc:title>${alternatives(line(scene.title))}</dc:title>
<dc:description>${alternatives(description.join('&#xA;'))}</dc:description>
<dc:creator><rdf:Seq><rdf:li>${PROGRAM}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>${language}</rdf:li></rdf:Bag></dc:language>
<dc:identifier>${scene.hash === '' ? '' : `sha256:${line(scene.hash)}`}</dc:identifier>
<dc:source>${line(scene.permalink)}</dc:source>
<dc:rights>${alternatives(scene.attribution.map(line).join('&#xA;'))}</dc:rights>
<pdf:Keywords>${escapeXml(keywords(scene))}</pdf:Keywords>
<pdf:Producer>${PROGRAM}</pdf:Producer>
<xmp:CreatorTool>${PROGRAM}</xmp:CreatorTool>
<xmp:CreateDate>${date}</xmp:CreateDate>
<xmp:ModifyDate>${date}</xmp:ModifyDate>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>`;
}
