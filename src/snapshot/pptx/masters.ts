import { NAMESPACES, xmlPart } from './namespaces';
import { EMPTY_TREE } from './slide';

interface SlideSize {
  readonly width: number;
  readonly height: number;
}

const FONTS = '<a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/>';
/** How text looks that says nothing of itself. */
export const TEXT_STYLE = `<a:lvl1pPr marL="0" algn="l"><a:defRPr sz="1200"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill>${FONTS}</a:defRPr></a:lvl1pPr>`;

/** The master that all slides stand on: empty but for the title that PowerPoint wants. Sizes in EMU. */
export function slideMaster(size: SlideSize): string {
  return xmlPart(
    `<p:sldMaster ${NAMESPACES}><p:cSld><p:bg><p:bgRef idx="1001"><a:schemeClr val="bg1"/></p:bgRef></p:bg><p:spTree>${EMPTY_TREE}${titlePlaceholder(size)}</p:spTree></p:cSld>` +
      `<p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>` +
      `<p:sldLayoutIdLst><p:sldLayoutId id="2147483649" r:id="rId1"/></p:sldLayoutIdLst>` +
      `<p:txStyles><p:titleStyle>${TEXT_STYLE}</p:titleStyle><p:bodyStyle>${TEXT_STYLE}</p:bodyStyle><p:otherStyle>${TEXT_STYLE}</p:otherStyle></p:txStyles></p:sldMaster>`,
  );
}

export function slideLayout(size: SlideSize): string {
  return xmlPart(
    `<p:sldLayout ${NAMESPACES} type="titleOnly" preserve="1"><p:cSld name="Map"><p:spTree>${EMPTY_TREE}${titlePlaceholder(size)}</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>`,
  );
}

function titlePlaceholder({ width, height }: SlideSize): string {
  const margin = Math.round(Math.min(width, height) / 20);
  return (
    `<p:sp><p:nvSpPr><p:cNvPr id="2" name="Title"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="title"/></p:nvPr></p:nvSpPr>` +
    `<p:spPr><a:xfrm><a:off x="${margin}" y="${margin}"/><a:ext cx="${width - 2 * margin}" cy="${2 * margin}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr>` +
    `<p:txBody><a:bodyPr/><a:lstStyle/><a:p/></p:txBody></p:sp>`
  );
}
