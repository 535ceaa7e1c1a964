import { utf8ToBytes } from '@noble/hashes/utils.js';
import type { Group, ImageShape, Page, Shape } from '../scene';
import type { PageContext } from './page-context';
import type { PdfReference } from './pdf-file';
import { writePath } from './pdf-path';
import type { PdfResources } from './pdf-resources';
import { pdfColor, pdfDictionary, pdfNumbers } from './pdf-syntax';
import { writeText } from './pdf-text';

/** Writes one page; the media, crop, bleed and trim boxes are the same, as nothing bleeds. */
export function writePage(page: Page, parent: PdfReference, context: PageContext): PdfReference {
  const { file, resources, structure } = context;
  const reference = file.reserve();
  const key = structure.startPage(reference, page.height);
  const content = [
    `/Artifact BMC ${pdfColor(page.background)} rg 0 0 ${pdfNumbers([page.width, page.height])} re f EMC`,
    ...page.groups.flatMap((group) => writeGroup(group, page, context)),
  ];
  const contents = file.addStream(utf8ToBytes(content.join('\n')));
  const annotations = structure.finishPage();
  const box = `[0 0 ${pdfNumbers([page.width, page.height])}]`;
  return file.add(
    pdfDictionary({
      Type: '/Page',
      Parent: parent,
      MediaBox: box,
      CropBox: box,
      BleedBox: box,
      TrimBox: box,
      Resources: resources.reference,
      Contents: contents,
      StructParents: String(key),
      Tabs: '/S',
      Annots: annotations.length > 0 ? `[${annotations.join(' ')}]` : undefined,
      // Blending in RGB, whatever a printer's own space is.
      Group: '<< /S /Transparency /CS /DeviceRGB >>',
    }),
    reference,
  );
}

function writeGroup(group: Group, page: Page, context: PageContext): string[] {
  if (group.shapes.length === 0) return [];
  const { clip } = group;
  return [
    `/OC /${context.resources.layer(group)} BDC q`,
    clip ? `${pdfNumbers([clip.x, page.height - clip.y - clip.height, clip.width, clip.height])} re W n` : '',
    ...group.shapes.flatMap((shape) => writeShape(shape, page, context)),
    'Q EMC',
  ];
}

function writeShape(shape: Shape, page: Page, context: PageContext): string[] {
  switch (shape.kind) {
    case 'path':
      return ['/Artifact BMC', ...writePath(shape, page.height, context.resources), 'EMC'];
    case 'text':
      return writeText(shape, page.height, context);
    case 'image':
      return ['/Artifact BMC', writeImage(shape, page.height, context.resources), 'EMC'];
  }
}

function writeImage({ box, png }: ImageShape, pageHeight: number, resources: PdfResources): string {
  const matrix = pdfNumbers([box.width, 0, 0, box.height, box.x, pageHeight - box.y - box.height]);
  return `q ${matrix} cm /${resources.image(png)} Do Q`;
}
