import type { FontSet } from './fonts/font-set';
import { PdfFile } from './pdf/pdf-file';
import { writeMetadata } from './pdf/pdf-metadata';
import { writeOutline } from './pdf/pdf-outline';
import { writePage } from './pdf/pdf-page';
import { PdfResources } from './pdf/pdf-resources';
import { PdfStructure } from './pdf/pdf-structure';
import { pdfAscii, pdfDictionary } from './pdf/pdf-syntax';
import type { Scene } from './scene';

/**
 * The scene as a PDF 1.7 file: vector shapes in named layers, text that can be selected and read aloud, links, bookmarks and metadata.
 * Same scene and fonts, same bytes.
 */
export function writePdf(scene: Scene, fonts: FontSet): Uint8Array<ArrayBuffer> {
  if (scene.pages.length === 0) throw new Error('Expected a scene with at least one page, got none.');
  if (!/^\d{4}-\d{2}-\d{2}$/.test(scene.asOf)) throw new Error(`Expected "asOf" as a day, got "${scene.asOf}".`);
  const file = new PdfFile();
  const catalog = file.reserve();
  const pages = file.reserve();
  const structure = new PdfStructure(file);
  const resources = new PdfResources(file, fonts);
  const context = { file, resources, structure, fonts };
  const kids = scene.pages.map((page) => writePage(page, pages, context));
  file.add(pdfDictionary({ Type: '/Pages', Kids: `[${kids.join(' ')}]`, Count: String(kids.length) }), pages);
  const layers = resources.finish().join(' ');
  const outline = writeOutline(structure.headings, file);
  const { info, xmp } = writeMetadata(scene, file);
  file.add(
    pdfDictionary({
      Type: '/Catalog',
      Pages: pages,
      Lang: pdfAscii(scene.language),
      MarkInfo: '<< /Marked true >>',
      StructTreeRoot: structure.finish(),
      ViewerPreferences: '<< /DisplayDocTitle true >>',
      Outlines: outline ?? undefined,
      Metadata: xmp,
      OCProperties: layers === '' ? undefined : `<< /OCGs [${layers}] /D << /Order [${layers}] /ON [${layers}] >> >>`,
    }),
    catalog,
  );
  return file.finish({ root: catalog, info });
}
