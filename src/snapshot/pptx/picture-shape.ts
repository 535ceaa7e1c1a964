import type { Box, ImageShape } from '../scene';
import { transform } from './emu';
import type { SlideContext } from './slide-context';

/** A picture, cropped to its group's frame; null when it lies outside. */
export function pictureShape(
  { box, png }: ImageShape,
  clip: Box | undefined,
  context: SlideContext,
): { xml: string; box: Box } | null {
  const shown = clip ? overlap(box, clip) : box;
  if (!shown) return null;
  const crop = {
    l: share(shown.x - box.x, box.width),
    t: share(shown.y - box.y, box.height),
    r: share(box.x + box.width - shown.x - shown.width, box.width),
    b: share(box.y + box.height - shown.y - shown.height, box.height),
  };
  const id = context.nextId();
  const xml =
    `<p:pic><p:nvPicPr><p:cNvPr id="${id}" name="Picture ${id}"/><p:cNvPicPr><a:picLocks noChangeAspect="1"/></p:cNvPicPr><p:nvPr/></p:nvPicPr>` +
    `<p:blipFill><a:blip r:embed="${context.addImage(png)}"/><a:srcRect l="${crop.l}" t="${crop.t}" r="${crop.r}" b="${crop.b}"/>` +
    `<a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr>${transform(shown)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>`;
  return { xml, box: shown };
}

function overlap(a: Box, b: Box): Box | null {
  const [x, y] = [Math.max(a.x, b.x), Math.max(a.y, b.y)];
  const width = Math.min(a.x + a.width, b.x + b.width) - x;
  const height = Math.min(a.y + a.height, b.y + b.height) - y;
  return width > 0 && height > 0 ? { x, y, width, height } : null;
}

/** In thousandths of a per cent. */
function share(length: number, whole: number): number {
  return Math.round((length / whole) * 100_000);
}
