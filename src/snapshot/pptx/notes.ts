import { printableText } from '../fonts/printable-text';
import type { Scene } from '../scene';
import { escapeXml } from '../xml';
import { NAMESPACES, xmlPart } from './namespaces';
import { EMPTY_TREE } from './slide';

/** A notes page stands upright, in EMU: 7.5 by 10 inches. */
export const NOTES_SIZE = { width: 6_858_000, height: 9_144_000 };

/** A slide's notes: what was claimed and by whom, the data's attribution, where the view is found again, the data's hash. */
export function notesSlide({ citations, attribution, permalink, hash }: Scene): string {
  const lines = [...citations, ...attribution, permalink, hash === '' ? '' : `SHA-256 ${hash}`]
    .map(printableText)
    .filter((line) => line !== '');
  const paragraphs = lines.map((line) => `<a:p><a:r><a:rPr dirty="0"/><a:t>${escapeXml(line)}</a:t></a:r></a:p>`);
  return xmlPart(
    `<p:notes ${NAMESPACES}><p:cSld><p:spTree>${EMPTY_TREE}` +
      `<p:sp><p:nvSpPr><p:cNvPr id="2" name="Slide"/><p:cNvSpPr><a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr><p:nvPr><p:ph type="sldImg"/></p:nvPr></p:nvSpPr><p:spPr/></p:sp>` +
      `<p:sp><p:nvSpPr><p:cNvPr id="3" name="Notes"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="body" idx="1"/></p:nvPr></p:nvSpPr><p:spPr/>` +
      `<p:txBody><a:bodyPr/><a:lstStyle/>${paragraphs.join('') || '<a:p/>'}</p:txBody></p:sp>` +
      `</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:notes>`,
  );
}

export function notesMaster(): string {
  const { width, height } = NOTES_SIZE;
  const margin = width / 10;
  const frame = (top: number, tall: number): string =>
    `<a:xfrm><a:off x="${margin}" y="${top}"/><a:ext cx="${width - 2 * margin}" cy="${tall}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>`;
  return xmlPart(
    `<p:notesMaster ${NAMESPACES}><p:cSld><p:bg><p:bgRef idx="1001"><a:schemeClr val="bg1"/></p:bgRef></p:bg><p:spTree>${EMPTY_TREE}` +
      `<p:sp><p:nvSpPr><p:cNvPr id="2" name="Slide"/><p:cNvSpPr><a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr><p:nvPr><p:ph type="sldImg" idx="2"/></p:nvPr></p:nvSpPr><p:spPr>${frame(margin, height * 0.35)}</p:spPr></p:sp>` +
      `<p:sp><p:nvSpPr><p:cNvPr id="3" name="Notes"/><p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="body" sz="quarter" idx="3"/></p:nvPr></p:nvSpPr><p:spPr>${frame(height * 0.45, height * 0.5)}</p:spPr>` +
      `<p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:pPr lvl="0"/></a:p></p:txBody></p:sp>` +
      `</p:spTree></p:cSld><p:clrMap bg1="lt1" tx1="dk1" bg2="lt2" tx2="dk2" accent1="accent1" accent2="accent2" accent3="accent3" accent4="accent4" accent5="accent5" accent6="accent6" hlink="hlink" folHlink="folHlink"/>` +
      `<p:notesStyle><a:lvl1pPr marL="0" algn="l"><a:defRPr sz="1000"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill><a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/></a:defRPr></a:lvl1pPr></p:notesStyle></p:notesMaster>`,
  );
}
