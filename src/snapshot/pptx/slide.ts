import type { Box, Group, Page, Shape, TextShape } from '../scene';
import { escapeXml } from '../xml';
import { emu, solidFill } from './emu';
import { NAMESPACES, xmlPart } from './namespaces';
import { pathShape } from './path-shape';
import { pictureShape } from './picture-shape';
import type { SlideContext } from './slide-context';
import { textShape } from './text-shape';

interface Drawn {
  readonly xml: string;
  readonly box: Box;
}

/** One slide: the page's groups as groups of native shapes, its title as the slide's title. */
export function slide(page: Page, context: SlideContext): string {
  const title = page.groups
    .flatMap(({ shapes }) => shapes)
    .find((shape): shape is TextShape => shape.kind === 'text' && shape.role === 'title');
  const content = page.groups.map((group) => groupXml(group, title, context)).join('');
  return xmlPart(
    `<p:sld ${NAMESPACES}><p:cSld><p:bg><p:bgPr>${solidFill(page.background)}<a:effectLst/></p:bgPr></p:bg>` +
      `<p:spTree>${EMPTY_TREE}${content}</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>`,
  );
}

/** What every tree of shapes begins with. */
export const EMPTY_TREE =
  '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>';

/** A placeholder may not be in a group: the title stands beside its own. */
function groupXml(group: Group, title: TextShape | undefined, context: SlideContext): string {
  const id = context.nextId();
  const drawn = group.shapes.filter((shape) => shape !== title).flatMap((shape) => draw(shape, group.clip, context));
  const own = title && group.shapes.includes(title) ? textShape(title, { isTitle: true }, context) : null;
  const inside = drawn.length === 0 ? '' : wrap(group, { id, drawn });
  return `${inside}${own?.xml ?? ''}`;
}

function wrap({ id: name, label }: Group, { id, drawn }: { id: number; drawn: readonly Drawn[] }): string {
  const left = Math.min(...drawn.map(({ box }) => box.x));
  const top = Math.min(...drawn.map(({ box }) => box.y));
  const right = Math.max(...drawn.map(({ box }) => box.x + box.width));
  const bottom = Math.max(...drawn.map(({ box }) => box.y + box.height));
  const place = `x="${emu(left)}" y="${emu(top)}"`;
  const size = `cx="${emu(right - left)}" cy="${emu(bottom - top)}"`;
  return (
    `<p:grpSp><p:nvGrpSpPr><p:cNvPr id="${id}" name="${escapeXml(name)}" descr="${escapeXml(label)}"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>` +
    `<p:grpSpPr><a:xfrm><a:off ${place}/><a:ext ${size}/><a:chOff ${place}/><a:chExt ${size}/></a:xfrm></p:grpSpPr>` +
    `${drawn.map(({ xml }) => xml).join('')}</p:grpSp>`
  );
}

function draw(shape: Shape, clip: Box | undefined, context: SlideContext): Drawn[] {
  switch (shape.kind) {
    case 'path':
      return pathShape(shape, clip, context);
    case 'text':
      return [textShape(shape, { isTitle: false }, context) ?? []].flat();
    case 'image':
      return [pictureShape(shape, clip, context) ?? []].flat();
  }
}
